import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { IngestEvent } from "../../src/ingest/events.ts";
import type { HostileFile } from "./file.ts";
import { makeHostile } from "./make.ts";

const formats = join(import.meta.dirname, "..", "fixtures", "formats");
const good = ["nghi-quyet.docx", "chuong-trinh.txt"];
/** Milliseconds that one file may take, a scan's page as well. */
const longest = 61_000; // and the time of telling
const mostGrowth = 200; // MiB

const place = mkdtempSync(join(tmpdir(), "hoi-hostile-"));
const corpus = join(place, "corpus");
const index = join(place, "index");

/** Resident memory of a process in MiB; null where the system does not tell, or when it has ended. */
function residentOf({ pid }: ChildProcess): number | null {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) / 1024;
  } catch {
    return null;
  }
}

interface Run {
  readonly code: number | null;
  readonly events: readonly IngestEvent[];
  readonly errors: string;
  /** MiB, from the first event to the end. */
  readonly resident: readonly number[];
  /** Milliseconds that each file took, from "reading" to its outcome, by path. */
  readonly took: ReadonlyMap<string, number>;
}

function ingest(): Promise<Run> {
  const child = spawn(
    process.execPath,
    ["dist/scripts/ingest.js", "--json", "--corpus", corpus, "--index", index],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const events: IngestEvent[] = [];
  const resident: number[] = [];
  const began = new Map<string, number>();
  const took = new Map<string, number>();
  let [rest, errors] = ["", ""];
  const note = (event: IngestEvent): void => {
    events.push(event);
    if (event.event === "reading") began.set(event.path, Date.now());
    else if (event.event === "document" || event.event === "refused" || event.event === "duplicate") {
      const start = began.get(event.path);
      if (start !== undefined) took.set(event.path, Date.now() - start);
    }
  };
  child.stdout.on("data", (piece: Buffer) => {
    const lines = `${rest}${piece.toString()}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) note(JSON.parse(line));
  });
  child.stderr.on("data", (piece: Buffer) => (errors += piece.toString()));
  const watch = setInterval(() => {
    const now = events.length === 0 ? null : residentOf(child);
    if (now !== null) resident.push(now);
  }, 50);
  return new Promise((resolve) => {
    child.once("close", (code) => {
      clearInterval(watch);
      resolve({ code, events, errors, resident, took });
    });
  });
}

let files: HostileFile[] = [];
const called: string[] = [];
let run: Run = { code: null, events: [], errors: "", resident: [], took: new Map() };
let server: Server;
/** Where the zips with evil names would write. */
const traps = ["x", "y", "z"].map((name) => `/tmp/hoi-hostile-${name}`);

beforeAll(async () => {
  server = createServer((request, response) => {
    called.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  files = makeHostile(corpus, `http://127.0.0.1:${port}`);
  mkdirSync(corpus, { recursive: true });
  for (const name of good) copyFileSync(join(formats, name), join(corpus, name));
  run = await ingest();
}, 600_000);
afterAll(() => {
  server.close();
  rmSync(place, { recursive: true, force: true });
});

/** What became of a file: the reason of its refusal, "read", or null where nothing was said of it. */
function outcomeOf(name: string): string | null {
  const path = name.normalize("NFC");
  for (const event of run.events) {
    if ((event.event === "document" || event.event === "duplicate") && event.path === path) return "read";
    if (event.event === "refused" && event.path === path) return `refused: ${event.reason}`;
  }
  return null;
}

/** Whole Vietnamese sentences that say what to do or what is wrong, and nothing of the machine's. */
const sentence = /^refused: \p{Lu}(?=[^]*[ăâđêôơưà-ỹ])[^\n]*[.?!”]$/u;

describe("a corpus of hostile files and two good ones", () => {
  it("is ingested: the good are published, refusals are told (exit 2)", () => {
    expect(run.errors).not.toMatch(/\n\s+at /u);
    expect(run.code).toBe(2);
    expect(good.map(outcomeOf)).toEqual(["read", "read"]);
    expect(run.events.some(({ event }) => event === "published")).toBe(true);
  });

  it("says of every hostile file that it was read, or in one Vietnamese sentence why not", () => {
    const outcomes = files.map(({ name, wanted }) => ({ name, wanted, outcome: outcomeOf(name) }));
    const wrong = outcomes.filter(({ wanted, outcome }) => {
      if (outcome === null) return true;
      if (outcome === "read") return wanted === "refused";
      return wanted === "read" || !sentence.test(outcome);
    });
    expect(wrong).toEqual([]);
  });

  it("keeps no file for longer than a minute", () => {
    const late = [...run.took].filter(([, milliseconds]) => milliseconds > longest);
    expect(late).toEqual([]);
    expect(run.took.size).toBeGreaterThan(files.length / 2);
  });

  it.skipIf(!existsSync("/proc/self/status"))("costs the command itself at most 200 MiB", () => {
    expect(run.resident.length).toBeGreaterThan(5);
    expect(Math.max(...run.resident) - (run.resident[0] ?? 0)).toBeLessThanOrEqual(mostGrowth);
  });

  it("calls no server, reads no file of the machine and writes none", () => {
    expect(called).toEqual([]);
    expect(traps.filter((path) => existsSync(path))).toEqual([]);
    const secret = readFileSync("/etc/passwd", "utf8").split("\n")[0] ?? "";
    const indexed = existsSync(index) ? readdirSync(index, { recursive: true, encoding: "utf8" }) : [];
    const leaking = indexed.filter((name) => {
      try {
        return readFileSync(join(index, name)).includes(secret);
      } catch {
        return false; // a folder
      }
    });
    expect(leaking).toEqual([]);
    expect(JSON.stringify(run.events)).not.toContain(secret);
  });
});
