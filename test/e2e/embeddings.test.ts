import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";

import { type Answer, right, serveEmbeddings } from "../adapters/embedding-server.js";
import { temporaryDirectory } from "../search/parts.js";

const root = join(import.meta.dirname, "..", "..");
const key = "khoa-bi-mat-cua-dich-vu";
const question = "Khi nào xã Nhị Hà đạt chuẩn?";
/** One line and nothing else: no stack. */
const sentence = /^(?!\s)[^\n]{10,600}\n$/u;

/** Each test starts some processes, one after the other. */
const slow = { timeout: 120_000 };

let place = "";
beforeEach(() => {
  place = temporaryDirectory();
  mkdirSync(join(place, "corpus"));
  put("mot.txt", "Xã Nhị Hà đạt chuẩn nông thôn mới cuối năm 2022.\n");
  put("hai.txt", "Chợ phiên họp vào ngày chủ nhật hằng tuần.\n");
});

const put = (name: string, text: string) => writeFileSync(join(place, "corpus", name), text);
/** So many passages, each a sentence of its own. */
const putLong = (count: number) =>
  put("dai.txt", Array.from({ length: count }, (_, index) => `Thôn ${index} có ${index} hộ.\n\n`).join(""));

function start(name: string, given: readonly string[], settings: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(root, "dist", "scripts", `${name}.js`), ...given],
    {
      cwd: place,
      env: { PATH: process.env["PATH"], ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (piece: Buffer) => (output.stdout += piece.toString()));
  child.stderr?.on("data", (piece: Buffer) => (output.stderr += piece.toString()));
  const ended = new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once("close", (status) => resolve({ status, ...output }));
  });
  return { child, ended };
}

const run = (name: string, given: readonly string[], settings: Readonly<Record<string, string>> = {}) =>
  start(name, given, settings).ended;

const serviceAt = (url: string, embeddings = "openai:m-3") => ({
  EMBEDDINGS: embeddings,
  EMBEDDINGS_BASE_URL: url,
  EMBEDDINGS_API_KEY: key,
});

const inForce = () => readFileSync(join(place, ".index", "current"), "utf8");
const generations = () => readdirSync(join(place, ".index", "generations"));

describe("an index by an embedding service", slow, () => {
  it.each([
    ["openai:m-3", "@langchain/openai OpenAIEmbeddings.embedDocuments"],
    ["ollama:bge-m3:567m", "@langchain/ollama OllamaEmbeddings.embedDocuments"],
  ])(
    "%s is built and asked through LangChain; a second ingest pays for new text only",
    async (name, method) => {
      const { url, texts, calls } = await serveEmbeddings();
      const trace = join(place, "trace");
      const settings = serviceAt(url, name);
      const traced = {
        ...settings,
        NODE_OPTIONS: `--import ${pathToFileURL(join(root, "test", "fixtures", "trace-calls.mjs")).href}`,
        TRACE_FILE: trace,
      };
      expect(await run("ingest", [], traced)).toMatchObject({ status: 0, stderr: "" });
      expect(readFileSync(trace, "utf8")).toContain(`call ${method} adapters/embedding-clients.js`);
      const first = texts().length;
      expect(first).toBeGreaterThanOrEqual(2);

      expect(await run("ingest", ["--force"], settings)).toMatchObject({ status: 0 });
      expect(texts()).toHaveLength(first);

      put("hai.txt", "Chợ phiên họp vào ngày thứ bảy hằng tuần.\n");
      expect(await run("ingest", [], settings)).toMatchObject({ status: 0 });
      expect(texts().slice(first)).toEqual([expect.stringContaining("thứ bảy")]);

      const asked = await run("ask", [question], settings);
      expect(asked).toMatchObject({ status: 0, stderr: "" });
      expect(asked.stdout).toContain("cuối năm 2022");
      expect(calls.at(-1)).toMatchObject({ model: name.slice(name.indexOf(":") + 1), key: `Bearer ${key}` });
    },
  );

  it("keeps its cache beside the generations, however many of them go", async () => {
    const { url, texts } = await serveEmbeddings();
    for (let round = 0; round < 4; round += 1) {
      // eslint-disable-next-line no-await-in-loop -- one after the other
      expect(await run("ingest", ["--force"], serviceAt(url))).toMatchObject({ status: 0 });
    }
    expect(new Set(texts()).size).toBe(texts().length);
    expect(generations().length).toBeLessThan(4);
    expect(existsSync(join(place, ".index", "cache"))).toBe(true);
    const listed = await run("documents", [], serviceAt(url));
    expect(listed).toMatchObject({ status: 0, stderr: "" });
  });

  it("pays after a kill -9 for the rest only", async () => {
    putLong(150);
    let killed: ChildProcess | null = null;
    const { url, texts, calls, answerWith } = await serveEmbeddings((call, n) => {
      if (n < 3) return right(call, n);
      killed?.kill("SIGKILL");
      return { body: "", hangs: true };
    });
    const { child, ended } = start("ingest", [], serviceAt(url));
    killed = child;
    expect(await ended).toMatchObject({ status: null });
    expect(existsSync(join(place, ".index", "current"))).toBe(false);
    const paid = calls.slice(0, 2).flatMap(({ input }) => input);
    const before = texts().length;
    answerWith(right);
    expect(await run("ingest", [], serviceAt(url))).toMatchObject({ status: 0 });
    const rest = texts().slice(before);
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.filter((text) => paid.includes(text))).toEqual([]);
  });
});

describe("a wrong answer of the service", () => {
  const answers: readonly (readonly [string, Answer])[] = [
    ["another length", { vectors: [[1, 2, 3, 4]] }],
    ["null inside", { vectors: [[1, null, 3]] }],
    ["no vector", { vectors: [null] }],
    ["too few vectors", { vectors: [] }],
    ["too many vectors", { vectors: Array.from({ length: 2 }, () => [1, 2, 3]) }],
    ["a refusal that quotes the key", { status: 401, body: `{"error":{"message":"no ${key}"}}` }],
  ];

  it("ends the ingest with one sentence; the index in force stays", slow, async () => {
    const { url, answerWith } = await serveEmbeddings();
    expect(await run("ingest", [], serviceAt(url))).toMatchObject({ status: 0 });
    const before = [inForce(), generations()];
    put("hai.txt", "Chợ phiên họp vào ngày thứ bảy hằng tuần.\n");
    for (const [what, answer] of answers) {
      answerWith(() => answer);
      // eslint-disable-next-line no-await-in-loop -- one index
      const { status, stdout, stderr } = await run("ingest", [], serviceAt(url));
      expect([what, status, stdout]).toEqual([what, 1, ""]);
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toContain(key);
      expect([inForce(), generations()]).toEqual(before);
    }
    answerWith(right);
    expect((await run("ask", [question], serviceAt(url))).stdout).toContain("cuối năm 2022");
    expect(await run("ingest", [], serviceAt(url))).toMatchObject({ status: 0 });
  });
});

describe("an index by another embedder than the settings name", slow, () => {
  it("is refused with the command that mends it, before the service is asked; that command does", async () => {
    const { url, calls } = await serveEmbeddings();
    expect(await run("ingest", [])).toMatchObject({ status: 0 });
    for (const name of ["ask", "search"]) {
      // eslint-disable-next-line no-await-in-loop -- one after the other
      const { status, stdout, stderr } = await run(name, [question], serviceAt(url, "openai:x"));
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(sentence);
      expect(stderr).toContain("openai:x is configured");
      expect(stderr).toContain("npm run ingest");
    }
    expect(calls).toEqual([]);
    expect(await run("ingest", [], serviceAt(url, "openai:x"))).toMatchObject({ status: 0 });
    expect((await run("ask", [question], serviceAt(url, "openai:x"))).stdout).toContain("cuối năm 2022");
    expect(await run("ask", [question])).toMatchObject({ status: 1, stdout: "" });
  });
});
