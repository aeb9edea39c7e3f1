import { describe, expect, it } from "vitest";
import { FileAccessError } from "../../src/errors.js";
import type { CorpusFiles } from "../../src/ingest/corpus.js";
import type { IngestEvent } from "../../src/ingest/events.js";
import { ingest, type IngestOptions } from "../../src/ingest/ingest.js";
import { ingestMessages } from "../../src/messages.js";
import { readHere } from "../../src/ingest/read-document.js";
import type {
  DocumentReader,
  DocumentStore,
  Embedder,
  GenerationSummary,
  IndexContent,
  Publisher,
  ReadResult,
  Vector,
} from "../../src/ports.js";

/** Text by path; the two words of a fault stand for a file that has it. */
type Contents = Record<string, string>;

const faultOf = (text: string) => (text === "too-large" || text === "unreadable" ? text : null);

function corpusOf(contents: Contents): CorpusFiles {
  return {
    list: () =>
      Promise.resolve(
        Object.keys(contents)
          .toSorted((one, other) => (one < other ? -1 : 1))
          .map((path) => ({ path, fault: faultOf(contents[path] ?? "") })),
      ),
    fingerprint: ({ path }) => {
      const text = contents[path] ?? "";
      return Promise.resolve({ sha256: `sha256 of ${text}`, bytes: text.length });
    },
    read: ({ path }) => {
      const text = contents[path] ?? "";
      const bytes = new TextEncoder().encode(text);
      return Promise.resolve({ bytes, frontMatter: null, sha256: `sha256 of ${text}` });
    },
  };
}

function embedderOf(fingerprint: string): Embedder {
  return {
    fingerprint,
    dimensions: 2,
    embedDocuments: (texts) => Promise.resolve(texts.map(() => [1, 0])),
    embedQuery: () => Promise.resolve([1, 0]),
  };
}

function summaryOf(
  { documents, passages, embedder, chunking, files }: IndexContent,
  count: number,
): GenerationSummary {
  return {
    id: `g${count}`,
    createdAt: "",
    embedder,
    chunking,
    files,
    documents: documents.length,
    passages: passages.length,
  };
}

class MemoryPublisher implements Publisher {
  published: IndexContent[] = [];
  current(): Promise<GenerationSummary | null> {
    const content = this.published.at(-1);
    return Promise.resolve(content === undefined ? null : summaryOf(content, this.published.length));
  }
  publish(content: IndexContent): Promise<GenerationSummary> {
    this.published.push(content);
    return Promise.resolve(summaryOf(content, this.published.length));
  }
}

class MemoryStore implements DocumentStore {
  readonly results = new Map<string, ReadResult | { readonly refused: string }>();
  readonly vectors = new Map<string, Float32Array[]>();
  readResult(key: string) {
    return Promise.resolve(this.results.get(key) ?? null);
  }
  writeResult(key: string, result: ReadResult | { readonly refused: string }) {
    this.results.set(key, result);
    return Promise.resolve();
  }
  readVectors(key: string): Promise<readonly Float32Array[] | null> {
    return Promise.resolve(this.vectors.get(key) ?? null);
  }
  writeVectors(key: string, vectors: readonly Vector[]) {
    this.vectors.set(
      key,
      vectors.map((vector) => Float32Array.from(vector)),
    );
    return Promise.resolve();
  }
  keepOnly(keys: ReadonlySet<string>) {
    for (const kept of [this.results, this.vectors])
      for (const key of kept.keys()) if (!keys.has(key)) kept.delete(key);
    return Promise.resolve();
  }
}

/** Reads as ingestion does and notes what it was asked to read. */
class NotingReader implements DocumentReader {
  readonly atOnce = 2;
  readonly asked: string[] = [];
  private readonly inner = readHere((text) => Promise.resolve([text]));
  read(file: Parameters<DocumentReader["read"]>[0]) {
    this.asked.push(file.path);
    return this.inner.read(file);
  }
  close() {
    return Promise.resolve();
  }
}

const two: Contents = {
  "a.txt": "Kết luận một.\n\nNội dung một.",
  "2022/b.md": "Kết luận hai.\n\nNội dung hai.",
};

async function run(
  contents: Contents,
  publisher: MemoryPublisher,
  options: IngestOptions = {},
  fingerprint = "e1",
  store = new MemoryStore(),
) {
  const events: IngestEvent[] = [];
  const reader = new NotingReader();
  const parts = { corpus: corpusOf(contents), embedder: embedderOf(fingerprint), publisher, reader, store };
  const result = await ingest({ ...parts, onEvent: (event) => events.push(event) }, options);
  return { result, events: events.map(({ event }) => event), all: events, asked: reader.asked };
}

describe("ingest", () => {
  it("reads, embeds and publishes every document, vectors beside passages", async () => {
    const publisher = new MemoryPublisher();
    const { result, events } = await run(two, publisher);
    expect(result).toMatchObject({ outcome: "published", documents: 2, refused: [] });
    expect(events).toEqual([
      "started",
      "reading",
      "reading",
      "document",
      "document",
      "embedded",
      "published",
    ]);
    const [content] = publisher.published;
    expect(content?.documents.map((document) => document.identity.id)).toEqual(["2022/b", "a"]);
    expect(content?.vectors).toHaveLength(content?.passages.length ?? 0);
    expect(Object.keys(content?.files ?? {})).toEqual(["2022/b.md", "a.txt"]);
  });

  it("publishes nothing when nothing changed", async () => {
    const publisher = new MemoryPublisher();
    await run(two, publisher);
    const { result, events } = await run(two, publisher);
    expect(result.outcome).toBe("nothing-to-do");
    expect(events).toEqual(["started", "nothing-to-do"]);
    expect(publisher.published).toHaveLength(1);
  });

  it.each([
    ["a file changed", { ...two, "a.txt": "Khác." }, {}, "e1"],
    ["a file is gone", { "a.txt": two["a.txt"] ?? "" }, {}, "e1"],
    ["the embedder is another", two, {}, "e2"],
    ["it is forced", two, { force: true }, "e1"],
  ])("publishes again when %s", async (_, contents, options, fingerprint) => {
    const publisher = new MemoryPublisher();
    await run(two, publisher);
    expect((await run(contents, publisher, options, fingerprint)).result.outcome).toBe("published");
  });

  it("reads only what changed, and says what was added, changed and removed", async () => {
    const publisher = new MemoryPublisher();
    const store = new MemoryStore();
    await run({ ...two, "c.txt": "Văn bản ba.", "d.txt": "Văn bản bốn." }, publisher, {}, "e1", store);
    const next = { ...two, "a.txt": "Văn bản một đã sửa.", "c.txt": "Văn bản ba.", "e.txt": "Mới." };
    const { asked, all } = await run(next, publisher, {}, "e1", store);
    expect(asked).toEqual(["a.txt", "e.txt"]);
    expect(all.flatMap((event) => (event.event === "document" ? [[event.path, event.change]] : []))).toEqual([
      ["2022/b.md", "unchanged"],
      ["a.txt", "changed"],
      ["c.txt", "unchanged"],
      ["e.txt", "added"],
    ]);
    expect(all.filter(({ event }) => event === "removed")).toEqual([{ event: "removed", path: "d.txt" }]);
    // What was published is what a reading of everything gives.
    const anew = new MemoryPublisher();
    await run(next, anew);
    expect(publisher.published.at(-1)).toEqual(anew.published[0]);
    // The store holds four documents with their vectors: what left the corpus left it too.
    expect([store.results.size, store.vectors.size]).toEqual([4, 4]);
  });

  it("takes up after a kill what was read before it", async () => {
    const store = new MemoryStore();
    const broken = { ...embedderOf("e1"), embedDocuments: () => Promise.reject(new Error("killed")) };
    const parts = {
      corpus: corpusOf(two),
      reader: new NotingReader(),
      store,
      publisher: new MemoryPublisher(),
    };
    await expect(ingest({ ...parts, embedder: broken })).rejects.toThrow("killed");
    const { asked, result } = await run(two, new MemoryPublisher(), {}, "e1", store);
    expect(asked).toEqual([]);
    expect(result.documents).toBe(2);
  });

  it("keeps the vectors of a document that was only renamed", async () => {
    const publisher = new MemoryPublisher();
    const store = new MemoryStore();
    await run(two, publisher, {}, "e1", store);
    const { "a.txt": words = "", ...rest } = two;
    const { all } = await run({ ...rest, "z.txt": words }, publisher, {}, "e1", store);
    expect(all.map(({ event }) => event)).not.toContain("embedded");
    expect(publisher.published.at(-1)?.vectors).toEqual(publisher.published[0]?.vectors);
  });

  it("leaves nothing in the store after a trial run", async () => {
    const store = new MemoryStore();
    await run(two, new MemoryPublisher(), { dryRun: true }, "e1", store);
    expect(store.results.size).toBe(0);
  });

  it("refuses what it cannot read, says why, and goes on with the rest", async () => {
    const contents = {
      ...two,
      "anh.png": "x",
      "b.txt": "---\nid: a\n---\nTrùng mã.",
      "lon.txt": "too-large",
      "mo.txt": "unreadable",
      "rong.txt": " \n ",
      "sai.txt": "---\nngay: 1\n---\nx",
    };
    const publisher = new MemoryPublisher();
    const { result } = await run(contents, publisher);
    expect(result.outcome).toBe("published");
    expect(result.documents).toBe(2);
    expect(new Map(result.refused.map(({ path, reason }) => [path, reason]))).toEqual(
      new Map([
        ["anh.png", ingestMessages.binary],
        ["b.txt", ingestMessages.duplicateId("a", "a.txt")],
        ["lon.txt", ingestMessages.tooLarge(20)],
        ["mo.txt", ingestMessages.unreadableFile],
        ["rong.txt", ingestMessages.emptyDocument],
        ["sai.txt", expect.stringContaining("“ngay”")],
      ]),
    );
    // A refused file that did not change is no reason to build again.
    expect((await run(contents, publisher)).result.outcome).toBe("nothing-to-do");
  });

  it.each([
    ["a trial run", { dryRun: true }, 2],
    ["one file alone", { only: "a.txt" }, 1],
  ])("publishes nothing for %s", async (_, options, documents) => {
    const publisher = new MemoryPublisher();
    const { result } = await run(two, publisher, options);
    expect(result).toMatchObject({ outcome: "dry-run", documents });
    expect(publisher.published).toEqual([]);
  });

  it.each([
    ["an empty corpus", {}, {}],
    ["a corpus of which nothing can be read", { "a.png": "x" }, {}],
    ["a file that is not there", two, { only: "khong-co.txt" }],
  ])("fails on %s and leaves the index as it is", async (_, contents, options) => {
    const publisher = new MemoryPublisher();
    await expect(run(contents, publisher, options)).rejects.toThrow(FileAccessError);
    expect(publisher.published).toEqual([]);
  });
});
