import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import { SynchronousInMemoryDocstore } from "@langchain/community/stores/doc/in_memory";
import { Document } from "@langchain/core/documents";
import { Embeddings } from "@langchain/core/embeddings";
import { BaseRetriever } from "@langchain/core/retrievers";
import { tool } from "langchain";
import { z } from "zod/v4";

import { diskFiles } from "./adapters/files.js";
import { hnswVectors } from "./adapters/hnsw.js";
import { DamagedIndexError } from "./errors.js";
import type { SearchIndex } from "./index.js";
import type { Embedder } from "./ports.js";
import { openGeneration } from "./search/generation.js";
import { builtinEmbedder } from "./builtin.js";
import { folderOf, readManifest } from "./search/layout.js";
import { fileNames } from "./search/manifest.js";

/** Neighbours looked at: hnswlib's own 10, which LangChain never changes, finds 69 % at 100,000 vectors. */
const searchWidth = 120;

interface PassageMetadata {
  readonly passageId: string;
  readonly documentId: string;
  readonly title: string;
  readonly score?: number;
}

async function find(
  index: SearchIndex,
  question: string,
  limit: number,
): Promise<Document<PassageMetadata>[]> {
  const hits = await index.search(question, { limit });
  return hits.map(({ passageId, documentId, score }) => {
    const title = index.document(documentId)?.title ?? "";
    const metadata = { passageId, documentId, title, score };
    return new Document({ id: passageId, pageContent: index.text(passageId) ?? "", metadata });
  });
}

class IndexRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ["hoi-nghi-quyet", "retrievers"];
  readonly #index: SearchIndex;
  readonly #limit: number;

  constructor(index: SearchIndex, limit: number) {
    super();
    this.#index = index;
    this.#limit = limit;
  }

  override _getRelevantDocuments(question: string): Promise<Document<PassageMetadata>[]> {
    return find(this.#index, question, this.#limit);
  }
}

/** The whole search (words and vectors) as a LangChain retriever. Metadata: passageId, documentId, title, score. */
export function asRetriever(
  index: SearchIndex,
  options: { readonly limit?: number } = {},
): BaseRetriever<PassageMetadata> {
  return new IndexRetriever(index, options.limit ?? 10);
}

/** The search as a tool that an agent may call. Its answer names every passage's id, so that a citation can be checked. */
export function asTool(index: SearchIndex, options: { readonly limit?: number } = {}) {
  return tool(
    async ({ question }) => {
      const found = await find(index, question, options.limit ?? 5);
      const lines = found.map(
        ({ pageContent, metadata }) => `[${metadata.passageId}] ${metadata.title}\n${pageContent}`,
      );
      return lines.length === 0 ? "Không tìm thấy đoạn nào." : lines.join("\n\n");
    },
    {
      name: "tim_van_ban",
      description:
        "Tìm trong các nghị quyết, kết luận, kế hoạch của địa phương. Trả về các đoạn nguyên văn, mỗi đoạn có mã để trích dẫn.",
      schema: z.object({ question: z.string().describe("Câu hỏi hoặc từ khóa bằng tiếng Việt") }),
    },
  );
}

class PortEmbeddings extends Embeddings {
  readonly #embedder: Embedder;
  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
  }
  override embedDocuments(texts: string[]): Promise<number[][]> {
    return this.#embedder.embedDocuments(texts);
  }
  override embedQuery(text: string): Promise<number[]> {
    return this.#embedder.embedQuery(text);
  }
}

/**
 * The vectors alone as LangChain's own HNSWLib: a copy in memory, so that adding to it or saving it never touches the
 * index. Metadata: passageId, documentId, title.
 * @throws {MissingIndexError} {StaleIndexError} {DamagedIndexError} as `openIndex`; also damaged when it has no vectors
 */
export async function asVectorStore(
  directory: string,
  options: { readonly embedder?: Embedder } = {},
): Promise<HNSWLib> {
  const embedder = options.embedder ?? builtinEmbedder();
  const opened = await openGeneration(directory, { files: diskFiles, vectors: hnswVectors, embedder });
  const folder = folderOf(directory, opened.generation.id);
  const manifest = await readManifest(directory, opened.generation.id, diskFiles);
  const numDimensions = "fault" in manifest ? 0 : manifest.dimensions;
  if (numDimensions === 0) throw new DamagedIndexError(directory, "it was built without vectors");
  const { HierarchicalNSW } = await HNSWLib.imports();
  const index = new HierarchicalNSW("cosine", numDimensions);
  await index.readIndex(`${folder}/${fileNames.vectors}`);
  index.setEf(searchWidth);
  const titles = new Map(opened.documents.map(({ id, title }) => [id, title]));
  const documents = opened.allPassages().map(({ id, documentId, text }, label): [string, Document] => {
    const title = titles.get(documentId) ?? "";
    return [
      String(label),
      new Document({ id, pageContent: text, metadata: { passageId: id, documentId, title } }),
    ];
  });
  const docstore = new SynchronousInMemoryDocstore(new Map(documents));
  return new HNSWLib(new PortEmbeddings(embedder), { space: "cosine", numDimensions, index, docstore });
}
