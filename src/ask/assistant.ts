import type { Role } from "../document/audience.js";
import type { OpenedIndex, TermStatistics } from "../search/opened.js";
import { indexFor } from "../search/scope.js";
import type { LexiconEntry } from "../vietnamese/lexicon.js";
import type { Assistant, Library } from "./answer.js";
import { ask, type AskOptions, prepare } from "./ask.js";
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

/** Makes each role's value once; nothing is ever shared between roles but what they may both see. */
function byRole<Value>(make: (role: Role) => Value): (role: Role) => Value {
  const made = new Map<Role, Value>();
  return (role) => {
    const known = made.get(role);
    if (known !== undefined) return known;
    const value = make(role);
    made.set(role, value);
    return value;
  };
}

/**
 * Answers from one opened index, with no model. Every way in goes through the view of the role that asks.
 * @param restoreWith reads marks into questions by the words of the documents that the role may see
 */
export function createExtractiveAssistant(
  index: OpenedIndex,
  restoreWith: (statistics: TermStatistics) => Restore,
  lexicon: readonly LexiconEntry[],
  options: AskOptions = {},
): Assistant {
  const indexOf = byRole((role) => indexFor(index, role));
  const askingOf = byRole((role) => {
    const seen = indexOf(role);
    return prepare(seen, restoreWith(seen.statistics), lexicon, options);
  });
  const libraryFor = byRole((role) => libraryOf(indexOf(role)));
  return {
    get library() {
      return libraryFor("citizen");
    },
    libraryFor,
    ask: async (question, context) => ({
      ...(await ask(question, askingOf(context.role), context)),
      generation: index.generation.id,
    }),
    close: () => index.close(),
  };
}
