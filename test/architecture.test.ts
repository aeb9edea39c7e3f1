import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** One row of the README's import table. `*` = any. */
interface Part {
  /** Parts and files of ours, beside itself. */
  readonly ours: readonly string[];
  readonly packages: readonly string[];
}

const shared = ["document", "vietnamese", "ports", "errors", "messages"];

/** Who may import whom. A type-only import counts: it ties two parts together as well. */
const table: Readonly<Record<string, Part>> = {
  vietnamese: { ours: [], packages: [] },
  errors: { ours: [], packages: [] },
  messages: { ours: [], packages: [] },
  document: { ours: ["vietnamese"], packages: ["node:crypto"] },
  ports: { ours: ["document"], packages: [] },
  ingest: { ours: [...shared, "ingest/read"], packages: [] },
  "ingest/read": {
    ours: [...shared, "ingest"],
    packages: [
      "yaml",
      "cheerio",
      "htmlparser2",
      "saxes",
      "pdfjs-dist",
      "@libpdf/core",
      "@hyzyla/pdfium",
      "node:module",
      "node:zlib",
    ],
  },
  search: { ours: shared, packages: [] },
  ask: { ours: [...shared, "search"], packages: [] },
  adapters: {
    ours: shared,
    packages: [
      "node:",
      "yaml",
      "hnswlib-node",
      "tesseract.js",
      "langchain",
      "@langchain/openai",
      "@langchain/ollama",
      "@langchain/textsplitters",
    ],
  },
  channels: { ours: [...shared, "ask"], packages: ["node:", "telegraf", "https-proxy-agent"] },
  measure: {
    ours: ["*", "-channels", "-main"],
    packages: ["node:", "fflate", "minisearch", "@langchain/community"],
  },
  config: { ours: ["errors"], packages: ["zod"] },
  compose: { ours: ["*", "-main"], packages: ["node:"] },
  reader: { ours: ["adapters", "document", "errors", "ingest", "ingest/read", "ports"], packages: ["node:"] },
  index: { ours: ["*", "-main"], packages: ["node:"] },
  builtin: { ours: ["adapters", "ports", "search"], packages: [] },
  langchain: { ours: ["*", "-main"], packages: ["@langchain/", "langchain", "zod"] },
  maintain: { ours: ["adapters", "errors", "messages", "ports", "search"], packages: ["node:"] },
  "live-index": { ours: ["ask", "document", "earlier-libraries", "ports"], packages: [] },
  "earlier-libraries": { ours: ["ask", "document", "ports"], packages: [] },
  service: {
    ours: ["adapters", "channels", "ask", "config", "errors", "messages", "ports"],
    packages: ["node:"],
  },
  main: {
    ours: ["adapters", "service", "compose", "config", "errors", "measure"],
    packages: ["dotenv", "node:"],
  },
};

/** The longest row that a path below src/ falls under: "ingest/read/html.ts" -> "ingest/read". */
function partOf(path: string): string {
  const bare = path.replace(/\.(?:ts|js)$/u, "");
  const rows = Object.keys(table).filter((row) => bare === row || bare.startsWith(`${row}/`));
  return rows.toSorted((one, other) => other.length - one.length)[0] ?? bare;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => `${folder}/${name}`);
}

interface Import {
  readonly wanted: string;
  /** `await import(…)`: loaded when asked for. */
  readonly isLazy: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^;"]*?from\s*"([^"]+)"|(?:^|\n)import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gu;
  return [...text.matchAll(pattern)].map(([, from, bare, lazy]) => ({
    wanted: from ?? bare ?? lazy ?? "",
    isLazy: lazy !== undefined,
  }));
}

function isAllowed(file: string, { wanted, isLazy }: Import): boolean {
  const own = partOf(relative("src", file));
  const row = table[own];
  if (row === undefined) return false;
  if (!wanted.startsWith(".")) {
    return row.packages.some(
      (name) =>
        wanted === name || wanted.startsWith(name.endsWith(":") || name.endsWith("/") ? name : `${name}/`),
    );
  }
  const target = partOf(relative("src", join(dirname(file), wanted)));
  // The composition root may reach LangChain's entry only when a setting asks for it.
  if (target === "langchain") return isLazy;
  const isRefused = row.ours.includes(`-${target}`);
  return target === own || (!isRefused && (row.ours.includes("*") || row.ours.includes(target)));
}

/** A file without its comments. */
const codeOf = (file: string) =>
  readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, "");

const lengthOf = (file: string) => readFileSync(join(root, file), "utf8").trimEnd().split("\n").length;

const sources = filesBelow("src");

describe("the import table", () => {
  it.each(sources)("%s imports only what its part may", (file) => {
    expect(importsOf(file).filter((one) => !isAllowed(file, one))).toEqual([]);
  });

  it("has a row for every file and a file for every row", () => {
    const parts = new Set(sources.map((file) => partOf(relative("src", file))));
    expect([...parts].filter((part) => !(part in table))).toEqual([]);
  });

  it("sees imports of every form", () => {
    const found = importsOf("test/architecture.test.ts").map(({ wanted }) => wanted);
    expect(found).toEqual(["node:fs", "node:path", "vitest"]);
  });

  it.each([
    ["src/vietnamese/x.ts", "../document/passage.js", false],
    ["src/search/x.ts", "../ask/ask.js", false],
    ["src/search/x.ts", "node:fs", false],
    ["src/ask/x.ts", "../search/opened.js", true],
    ["src/adapters/x.ts", "../search/files.js", false],
    ["src/measure/x.ts", "../channels/console/console.js", false],
    ["src/compose.ts", "./langchain.js", false],
    ["src/ingest/x.ts", "cheerio", false],
  ])("%s importing %s: %s", (file, wanted, allowed) => {
    expect(isAllowed(file, { wanted, isLazy: false })).toBe(allowed);
  });
});

describe("the habits", () => {
  it("LangChain is imported at load time by its own entry alone", () => {
    const eager = sources.filter((file) =>
      importsOf(file).some(
        ({ wanted, isLazy }) => /^(?:@langchain\/|langchain(?:$|\/))/u.test(wanted) && !isLazy,
      ),
    );
    expect(eager).toEqual(["src/langchain.ts"]);
  });

  it("the bench's peers are loaded only when it is their turn", () => {
    const peers = /^(?:minisearch|@langchain\/community)(?:$|\/)/u;
    const measuring = sources.filter((file) => file.startsWith("src/measure/"));
    const imports = measuring.flatMap((file) => importsOf(file).filter(({ wanted }) => peers.test(wanted)));
    expect(imports.map(({ isLazy }) => isLazy)).toEqual([true, true]);
  });

  it("the environment is read only by main.ts and scripts/", () => {
    const readers = sources.filter((file) => /process\.env\b/u.test(codeOf(file)));
    expect(readers.filter((file) => file !== "src/main.ts")).toEqual([]);
  });

  it("no file of src/ has more than 250 lines, a script more than 40", () => {
    expect(sources.filter((file) => lengthOf(file) > 250)).toEqual([]);
    const scripts = filesBelow("scripts").filter((file) => !file.includes("/train/"));
    expect(scripts.filter((file) => lengthOf(file) > 40)).toEqual([]);
  });

  it("no test replaces a module", () => {
    const mocking = filesBelow("test").filter((file) =>
      /\bvi\.(?:mock|doMock)\(/u.test(readFileSync(join(root, file), "utf8")),
    );
    expect(mocking).toEqual([]);
  });
});
