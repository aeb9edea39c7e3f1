import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { DocumentRefusedError } from "../../src/errors.js";
import { remarkMessages } from "../../src/messages.js";
import { temporaryDirectory } from "../search/parts.js";
import { readText } from "./support.js";

const written = (audience: string) =>
  readText(
    `---\ntitle: Kế hoạch rà soát\n${audience}\n---\nRà soát hồ sơ đảng viên của xã trước ngày 15/11/2025.`,
  );

describe("the audience of a document", () => {
  it.each(["audience: officers", "audience: Officers", "audience: cán bộ", "audience: nội bộ"])(
    "is officers: %s",
    async (line) => {
      const { document, remarks } = await written(line);
      expect(document.identity.audience).toBe("officers");
      expect(remarks.join(" ")).not.toContain("audience");
    },
  );

  it.each(["audience: public", "audience: mọi người", "note: x"])("is everybody: %s", async (line) => {
    const { document } = await written(line);
    expect("audience" in document.identity).toBe(false);
  });

  it.each([
    ["audience: lãnh đạo", "lãnh đạo"],
    ["audience: oficers", "oficers"],
    ["audience:", ""],
    ["audience: 1", "1"],
  ])("that nobody knows is officers, and is said first: %s", async (line, value) => {
    const { document, remarks } = await written(line);
    expect(document.identity.audience).toBe("officers");
    expect(remarks[0]).toBe(remarkMessages.unknownAudience(value));
  });

  it.each(["audience: [officers]", "audience: true"])(
    "of another type refuses the document: %s",
    async (line) => {
      await expect(written(line)).rejects.toThrow(DocumentRefusedError);
    },
  );

  it("of one copy is that of the document, whichever copy is kept", () => {
    for (const first of ["a.txt", "b.txt"]) {
      const place = temporaryDirectory();
      const [corpus, index] = [join(place, "corpus"), join(place, "index")];
      mkdirSync(corpus);
      for (const name of ["a.txt", "b.txt"]) {
        const mark = name === first ? "audience: officers\n" : "";
        writeFileSync(
          join(corpus, name),
          `---\ntitle: Kế hoạch rà soát\nnumber: 40-KH/ĐU\ndate: 2025-12-01\n${mark}---\nRà soát hồ sơ đảng viên của xã trước ngày 15/11/2025.\n`,
        );
      }
      execFileSync(process.execPath, ["dist/scripts/ingest.js", "--corpus", corpus, "--index", index]);
      const list = execFileSync(process.execPath, ["dist/scripts/documents.js", "--index", index, "--json"]);
      const documents = JSON.stringify(JSON.parse(list.toString()));
      expect(documents).toContain('"audience":"officers"');
    }
  });
});
