import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import type { Answer } from "./answer.js";
import type { Candidate } from "./candidates.js";
import { listPassages } from "./list.js";
import type { Question, Term } from "./question.js";
import { itemsUnder, subjectOf } from "./related.js";
import { fitIn, shareOf } from "./shares.js";
import type { Surroundings } from "./surroundings.js";
import { wordsOf } from "./words.js";

const asksDuties =
  /(?:phải|cần|được|có|sẽ)?\s*(?:làm (?:những )?(?:gì|việc gì|nhiệm vụ gì)|giao (?:những |các )?(?:việc|nhiệm vụ|trách nhiệm)?\s*(?:gì|nào)|(?:có )?(?:những |các )?(?:nhiệm vụ|trách nhiệm|việc|công việc) (?:gì|nào|là gì)|thực hiện (?:những )?(?:gì|việc gì|nhiệm vụ gì)|nhiệm vụ của .+ là gì)/u;
/** The office a question names: from an office word to the first word that cannot belong to its name. */
const office =
  /(?<!\p{L})(?<!(?:cơ|trụ|xã|đại|cơ hội|cán|nội|toàn|đồng|quốc|dự|đảng|hải|bộ) )(?:sở|phòng|ban|bộ|công an|ubnd|hđnd|ủy ban|uỷ ban|hội đồng|chi cục|cục|trung tâm|văn phòng|đảng ủy|huyện ủy|tỉnh ủy|ngân hàng|bảo hiểm xã hội|kho bạc|thanh tra|mặt trận|mttq|hội|đoàn|liên đoàn|thuế|đài|bộ chỉ huy)(?:\s+(?!phải|cần|được|có|sẽ|làm|giao|thực|ở|tại|trong|về|theo|với|trên|là|của|chịu)[\p{L}&-]+){0,9}/u;

/** An item is about the topic when it covers this much of what the question adds to the office. */
const topicShare = 0.35;

/**
 * "Sở Tài chính phải làm gì trong …": the duties listed under the office's own heading, all of them or those about the
 * topic. Null where the question is no such question or no list is headed by that office.
 */
export function findDuties(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  read: (passage: Passage) => Surroundings,
  notices: (chosen: readonly Candidate[]) => readonly string[],
): Answer | null {
  const text = question.text.toLowerCase();
  const named = office.exec(text);
  if (named === null || !asksDuties.test(text)) return null;
  const first = wordsOf(text.slice(0, named.index)).bare.length;
  const count = wordsOf(named[0]).bare.length;
  const isOffice = (term: Term): boolean => term.first >= first && term.first < first + count;
  const ofOffice = question.terms.filter(isOffice);
  if (ofOffice.length === 0) return null;
  for (const candidate of candidates) {
    if (!candidate.coverage.holds) continue;
    const head = headOf(candidate.passage, index);
    if (head === null) continue;
    const headWords = read(head).text;
    const bears = (term: Term): number =>
      Math.max(fitIn(headWords, term, question), fitIn(candidate.around.identity, term, question));
    if (
      shareOf(ofOffice, bears) < 0.85 ||
      shareOf(ofOffice, (term) => fitIn(headWords, term, question)) < 0.5
    )
      continue;
    const items = itemsUnder(head, index);
    const topic = question.terms.filter(
      (term) => !isOffice(term) && !term.light && fitIn(candidate.around.identity, term, question) < 0.7,
    );
    const about =
      topic.length === 0
        ? items
        : items.filter(
            (item) => shareOf(topic, (term) => fitIn(read(item).text, term, question)) >= topicShare,
          );
    if (about.length > 0) return listPassages(question, about, candidate, index, notices([candidate]));
  }
  // No list is headed by the office: duties that name it as their subject.
  const own = candidates.filter(({ passage, around, coverage }) => {
    const opening = wordsOf(passage.text.slice(0, named[0].length + 12));
    return (
      coverage.holds &&
      shareOf(ofOffice, (term) =>
        Math.max(fitIn(opening, term, question), fitIn(around.identity, term, question)),
      ) >= 0.85 &&
      shareOf(ofOffice, (term) => fitIn(opening, term, question)) >= 0.5
    );
  });
  const [best] = own;
  if (best === undefined || best.score < (candidates[0]?.score ?? 0) - likelyWithin) return null;
  const same = own.filter(({ passage }) => passage.documentId === best.passage.documentId).slice(0, 4);
  const ordered = same.map(({ passage }) => passage).toSorted((one, other) => one.start - other.start);
  return listPassages(question, ordered, best, index, notices([best]));
}

/** The likeliest duty that names the office may be so much less likely than the likeliest passage of all. */
const likelyWithin = 1;

/** The line that names the office a passage's list is headed by, or the passage itself when it is such a line. */
function headOf(passage: Passage, index: OpenedIndex): Passage | null {
  return itemsUnder(passage, index).length > 0 ? passage : subjectOf(passage, index);
}
