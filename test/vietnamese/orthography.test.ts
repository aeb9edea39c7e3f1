import { describe, expect, it } from "vitest";

import { isWellFormed, putTone, withoutTone } from "../../src/vietnamese/orthography.js";

describe("Vietnamese orthography", () => {
  it.each(["quyết", "quý", "gì", "giữa", "giêng", "hòa", "ngoài", "nghiêng", "khuỷu", "ủy", "ai", "đường"])(
    "%s is well formed, and its tone goes back to its place",
    (written) => {
      expect(isWellFormed(written)).toBe(true);
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(written.normalize("NFD"))?.[0] ?? "";
      expect(putTone(withoutTone(written), tone)).toBe(written);
    },
  );

  it.each(["hoà", "thuý", "loè"])("%s is well formed: the other accepted place", (written) => {
    expect(isWellFormed(written)).toBe(true);
  });

  it.each(["quyet", "quyêt", "quyềt", "qúy", "tòan", "đuợc", "hdnd", "web", "ngh", "a1", ""])(
    "%s is not",
    (written) => {
      expect(isWellFormed(written)).toBe(false);
    },
  );
});
