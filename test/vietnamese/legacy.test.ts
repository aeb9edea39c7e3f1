import { execFileSync } from "node:child_process";

import { describe, expect, it } from "vitest";

import { decodeLegacy, encodingOfFont } from "../../src/vietnamese/legacy.js";
import { tcvn3 } from "../../src/vietnamese/legacy-tables.js";

function iconv(bytes: Uint8Array): string | null {
  try {
    return execFileSync("iconv", ["-f", "TCVN5712-1", "-t", "UTF-8"], {
      input: bytes,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "ignore"],
    });
  } catch {
    return null;
  }
}
/** Every byte from 0x80 that is a letter or a mark, each after a letter that can carry a mark. */
const bytes = Uint8Array.from(Array.from({ length: 128 }, (_, index) => [0x61, 0x80 + index, 0x20]).flat());
const system = iconv(bytes);

describe("TCVN3", () => {
  it.skipIf(system === null)("is what glibc's iconv reads", () => {
    const ours = decodeLegacy(Buffer.from(bytes).toString("latin1"), "tcvn3");
    expect(ours).toBe(system?.normalize("NFC"));
  });

  it("covers all 128 places", () => {
    expect(new Set(Array.from(tcvn3.keys()).filter((key) => key <= "\u00ff")).size).toBe(128);
  });

  it("reads a sentence", () => {
    expect(decodeLegacy("HuyÖn ñy ThuËn Nam", "tcvn3")).toBe("Huyện ủy Thuận Nam");
  });
});

describe("fonts", () => {
  it.each([
    [".VnTime", { encoding: "tcvn3", isCapital: false }],
    ["ABCDEF+.VnTimeH,Bold", { encoding: "tcvn3", isCapital: true }],
    ["VNI-Times", { encoding: "vni", isCapital: false }],
    ["Times New Roman", null],
  ])("%s", (name, font) => {
    expect(encodingOfFont(name)).toEqual(font);
  });
});
