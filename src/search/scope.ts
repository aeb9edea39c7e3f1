import { hiddenFrom, type Role } from "../document/audience.js";
import type { DocumentIdentity } from "../document/document.js";
import type { OpenedIndex } from "./opened.js";

type Texts = Pick<OpenedIndex, "generation" | "documents" | "source" | "passages">;

/** The texts of every document but these: an id of one of them is as unknown as one that never was. */
export function withoutTexts(texts: Texts, hidden: ReadonlySet<string>): Texts {
  let documents: readonly DocumentIdentity[] | undefined;
  return {
    generation: texts.generation,
    get documents() {
      return (documents ??= texts.documents.filter(({ id }) => !hidden.has(id)));
    },
    source: (documentId) => (hidden.has(documentId) ? undefined : texts.source(documentId)),
    passages: (documentId) => (hidden.has(documentId) ? [] : texts.passages(documentId)),
  };
}

/** What somebody in this role may read of a generation's texts. */
export function textsFor(texts: Texts, role: Role): Texts {
  const hidden = hiddenFrom(role, texts.documents);
  return hidden.size === 0 ? texts : withoutTexts(texts, hidden);
}

/** The index as somebody in this role may know it: nothing behind it can find, count or name a hidden document. */
export function indexFor(index: OpenedIndex, role: Role): OpenedIndex {
  const hidden = hiddenFrom(role, index.documents);
  return hidden.size === 0 ? index : index.without(hidden);
}
