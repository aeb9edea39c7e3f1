import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

import { Program } from "./e2e/program.ts";
import { defaultToken, Emulator } from "./emulator/server.ts";
import { temporaryDirectory } from "./search/parts.js";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const place = temporaryDirectory();
const index = join(place, "index");
const question = "Khi nào xã Nhị Hà đạt chuẩn xã Nông thôn mới?";

/** Sends a process's calls and loaded modules to a file of its own. */
const traceTo = (file: string) => ({
  NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, "fixtures", "trace-calls.mjs")).href}`,
  TRACE_FILE: file,
});

/** What a trace says: "hnswlib-node HierarchicalNSW.addPoint adapters/hnsw-graph.js", and the loaded modules' addresses. */
function readTrace(file: string) {
  const lines = readFileSync(file, "utf8").split("\n");
  const after = (word: string) =>
    new Set(lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1)));
  return { calls: [...after("call")], loaded: [...after("load")] };
}

let runs = 0;

/** Runs one compiled file to its end. */
function run(arguments_: readonly string[], cwd = root, settings: Readonly<Record<string, string>> = {}) {
  runs += 1;
  const file = join(place, `trace-${runs}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, arguments_, {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...traceTo(file), ...settings },
  });
  return { status, stdout, stderr, ...readTrace(file) };
}

const script = (name: string, ...given: string[]) => [join(dist, "scripts", `${name}.js`), ...given];

/** Names of the packages below node_modules/ that something was loaded from. */
const packagesOf = (loaded: readonly string[]) =>
  new Set(
    loaded.flatMap(
      (url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(decodeURIComponent(url))?.[1] ?? [],
    ),
  );

let ingested: ReturnType<typeof run>;
/** What the process that ingestion reads its files in does; in there nothing can write a trace. */
let read: ReturnType<typeof run>;
beforeAll(() => {
  const corpus = join(place, "corpus");
  mkdirSync(corpus);
  writeFileSync(
    join(corpus, "ban-tin.md"),
    "---\ntitle: Bản tin nông thôn mới\ndate: 2022-04-07\n---\n" +
      "Phấn đấu xây dựng xã Nhị Hà đến cuối năm 2022 đạt chuẩn xã Nông thôn mới.\n",
  );
  // Tags that do not fit: such pages are left to cheerio.
  writeFileSync(
    join(corpus, "trang.html"),
    "<p><b>Chợ phiên <i>họp vào</b> ngày</i> chủ nhật hằng tuần.</p>",
  );
  writeFileSync(join(corpus, "trang-gon.html"), "<p>Trạm y tế xã mở cửa từ thứ hai đến thứ sáu.</p>");
  // No stop, comma or line end to cut along: only a splitter can.
  writeFileSync(join(corpus, "lien-mach.txt"), `Xã ${"tổ chức chợ phiên vùng cao ".repeat(60)}\n`);
  ingested = run(script("ingest", "--corpus", corpus, "--index", index));
  read = run([join(import.meta.dirname, "fixtures", "read-here.mjs"), corpus]);
});

describe("the packages that the program is said to stand on", () => {
  it("hnswlib-node builds the vectors of an index", () => {
    expect(ingested).toMatchObject({ status: 0, stderr: "" });
    expect(ingested.calls).toContain("hnswlib-node HierarchicalNSW.addPoint adapters/hnsw-graph.js");
  });

  it("hnswlib-node finds the nearest passages of a question", () => {
    for (const name of ["ask", "search"]) {
      const asked = run(script(name, "--index", index, question));
      expect(asked.stdout).toContain("cuối năm 2022");
      expect(asked.calls).toContain("hnswlib-node HierarchicalNSW.searchKnn adapters/hnsw-graph.js");
    }
  });

  it("LangChain's splitter cuts text that has no structure", () => {
    expect(read).toMatchObject({ status: 0, stderr: "" });
    expect(read.calls).toContain(
      "@langchain/textsplitters RecursiveCharacterTextSplitter.splitText adapters/langchain-splitter.js",
    );
  });

  it("yaml reads front matter, htmlparser2 and cheerio read web pages", () => {
    expect(read.calls).toContain("yaml parseDocument ingest/read/front-matter.js");
    expect(read.calls).toContain("cheerio load ingest/read/html.js");
    expect(read.calls).toContain("htmlparser2 Tokenizer.write ingest/read/html-tree.js");
  });

  it("dotenv reads the settings of .env, for the commands and for the service", () => {
    const folder = join(place, "of its own");
    mkdirSync(folder);
    writeFileSync(join(folder, ".env"), `INDEX_DIR=${index}\nCORPUS_DIR=${join(place, "corpus")}\n`);
    const asked = run(script("ask", question), folder);
    expect(asked.stdout).toContain("cuối năm 2022");
    expect(asked.calls).toContain("dotenv config scripts/run.js");
    const served = run([join(dist, "main.js")], folder);
    expect(served).toMatchObject({ status: 0 });
    expect(served.calls).toContain("dotenv config main.js");
  });

  it("telegraf routes every update of the bot", async () => {
    const emulator = await new Emulator().start();
    const program = await Program.inNewFolder();
    try {
      const trace = join(place, "trace-bot");
      program.start({
        TELEGRAM_BOT_TOKEN: defaultToken,
        TELEGRAM_API_ROOT: emulator.url,
        ...traceTo(trace),
      });
      emulator.person(11).say(question);
      await emulator.waitFor(() => emulator.texts(11).length > 0, "an answer");
      expect(readTrace(trace).calls).toContain("telegraf Telegraf.handleUpdate channels/telegram/channel.js");
      expect((await program.signal("SIGTERM")).code).toBe(0);
    } finally {
      await program.remove();
      await emulator.stop();
    }
  });

  it("langchain makes the search a tool, @langchain/community serves its vectors", () => {
    const user = [
      `import { openIndex } from "hoi-nghi-quyet";`,
      `import { asTool, asVectorStore } from "hoi-nghi-quyet/langchain";`,
      `const tool = asTool(await openIndex(${JSON.stringify(index)}));`,
      `console.log(await tool.invoke({ question: "chợ phiên họp ngày nào" }));`,
      `const store = await asVectorStore(${JSON.stringify(index)});`,
      `console.log((await store.similaritySearch("chợ phiên họp ngày nào", 3)).length);`,
    ].join("\n");
    const used = run(["--input-type=module", "--eval", user]);
    expect(used.stdout).toContain("chủ nhật hằng tuần");
    expect(used.stdout).toMatch(/^3$/mu);
    expect(used.calls).toContain("langchain tool langchain.js");
    expect(used.calls).toContain(
      "@langchain/community/vectorstores/hnswlib HNSWLib.similaritySearchVectorWithScore langchain.js",
    );
  });

  it("vitest runs every test", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(scripts.test).toBe("vitest run");
    expect(process.env["VITEST"]).toBe("true");
  });
});

describe("a question without a model", () => {
  it("loads neither LangChain nor Telegraf nor a reader of documents", () => {
    const asked = run(script("ask", "--index", index, question));
    expect(asked.stdout).toContain("cuối năm 2022");
    const packages = packagesOf(asked.loaded);
    // The listing sees both kinds of modules: zod is asked for by `import`, `bindings` by `require`.
    expect([...packages]).toEqual(expect.arrayContaining(["zod", "hnswlib-node", "bindings"]));
    const readers = ["telegraf", "cheerio", "yaml", "dotenv", "https-proxy-agent"];
    const unwanted = [...packages].filter(
      (name) => /^(?:langchain|@langchain\/.*|openai)$/u.test(name) || readers.includes(name),
    );
    expect(unwanted).toEqual([]);
  });

  it("which the same listing would show: a model loads LangChain and its own vendor's class alone", () => {
    const settings = { CHAT_MODEL: "ollama:m", CHAT_MODEL_BASE_URL: "http://127.0.0.1:9" };
    const asked = run(script("ask", "--index", index, question), root, settings);
    // Nobody answers there.
    expect(asked.stdout).toContain("cuối năm 2022");
    const packages = [...packagesOf(asked.loaded)];
    expect(packages).toEqual(expect.arrayContaining(["langchain", "@langchain/core", "@langchain/ollama"]));
    expect(packages.filter((name) => /anthropic|google|openai/u.test(name))).toEqual([]);
  });

  it("which the same listing would show: reading loads the splitter and both readers", () => {
    const packages = packagesOf(read.loaded);
    expect([...packages]).toEqual(expect.arrayContaining(["@langchain/textsplitters", "cheerio", "yaml"]));
  });
});
