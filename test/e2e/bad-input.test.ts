import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { defaultToken } from "../emulator/server.ts";
import { temporaryDirectory } from "../search/parts.js";

const root = join(import.meta.dirname, "..", "..");
const question = "khi nào xã Nhị Hà đạt chuẩn nông thôn mới?";
const fact = "cuối năm 2022";
/** The terminal chat over the folders of a test. */
const settings = { CORPUS_DIR: "corpus", INDEX_DIR: "index", TELEGRAM_BOT_TOKEN: "" };

/** A compiled file run to its end, with no settings but the given ones. */
function run(
  file: string,
  given: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = "",
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist", file), ...given], {
    cwd: place,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...environment },
    input,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
const script = (name: string, ...given: string[]) => run(`scripts/${name}.js`, given);
const batch = (lines: readonly string[]) =>
  run("scripts/ask.js", ["--batch", "--index", "index"], {}, `${lines.join("\n")}\n`);

/** Every file below a folder with the hash of its bytes and when it was written. */
const contentOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .toSorted()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [
      path,
      createHash("sha256").update(readFileSync(path)).digest("hex"),
      statSync(path).mtimeMs,
    ]);

/** What became of files that were read is kept for the next run: no part of the index in force. */
const indexed = (folder: string) =>
  contentOf(folder).filter(([path]) => !String(path).includes("/documents/"));

/** One line and nothing else: no stack, no second thought. */
const sentence = /^(?!\s)[^\n]{10,600}\n$/u;

let published = "";
let place = "";

beforeAll(() => {
  published = place = temporaryDirectory();
  cpSync(join(root, "corpus"), join(place, "corpus"), { recursive: true });
  const { status, stderr } = script("ingest", "--corpus", "corpus", "--index", "index");
  if (status !== 0) throw new Error(stderr);
});

beforeEach(() => {
  place = temporaryDirectory();
  cpSync(published, place, { recursive: true, preserveTimestamps: true });
  writeFileSync(join(place, "file"), "not a folder");
});

/** The one generation's folder. */
const generation = () => {
  const [id = ""] = readdirSync(join(place, "index", "generations"));
  return join(place, "index", "generations", id);
};

function damage(name: string): void {
  const path = join(generation(), name);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
  chmodSync(path, 0o644);
  writeFileSync(path, bytes);
}

function put(folder: string, name: string, text: string): void {
  mkdirSync(join(place, folder), { recursive: true });
  writeFileSync(join(place, folder, name), text);
}

/** Runs `ingest` into the index in force, which must come out untouched. */
function refused(...given: string[]) {
  const before = indexed(place);
  const result = script("ingest", ...given);
  expect(result.stdout).toBe("");
  expect(result.stderr).toMatch(sentence);
  expect(indexed(place)).toEqual(before);
  return result;
}

describe("ingest", () => {
  it("of a missing corpus folder, or of a file in its place, fails with one sentence and changes nothing", () => {
    const missing = refused("--corpus", "nowhere", "--index", "index");
    expect(missing.stderr).toContain("There is no corpus folder nowhere");
    expect(missing.status).toBe(1);
    expect(refused("--corpus", "file", "--index", "index").status).toBe(1);
    expect(existsSync(join(place, "nowhere"))).toBe(false);
  });

  it("of a corpus folder without documents leaves the index as it is", () => {
    mkdirSync(join(place, "empty"));
    const { status, stderr } = refused("--corpus", "empty", "--index", "index");
    expect(status).toBe(1);
    expect(stderr).toContain("holds no documents");
  });

  const unreadable: readonly (readonly [string, string, string, string])[] = [
    ["an empty document", "a.txt", "", "không có chữ nào"],
    ["a document of blanks alone", "a.md", " \n\n\t\n", "không có chữ nào"],
    ["front matter that never ends", "a.md", "---\ntitle: Bản tin\nVăn bản.\n", "thiếu dòng “---”"],
    ["front matter that is no YAML", "a.md", "---\ntitle: [một\n---\nVăn bản.\n", "sai cú pháp"],
    ["an unknown field", "a.txt", "---\ntieu_de: Bản tin\n---\nVăn bản.\n", "trường lạ “tieu_de”"],
    ["a day that never was", "a.txt", "---\ndate: 2022-02-30\n---\nVăn bản.\n", "2022-02-30"],
    ["a field of a wrong type", "a.txt", "---\ntitle: [1, 2]\n---\nVăn bản.\n", "Trường “title”"],
    ["bytes that are no text", "a.txt", "PK\u0003\u0004\u0000\u0000", "không phải là văn bản chữ"],
    ["a format we cannot read", "a.csv", "Văn bản.", "Chưa đọc được loại tệp"],
  ];

  it.each(unreadable)("of %s alone leaves the index as it is", (_what, name, text, reason) => {
    put("bad", name, text);
    const { status, stderr } = refused("--corpus", "bad", "--index", "index");
    expect(status).toBe(1);
    expect(stderr).toContain(reason);
  });

  it.each(unreadable)(
    "publishes the others beside %s, names it and ends with 2",
    (_what, name, text, reason) => {
      put("corpus", name, text);
      const before = contentOf(join(place, "corpus"));
      const { status, stdout, stderr } = script("ingest", "--corpus", "corpus", "--index", "index");
      expect(status).toBe(2);
      expect(stderr).toBe("");
      expect(stdout).toContain(`- ${name}: `);
      expect(stdout).toContain(reason);
      expect(contentOf(join(place, "corpus"))).toEqual(before);
      expect(script("ask", "--index", "index", question).stdout).toContain(fact);
    },
  );

  it.each(["file", "file/index"])("without the right to write %s fails with one sentence", (index) => {
    const { status, stderr } = refused("--corpus", "corpus", "--index", index);
    expect(status).toBe(1);
    expect(stderr).toContain("Cannot write file");
    expect(readFileSync(join(place, "file"), "utf8")).toBe("not a folder");
  });
});

describe("an index that is", () => {
  const readers = [
    ["ask", question],
    ["search", question],
    ["documents"],
    ["documents", "--show", "huyen-uy-thuan-nam-quy-2-2022"],
  ] as const;

  it.each(["nowhere", "file", "file/index", "corpus"])(
    "not there (%s) is one sentence with the command to run",
    (index) => {
      const before = contentOf(place);
      for (const [name, ...given] of readers) {
        const { status, stdout, stderr } = script(name, "--index", index, ...given);
        expect(status).toBe(1);
        expect(stdout).toBe("");
        expect(stderr).toBe(`There is no index in ${index}. Run: npm run ingest\n`);
      }
      expect(contentOf(place)).toEqual(before);
    },
  );

  it.each(["manifest.json", "lexical.bin", "passages.bin", "sources.bin", "documents.json", "vectors.hnsw"])(
    "damaged in %s is refused in one sentence before anything reads it",
    (name) => {
      damage(name);
      const before = contentOf(place);
      for (const [command, ...given] of readers) {
        const { status, stdout, stderr } = script(command, "--index", "index", ...given);
        expect([status, stdout]).toEqual([1, ""]);
        expect(stderr).toMatch(sentence);
        expect(stderr).toContain("The index in index is damaged");
        expect(stderr).toContain("npm run ingest -- --force");
      }
      expect(contentOf(place)).toEqual(before);
    },
  );

  it("damaged in its trees is refused by the command that shows a tree", () => {
    damage("trees.json");
    const [, , , [command, ...given]] = readers;
    const { status, stdout, stderr } = script(command, "--index", "index", ...given);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(sentence);
    expect(stderr).toContain("is damaged");
  });

  it("cut short or damaged is mended by the next start, which then answers", () => {
    chmodSync(join(generation(), "vectors.hnsw"), 0o644);
    truncateSync(join(generation(), "vectors.hnsw"), 100);
    const { status, stdout } = run("main.js", [], settings, `${question}\n`);
    expect(status).toBe(0);
    expect(stdout).toContain(fact);
    expect(script("ask", "--index", "index", question).status).toBe(0);
  });
});

/** Runs a compiled file. @returns what came of it, and whether every file of the test's folder is as it was */
function attempt(file: string, given: readonly string[]) {
  // A lease on the generation that was read comes and goes.
  const seen = () => JSON.stringify(contentOf(place).filter(([path]) => !String(path).includes("/leases/")));
  const before = seen();
  const result = run(file, given, settings);
  return { ...result, isUntouched: seen() === before };
}

const usageError = { status: 64, stdout: "", stderr: expect.stringMatching(sentence), isUntouched: true };

describe("wrong usage is one sentence, exit 64, and nothing is written:", () => {
  it.each([
    ["ingest", ["--unknown"]],
    ["ingest", ["thừa"]],
    ["ingest", ["--corpus"]],
    ["ask", ["--unknown"]],
    ["ask", ["--role", "chief", question]],
    ["ask", []],
    ["ask", [""]],
    ["ask", ["   "]],
    ["ask", ["--batch", question]],
    ["search", ["--unknown"]],
    ["search", [""]],
    ["documents", ["--unknown"]],
    ["documents", ["--show", "khong-co"]],
    ["evaluate", ["--unknown"]],
    ["bench", ["--unknown"]],
  ])("%s %j", (name, given) => {
    expect(attempt(`scripts/${name}.js`, given)).toEqual(usageError);
  });

  it.each([[["--unknown"]], [["thừa"]]])("npm start -- %j", (given) => {
    expect(attempt("main.js", given)).toEqual(usageError);
  });
});

describe("a question that is", () => {
  it("empty gets a polite word in a batch, and nothing in the chat", () => {
    const { status, stdout, stderr } = batch(['{"id":"1","question":""}', '{"id":"2","question":" \\n "}']);
    expect([status, stderr]).toEqual([0, ""]);
    for (const line of stdout.trim().split("\n")) {
      expect(JSON.parse(line)).toMatchObject({ kind: "message", citations: [], nearest: [] });
      expect(JSON.parse(line).text).toMatch(/^Ông\/bà chưa gõ câu hỏi\./u);
    }
    expect(run("main.js", [], settings, "\n   \n")).toMatchObject({ status: 0, stdout: "" });
  });

  it.each([
    ["letters", "a".repeat(100_000)],
    ["syllables", "ế ".repeat(50_000)],
    ["one long word with marks", "ế".repeat(100_000)],
    ["half surrogate pairs", "\ud800".repeat(100_000)],
    ["document numbers", "06-NQ/HU ".repeat(11_112)],
  ])("of 100,000 characters (%s) is refused in one sentence, and the next one answered", (_what, long) => {
    const lines = [JSON.stringify({ id: "1", question: long }), JSON.stringify({ id: "2", question })];
    const { status, stdout, stderr } = batch(lines);
    expect([status, stderr]).toEqual([0, ""]);
    const [first, second] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: "1", kind: "refused", reason: "too-long", citations: [], nearest: [] });
    expect(first.text).toMatch(/^Câu hỏi dài quá 1000 ký tự\.[^\n]{1,100}$/u);
    expect(second.text).toContain(fact);
  });

  it("of 100,000 characters on the command line or in the chat is refused in one sentence too", () => {
    const long = "a".repeat(100_000);
    const asked = script("ask", "--index", "index", long);
    expect([asked.status, asked.stderr]).toEqual([0, ""]);
    expect(asked.stdout).toMatch(/^Câu hỏi dài quá 1000 ký tự\.[^\n]*\n$/u);
    const { status, stdout } = run("main.js", [], settings, `${long}\n${question}\n`);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Câu hỏi dài quá 1000 ký tự\.[^\n]*\n\n/u);
    expect(stdout).toContain(fact);
  });

  it("no JSON gets a line that says so; the others are answered, exit 64", () => {
    const { status, stdout } = batch([
      "không phải JSON",
      '{"id":"2"}',
      JSON.stringify({ id: "3", question }),
    ]);
    expect(status).toBe(64);
    const [first, second, third] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toEqual({ id: null, error: "Line 1 is not a JSON object." });
    expect(second).toEqual({ id: null, error: 'Line 2 needs a text field "question".' });
    expect(third.text).toContain(fact);
  });
});

describe("the service", () => {
  it("without the right to write its state says so in one sentence and ends with 1", () => {
    const { status, stdout, stderr } = run("main.js", [], {
      ...settings,
      STATE_DIR: "file/state",
      TELEGRAM_BOT_TOKEN: defaultToken,
      TELEGRAM_API_ROOT: "http://127.0.0.1:9",
    });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr.split("\n").at(-2)).toBe("Cannot use file/state: a part of the path is not a folder.");
    expect(stderr).not.toContain("    at ");
    expect(readFileSync(join(place, "file"), "utf8")).toBe("not a folder");
  });

  it("answers with a chat model that cannot be reached as without one, and keeps its key to itself", () => {
    const unreachable = {
      CHAT_MODEL: "openai:m",
      CHAT_MODEL_BASE_URL: "http://127.0.0.1:9/v1",
      CHAT_MODEL_API_KEY: "khoa-bi-mat",
    };
    const without = run("main.js", [], settings, `${question}\n`);
    const { status, stdout, stderr } = run("main.js", [], { ...settings, ...unreachable }, `${question}\n`);
    expect([status, stdout]).toEqual([0, without.stdout]);
    expect(stderr).toContain("model.failed");
    expect(stderr).not.toContain("khoa-bi-mat");
  });
});
