import { describe, expect, it } from "vitest";
import { FileAccessError } from "../../src/errors.js";
import type { CorpusFiles } from "../../src/ingest/corpus.js";
import type { IngestEvent } from "../../src/ingest/events.js";
import { ingest, type IngestOptions } from "../../src/ingest/ingest.js";
import { ingestMessages } from "../../src/messages.js";
import type { Embedder, GenerationSummary, IndexContent, Publisher } from "../../src/ports.js";

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
    read: ({ path }) => {
      const text = contents[path] ?? "";
      return Promise.resolve({ bytes: new TextEncoder().encode(text), sha256: `sha256 of ${text}` });
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

const cutText = (text: string): Promise<readonly string[]> => Promise.resolve([text]);
const two: Contents = {
  "a.txt": "Kết luận một.\n\nNội dung một.",
  "2022/b.md": "Kết luận hai.\n\nNội dung hai.",
};

async function run(
  contents: Contents,
  publisher: MemoryPublisher,
  options: IngestOptions = {},
  fingerprint = "e1",
) {
  const events: IngestEvent[] = [];
  const parts = { corpus: corpusOf(contents), embedder: embedderOf(fingerprint), publisher, cutText };
  const result = await ingest({ ...parts, onEvent: (event) => events.push(event) }, options);
  return { result, events: events.map(({ event }) => event) };
}

describe("ingest", () => {
  it("reads, embeds and publishes every document, vectors beside passages", async () => {
    const publisher = new MemoryPublisher();
    const { result, events } = await run(two, publisher);
    expect(result).toMatchObject({ outcome: "published", documents: 2, refused: [] });
    expect(events).toEqual(["started", "document", "document", "embedded", "published"]);
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
        ["anh.png", ingestMessages.unknownFormat(".png", ".txt, .md, .markdown, .html, .htm")],
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
