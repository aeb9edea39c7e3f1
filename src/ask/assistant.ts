import type { OpenedIndex } from "../search/opened.js";
import type { LexiconEntry } from "../vietnamese/lexicon.js";
import type { Assistant, Library } from "./answer.js";
import { ask, prepare } from "./ask.js";
import type { Writer } from "./generate-safely.js";
import { reference } from "./catalogue.js";
import { detailsOf } from "./document-detail.js";
import type { Restore } from "./understand.js";

/** What channels may see of the documents of one generation. */
export function libraryOf(
  index: Pick<OpenedIndex, "generation" | "documents" | "source" | "passages">,
): Library {
  return {
    generation: index.generation.id,
    documents: index.documents
      .map(reference)
      .toSorted(
        (first, second) =>
          (second.date ?? "").localeCompare(first.date ?? "") || first.title.localeCompare(second.title),
      ),
    details: (asked) => detailsOf(asked, index.documents),
    source: (documentId) => index.source(documentId),
    paragraph(documentId, start, end) {
      const passage = index.passages(documentId).find((one) => one.start < end && start < one.end);
      return passage === undefined
        ? undefined
        : { start: Math.min(passage.parent.start, start), end: Math.max(passage.parent.end, end) };
    },
  };
}

/**
 * Answers from one opened index.
 * @param write words what was found with a model; null: answers are extracted
 */
export function createExtractiveAssistant(
  index: OpenedIndex,
  restore: Restore,
  lexicon: readonly LexiconEntry[],
  write: Writer | null = null,
): Assistant {
  const asking = prepare(index, restore, lexicon, write);
  let library: Library | undefined;
  return {
    get library() {
      library ??= libraryOf(index);
      return library;
    },
    ask: async (question, context) => ({
      ...(await ask(question, asking, context)),
      generation: index.generation.id,
    }),
    close: () => index.close(),
  };
}
