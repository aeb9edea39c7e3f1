import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Answer, AskContext, Assistant, Library } from "../src/ask/answer.js";
import { openSource } from "../src/ask/open-source.js";
import { plainText, say } from "../src/ask/reply.js";
import { builtinEmbedder } from "../src/builtin.js";
import { composeLiveAssistant } from "../src/compose.js";
import { readConfig } from "../src/config.js";
import { StaleIndexError } from "../src/errors.js";
import { buildIndex } from "../src/index.js";
import { LiveAssistant, type LiveParts } from "../src/live-index.js";
import { maintain } from "../src/maintain.js";
import { chatMessages } from "../src/messages.js";
import { keepingLogger, temporaryDirectory } from "./search/parts.js";

const citizen = { role: "citizen" } as const;
const minute = 60_000;

/** An assistant of one generation; questions with "chờ" wait for `release`. */
class OneGeneration implements Assistant {
  readonly library: Library;
  isClosed = false;
  asked = 0;
  /** Questions for which a model might be called: their signal has not ended. */
  askedInEarnest = 0;
  release: () => void = () => undefined;

  constructor(generation: string) {
    const title = `Nghị quyết ${generation}`;
    this.library = {
      generation,
      documents: [{ documentId: "d", title, number: null, kind: null, issuer: null, date: null }],
      details: () => [],
      source: () => generation,
      paragraph: (_, start, end) => ({ start, end }),
    };
  }

  libraryFor(): Library {
    return this.library;
  }

  async ask(question: string, { signal }: AskContext): Promise<Answer> {
    if (question.includes("chờ")) await new Promise<void>((resolve) => (this.release = resolve));
    if (this.isClosed) throw new Error("asked after it was closed");
    this.asked += 1;
    if (signal?.aborted !== true) this.askedInEarnest += 1;
    const { generation } = this.library;
    return { kind: "message", understood: question, notices: [], text: generation, generation };
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

/** A live assistant over generations that a test names; `pointed` is what the pointer says. */
class Stage {
  pointed: string | null = "g1";
  now = 0;
  readonly opened: OneGeneration[] = [];
  readonly tried: string[] = [];
  readonly broken = new Map<string, Error>();
  readonly logged = keepingLogger();
  readonly failed: string[] = [];
  readonly live: LiveAssistant;
  mostOpen = 0;

  constructor() {
    const parts: LiveParts = {
      pointed: async () => this.pointed,
      open: async (id) => this.open(id),
      kept: async () => ["g3", "g2", "g1"],
      openLibrary: async (id) => () => new OneGeneration(id).library,
      watch: () => () => undefined,
      versions: async (id) => say(id),
      onFailed: async (id) => void this.failed.push(id),
      now: () => this.now,
      log: this.logged.logger,
    };
    this.live = new LiveAssistant(this.open("g1"), parts);
  }

  open(id: string): OneGeneration {
    this.tried.push(id);
    const fault = this.broken.get(id);
    if (fault !== undefined) throw fault;
    const one = new OneGeneration(id);
    this.opened.push(one);
    this.mostOpen = Math.max(this.mostOpen, this.opened.filter(({ isClosed }) => !isClosed).length);
    return one;
  }
}

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.live.close());

describe("a live assistant", () => {
  it("switches between two questions; one in flight ends on the generation it began with", async () => {
    const { live, opened } = stage;
    const inFlight = live.ask("chờ", citizen);
    stage.pointed = "g2";
    const looked = live.look();
    await expect.poll(() => live.library.generation).toBe("g2");
    expect((await live.ask("sau", citizen)).generation).toBe("g2");
    expect(opened[0]?.isClosed).toBe(false);
    opened[0]?.release();
    expect((await inFlight).generation).toBe("g1");
    await looked;
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it("warms the new one before the first question reaches it, and calls no model for that", async () => {
    stage.pointed = "g2";
    await stage.live.look();
    expect(stage.opened[1]).toMatchObject({ asked: 3, askedInEarnest: 0 });
  });

  it("never holds three at a time, however often the index is replaced meanwhile", async () => {
    const { live, opened } = stage;
    const inFlight = live.ask("chờ", citizen);
    const looks: Promise<void>[] = [];
    for (const id of ["g2", "g3", "g4", "g5"]) {
      stage.pointed = id;
      looks.push(live.look());
      // eslint-disable-next-line no-await-in-loop -- time for the switch to begin
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(stage.tried).toEqual(["g1", "g2"]);
    opened[0]?.release();
    await inFlight;
    await Promise.all(looks);
    expect(live.library.generation).toBe("g5");
    expect(stage.mostOpen).toBe(2);
    expect(opened.filter(({ isClosed }) => !isClosed)).toHaveLength(1);
  });

  it("keeps the old one when the new one cannot be opened, says why once, and does not try in a storm", async () => {
    const { live, logged } = stage;
    stage.broken.set("g2", new StaleIndexError("format 1", "format 2"));
    stage.pointed = "g2";
    for (let second = 0; second < 300; second += 5) {
      stage.now = second * 1000;
      // eslint-disable-next-line no-await-in-loop -- a poll every 5 s
      await live.look();
    }
    // At 0, after one minute, after two more.
    expect(stage.tried).toEqual(["g1", "g2", "g2", "g2"]);
    expect(logged.lines.map(({ event }) => event)).toEqual(
      Array.from({ length: 3 }, () => "index.switch-failed"),
    );
    expect(stage.failed).toEqual(["g2", "g2", "g2"]);
    expect((await live.ask("còn đó", citizen)).generation).toBe("g1");
    stage.broken.clear();
    stage.now += 10 * minute;
    await live.look();
    expect(live.library.generation).toBe("g2");
  });

  it("goes to another generation at once although one before it failed, and back where it is told", async () => {
    stage.broken.set("g2", new Error("hỏng"));
    for (const [pointed, serving] of [
      ["g2", "g1"],
      ["g3", "g3"],
      ["g1", "g1"],
      [null, "g1"],
    ] as const) {
      stage.pointed = pointed;
      // eslint-disable-next-line no-await-in-loop -- one after the other
      await stage.live.look();
      expect(stage.live.library.generation).toBe(serving);
    }
  });

  it("looks through the kept generations, newest first, but the one that serves", async () => {
    const seen: string[] = [];
    const found = await stage.live.earlier(({ generation }) => {
      seen.push(generation);
      return generation === "g2" ? "đây" : undefined;
    }, "citizen");
    expect([found, ...seen]).toEqual(["đây", "g3", "g2"]);
    expect(await stage.live.earlier(() => undefined, "citizen")).toBeUndefined();
  });
});

const first = [
  {
    id: "a",
    documentId: "nq-06",
    title: "Nghị quyết 06",
    text: "Xã Nhị Hà đạt chuẩn nông thôn mới vào cuối năm 2022.",
  },
  {
    id: "b",
    documentId: "kh-11",
    title: "Kế hoạch 11",
    text: "Chỉ tiêu tiêm vắc xin cho người từ 18 tuổi trở lên đạt 95 %.",
  },
];
const second = [
  {
    id: "a",
    documentId: "nq-06",
    title: "Nghị quyết 06",
    text: "Xã Nhị Hà đạt chuẩn nông thôn mới vào cuối năm 2023.",
  },
];

describe("the index under a running service", () => {
  let directory = "";
  let live: Assistant;
  const logged = keepingLogger();
  const switched = async (id: string) => {
    await expect.poll(() => live.library.generation, { timeout: 20_000 }).toBe(id);
  };

  beforeEach(async () => {
    directory = join(temporaryDirectory(), "index");
    await buildIndex(first, directory);
    const config = { ...readConfig({}), indexDirectory: directory, corpusDirectory: join(directory, "none") };
    live = await composeLiveAssistant(config, logged.logger);
  });
  afterEach(() => live.close());

  const askWhen = () => live.ask("Khi nào xã Nhị Hà đạt chuẩn nông thôn mới?", citizen);
  const askHealth = () => live.ask("Tiêm vắc xin đạt bao nhiêu phần trăm?", citizen);

  it("is replaced while it answers; a source of an older answer still opens, and withdrawn words are never cited", async () => {
    const before = await askWhen();
    const health = await askHealth();
    if (before.kind !== "answered" || health.kind !== "answered") throw new Error("not answered");
    const { generation } = await buildIndex(second, directory);
    await switched(generation);
    const after = await askWhen();
    expect(JSON.stringify(after)).toContain("2023");
    expect(after.generation).toBe(generation);
    expect(before.generation).not.toBe(generation);
    expect(JSON.stringify(await askHealth())).not.toContain("95 %");
    for (const citation of [before.citations[0], health.citations[0]]) {
      if (citation === undefined) throw new Error("no citation");
      const { documentId, start, end, quote } = citation;
      // eslint-disable-next-line no-await-in-loop -- one after the other
      const opened = await openSource(
        live,
        (library) => (library.source(documentId)?.slice(start, end) === quote ? citation : null),
        "citizen",
      );
      expect(opened && plainText(opened)).toContain(quote);
      expect(opened && plainText(opened)).toContain(chatMessages.earlierSource);
    }
  });

  it("follows a rollback, and leaves no lease behind at the end", async () => {
    const old = live.library.generation;
    await switched((await buildIndex(second, directory)).generation);
    const parts = {
      indexDirectory: directory,
      embedder: async () => builtinEmbedder(),
      now: Date.now,
      force: false,
    };
    await maintain({ deed: "rollback", id: null }, parts);
    await switched(old);
    expect(JSON.stringify(await askWhen())).toContain("2022");
    await live.close();
    expect(readdirSync(join(directory, "leases"))).toEqual([]);
  });

  it("sets a damaged new one aside, points back, and goes on", async () => {
    const old = live.library.generation;
    const { generation } = await buildIndex(second, join(directory, "..", "other"));
    const folder = join(directory, "generations", generation);
    const { cpSync } = await import("node:fs");
    cpSync(join(directory, "..", "other", "generations", generation), folder, { recursive: true });
    chmodSync(join(folder, "vectors.hnsw"), 0o644);
    writeFileSync(join(folder, "vectors.hnsw"), "hỏng");
    writeFileSync(join(directory, "current"), `${generation}\n`);
    await expect
      .poll(() => logged.lines.map(({ event }) => event), { timeout: 20_000 })
      .toContain("index.set-aside");
    await expect.poll(() => readFileSync(join(directory, "current"), "utf8").trim()).toBe(old);
    expect(live.library.generation).toBe(old);
    expect(JSON.stringify(await askWhen())).toContain("2022");
  });

  it("is told to those who look after it", async () => {
    const reply = await live.versions?.();
    const text = reply && plainText(reply);
    expect(text).toContain(`${live.library.generation} (đang dùng, đang mở)`);
    expect(text).toContain("2 văn bản, 2 đoạn");
  });
});
