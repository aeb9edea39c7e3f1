import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { temporaryDirectory } from "./search/parts.js";

const scripts = join(import.meta.dirname, "..", "dist", "scripts");
const place = temporaryDirectory();

function run(name: string, ...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(scripts, `${name}.js`), ...given], {
    cwd: place,
    encoding: "utf8",
    input: "",
  });
  return { status, stdout, stderr };
}

/** One line, no stack. */
const sentence = /^[^\n]+\n$/u;

describe.skipIf(!existsSync(join(scripts, "search.js")))("commands", () => {
  it.each([
    ["search", "--unknown"],
    ["search"],
    ["search", "--batch", "câu hỏi"],
    ["search", "--limit", "0", "câu hỏi"],
    ["search", "--limit", "mười", "câu hỏi"],
    ["evaluate"],
    ["evaluate", "--beir", "x", "--mode", "magic"],
    ["evaluate", "--beir", "x", "--typing", "telex"],
    ["bench", "--passages", "-5"],
    ["bench", "thừa"],
  ])("%s %s is wrong usage: one sentence, exit 64", (name, ...given) => {
    const { status, stdout, stderr } = run(name, ...given);
    expect(status).toBe(64);
    expect(stdout).toBe("");
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain("    at ");
  });

  it("a missing index or folder is one sentence, exit 1", () => {
    writeFileSync(join(place, "tệp"), "");
    for (const directory of ["không có", "tệp"]) {
      const { status, stderr } = run("search", "--index", directory, "câu hỏi");
      expect(status).toBe(1);
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toContain("    at ");
      expect(run("evaluate", "--beir", directory).status).toBe(1);
    }
  });
});
