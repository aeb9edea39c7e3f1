import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { buildIndex } from "../src/index.js";
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

/** Every module that a command loads, by its address, while it answers over an index of one passage. */
async function modulesOf(name: string): Promise<string[]> {
  const directory = join(place, "index");
  if (!existsSync(directory))
    await buildIndex([{ id: "a", title: "Tin", text: "Xã Nhị Hà đạt chuẩn năm 2022." }], directory);
  const hooks =
    "export async function load(url, context, next) { console.error('loaded ' + url); return next(url, context); }";
  const register = `import { register } from "node:module"; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});`;
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(register)}`,
      join(scripts, `${name}.js`),
      "--index",
      directory,
      "Nhị Hà",
    ],
    { cwd: place, encoding: "utf8" },
  );
  expect(status).toBe(0);
  return stderr.split("\n").flatMap((line) => /^loaded (.*)$/u.exec(line)?.[1] ?? []);
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
    ["evaluate", "--beir", "x", "--documents", "y"],
    ["evaluate", "--documents", "x", "--sample", "0"],
    ["evaluate", "--beir", "x", "--typing", "viqr"],
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
      const documents = run("evaluate", "--documents", directory);
      expect(documents.status).toBe(1);
      expect(documents.stderr).toMatch(sentence);
    }
  });

  it.each(["search", "ask"])("%s loads hnswlib, and nothing of LangChain", async (name) => {
    const modules = await modulesOf(name);
    expect(modules.filter((address) => /langchain|openai/u.test(address))).toEqual([]);
    expect(modules.filter((address) => address.includes("hnswlib-node"))).not.toEqual([]);
  });
});
