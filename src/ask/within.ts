import type { Passage } from "../document/passage.js";
import type { Hit, OpenedIndex } from "../search/opened.js";
import { type AskedFor, type Question, type Term } from "./question.js";
import { fitIn, shareOf } from "./shares.js";
import type { Surroundings } from "./surroundings.js";

/** How many documents are looked into, and how many passages of each. */
const documentsRead = 2;
const passagesRead = 10;
/** The identity must bear at least this much of the question: then the rest is asked of the document's inside. */
const bornLeast = 0.2;
/** A term is the identity's own when it fits at least so well. */
const ownFit = 0.7;

/** Words that stand beside an answer of a kind, for looking within one document only. */
const cues: Readonly<Partial<Record<AskedFor, string>>> = {
  date: "thời gian thời hạn trước ngày",
  duration: "thời hạn thời gian ngày",
  money: "kinh phí mức đồng",
  percent: "tỷ lệ phần trăm",
  organization: "chủ trì phối hợp giao",
  place: "địa điểm tại",
  signer: "ký",
  number: "thay thế bãi bỏ sửa đổi hết hiệu lực quyết định số",
  funding: "kinh phí nguồn ngân sách",
};

/** The documents of the best hits, likeliest first. */
function likelyDocuments(hits: readonly Hit[]): readonly string[] {
  const sums = new Map<string, number>();
  hits.slice(0, 12).forEach(({ documentId, score }, rank) => {
    sums.set(documentId, (sums.get(documentId) ?? 0) + score / (rank + 2));
  });
  return [...sums]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, documentsRead)
    .map(([id]) => id);
}

/** The question's words but those of some terms; frame words are no terms and go as well. */
function textOf(question: Question, terms: readonly Term[]): string {
  return terms
    .map(({ first, count }) => question.wordsMarked.slice(first, first + count).join(" "))
    .join(" ");
}

/**
 * Looks within the likeliest documents for what the question asks beside the words that name the document: those stand
 * in its title and in half of its sentences, and would bring the sentences that repeat them.
 * @param hits of the search for the whole question, best first
 */
export async function searchWithin(
  question: Question,
  hits: readonly Hit[],
  index: OpenedIndex,
  read: (passage: Passage) => Surroundings,
): Promise<readonly Hit[]> {
  const found: Hit[] = [];
  for (const id of likelyDocuments(hits)) {
    const hit = hits.find(({ documentId }) => documentId === id);
    const passage = hit === undefined ? undefined : index.passage(hit.passageId);
    if (passage === undefined) continue;
    const words = read(passage).identity;
    const isOwn = (term: Term): boolean => fitIn(words, term, question) >= ownFit;
    if (shareOf(question.terms, (term) => (isOwn(term) ? 1 : 0)) < bornLeast) continue;
    const rest = question.terms.filter((term) => !isOwn(term));
    const text = [textOf(question, rest), ...question.askedFor.map((kind) => cues[kind] ?? "")]
      .join(" ")
      .trim();
    if (text === "") continue;
    found.push(
      // eslint-disable-next-line no-await-in-loop -- two documents at most
      ...(await index.search(text, {
        isRead: true,
        mode: "lexical",
        limit: passagesRead,
        documents: new Set([id]),
        alternatives: question.alternatives,
      })),
    );
  }
  return found;
}
