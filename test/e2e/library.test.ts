import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";

const compiled = (name: string) => pathToFileURL(join(import.meta.dirname, "../../dist", name)).href;

describe("the compiled library", () => {
  it("builds a graph of more than a thousand vectors in its thread and finds every passage by its own words", () => {
    const program = `
      import { buildIndex, openIndex } from ${JSON.stringify(compiled("index.js"))};
      import { generatePassages } from ${JSON.stringify(compiled("measure/generate.js"))};
      const { passages } = generatePassages(1200, 1);
      await buildIndex(passages, process.argv[1]);
      const index = await openIndex(process.argv[1]);
      let found = 0;
      for (const { id, title, text } of passages.slice(0, 200)) {
        const [first] = await index.search(title + " " + text, { limit: 1, mode: "dense" });
        if (first?.passageId === id) found += 1;
      }
      await index.close();
      console.log(found);`;
    const folder = mkdtempSync(join(tmpdir(), "library-"));
    const shown = execFileSync(process.execPath, ["--input-type=module", "-e", program, folder], {
      encoding: "utf8",
    });
    // A graph search is approximate: its recall here is 0.97 and more.
    expect(Number(shown)).toBeGreaterThanOrEqual(190);
  });
});
