import type { Citation } from "../document/citation.js";
import type { DocumentIdentity } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import type { Drop } from "./check-types.js";

/** What a check needs of an index. */
export type Texts = Pick<OpenedIndex, "source" | "documents" | "passages">;

/** The passage that a place begins in; passages stand in their document's order. */
export function passageAt(passages: readonly Passage[], start: number): Passage | undefined {
  let low = 0;
  let high = passages.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const passage = passages[middle];
    if (passage === undefined) return undefined;
    if (start < passage.start) high = middle - 1;
    else if (start >= passage.end) low = middle + 1;
    else return passage;
  }
  return undefined;
}

const facts = ["title", "number", "kind", "issuer", "date"] as const;

/** What of a citation is not the index's own; null where all of it is. */
function faultOfCitation(
  citation: Citation,
  index: Texts,
  identity: DocumentIdentity | undefined,
): string | null {
  const { documentId, start, end, quote, locator } = citation;
  if (identity === undefined) return `no document "${documentId}"`;
  const source = index.source(documentId);
  if (source === undefined || !(start >= 0 && start < end && end <= source.length)) return "no such place";
  if (source.slice(start, end) !== quote) return "the quote is not what stands there";
  const passage = passageAt(index.passages(documentId), start);
  if (passage === undefined || passage.locator !== locator) return `"${locator}" is not that place`;
  const fact = facts.find((name) => citation[name] !== identity[name]);
  return fact === undefined ? null : `the document's ${fact} is another one`;
}

/** Every citation that is the index's own; the others are reported. */
export function trusted(citations: readonly Citation[], index: Texts, drops: Drop[]): Citation[] {
  const identities = new Map<string, DocumentIdentity | undefined>();
  return citations.filter((citation) => {
    const { documentId } = citation;
    if (!identities.has(documentId))
      identities.set(
        documentId,
        index.documents.find(({ id }) => id === documentId),
      );
    const detail = faultOfCitation(citation, index, identities.get(documentId));
    if (detail !== null) drops.push({ text: citation.quote, reason: "citation", detail });
    return detail === null;
  });
}
