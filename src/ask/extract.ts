import type { Span } from "../document/document.js";
import type { OpenedIndex } from "../search/opened.js";
import type { Answer, AtLeastOne } from "./answer.js";
import type { Candidate } from "./candidates.js";
import { equalWithin, rivalsMost, rivalWithin } from "./confidence.js";
import { answered, type Chosen } from "./draft.js";
import { fit, type Said } from "./fit.js";
import { focusOf } from "./focus.js";
import { isListOfOther } from "./items.js";
import { listPassages } from "./list.js";
import type { AskedFor, Question } from "./question.js";
import { itemsUnder } from "./related.js";
import { piecesOf, tells } from "./tells.js";

/** Most passages quoted for one thing. */
const quotesLimit = 3;
/** A further passage is quoted when it bears out this much of the question that the first ones leave open. */
const gainLeast = 0.15;

/** The kinds of words whose asked piece can stand alone as the direct answer. */
const direct = new Set<AskedFor>([
  "date",
  "duration",
  "money",
  "percent",
  "quantity",
  "number",
  "issuer",
  "subject",
]);

/** The one piece that answers, where there is exactly one; otherwise the quote speaks for itself. */
function directPiece(candidate: Candidate, question: Question): Span | null {
  const [kind] = question.askedFor;
  if (question.wantsList || question.askedFor.length !== 1 || kind === undefined || !direct.has(kind))
    return null;
  const pieces = piecesOf(candidate, question, kind);
  const [piece] = pieces;
  if (pieces.length !== 1 || piece === undefined) return null;
  // "Ngày mùng 01, 02 tết; ngày lễ Phật Đản (15 tháng 4 âm lịch)": one day of several is no answer.
  const days = [...candidate.passage.text.matchAll(/(?<!\p{L})ngày(?!\p{L})/giu)].length;
  if (kind === "date" && days > 1 && candidate.passage.text.includes(";")) return null;
  const length = piece.end - piece.start;
  return length < candidate.passage.text.length && length <= 120 ? piece : null;
}

/** Share of the question that a further candidate's own words bear out and the chosen ones' do not. */
function gain(candidate: Candidate, chosen: readonly Candidate[], question: Question): number {
  const total = question.terms.reduce((sum, term) => sum + term.weight, 0);
  const gained = question.terms.reduce((sum, term, place) => {
    const before = Math.max(...chosen.map(({ coverage }) => coverage.fits[place] ?? 0));
    return sum + Math.max(0, (candidate.coverage.fits[place] ?? 0) - before) * term.weight;
  }, 0);
  return total === 0 ? 0 : gained / total;
}

/** A neighbour whose score is at most this much less says the same matter on; offsets apart at most so many units. */
const besideWithin = 1;
const besideReach = 300;
/** Passages further behind say nothing of the matter. */
const likelyWithin = 1;

/** Whether a candidate is as likely as the best one and names another figure: then both are shown, and none preferred. */
function rivals(candidate: Candidate, best: Candidate, question: Question): boolean {
  if (candidate.score < best.score - equalWithin || candidate.passage.id === best.passage.id) return false;
  return question.askedFor.some((kind) => {
    if (!direct.has(kind)) return false;
    const [own] = piecesOf(candidate, question, kind);
    const [other] = piecesOf(best, question, kind);
    if (own === undefined || other === undefined) return false;
    return (
      candidate.passage.text.slice(own.start, own.end) !== best.passage.text.slice(other.start, other.end)
    );
  });
}

/** "Bao nhiêu trạm … và bao nhiêu trạm 5G": one kind asked for twice wants two places. */
function isAskedTwice(question: Question): boolean {
  return (
    question.askedFor.length === 1 &&
    [
      ...question.text
        .toLowerCase()
        .matchAll(/(?<!\p{L})(?:bao nhiêu|mấy|khi nào|ngày nào|thế nào|ra sao)(?!\p{L})/gu),
    ].length > 1
  );
}

const asksHow = /thế nào|ra sao|làm sao|cách nào|bằng cách|quy trình|thủ tục gì|các bước|giữa .+ và /u;

/** The candidates to quote: the likeliest, then others for a kind or for words that it leaves open. */
function choose(sufficient: AtLeastOne<Candidate>, question: Question): AtLeastOne<Candidate> {
  const chosen: [Candidate, ...Candidate[]] = [sufficient[0]];
  const more = isAskedTwice(question) || asksHow.test(question.text.toLowerCase());
  const within = more ? besideWithin * 2 : besideWithin;
  for (const candidate of sufficient.slice(1)) {
    if (chosen.length >= quotesLimit) break;
    // A lead-in says nothing without its list.
    const isLeadIn = /:\s*$/u.test(candidate.passage.text);
    const says = question.askedFor.some(
      (kind) => kind !== "statement" && piecesOf(candidate, question, kind).length > 0,
    );
    if (isLeadIn && !says) continue;
    const opens = question.askedFor.some(
      (kind) => tells(candidate, question, kind) && !chosen.some((other) => tells(other, question, kind)),
    );
    const near = candidate.passage.documentId === chosen[0].passage.documentId;
    const beside =
      near &&
      candidate.score >= chosen[0].score - within &&
      candidate.passage.headings.join() === chosen[0].passage.headings.join() &&
      Math.abs(candidate.passage.start - chosen[0].passage.end) <= besideReach;
    if (
      beside ||
      opens ||
      (near && chosen.length < rivalsMost && candidate.score >= chosen[0].score - rivalWithin) ||
      rivals(candidate, chosen[0], question) ||
      (near && gain(candidate, chosen, question) >= gainLeast)
    )
      chosen.push(candidate);
  }
  return chosen;
}

/** The passages of a chosen candidate: the office or label line that answers beside it, in the document's order. */
function withRelated(candidate: Candidate, question: Question): readonly Chosen[] {
  const own: Chosen = { ...candidate, focus: focusOf(candidate, question) };
  const related = [
    ...new Map([...candidate.related.values()].map((passage) => [passage.id, passage])).values(),
  ].map((passage): Chosen => ({ passage, identity: candidate.identity, focus: { start: 0, end: 1 } }));
  return [own, ...related].toSorted((first, second) => first.passage.start - second.passage.start);
}

/**
 * The answer to a question for one thing: its piece first where it is plain, then the words it stands in, then which
 * document says so.
 * @returns null where no candidate bears an answer
 */
export function extract(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  notices: (chosen: readonly Candidate[]) => readonly string[],
): Answer | null {
  const least = (candidates[0]?.score ?? 0) - likelyWithin;
  const [first, ...rest] = candidates.filter(
    (candidate) =>
      candidate.score >= least && question.askedFor.some((kind) => tells(candidate, question, kind)),
  );
  if (first === undefined) return null;
  const items = itemsUnder(first.passage, index);
  const says = question.askedFor.some(
    (kind) => kind !== "statement" && kind !== "reason" && piecesOf(first, question, kind).length > 0,
  );
  if (items.length > 0 && !says) {
    if (isListOfOther(question, first.around.text.bare)) return null;
    return listPassages(question, items, first, index, notices([first]));
  }
  const chosen = choose([first, ...rest], question);
  const passages = [
    ...new Map(
      chosen.flatMap((one) => withRelated(one, question)).map((one) => [one.passage.id, one]),
    ).values(),
  ].slice(0, quotesLimit + 1);
  const others = rest.filter((other) => rivals(other, first, question));
  const piece = others.length > 0 ? null : directPiece(first, question);
  const elsewhere = others.filter(({ passage }) => passage.documentId !== first.passage.documentId);
  const figures =
    elsewhere.length === 0 ? [] : [first, ...elsewhere].flatMap((one) => figureOf(one, question));
  const { statements, citations } = fit(passages, { main: first, piece, figures }, index);
  const open = question.askedFor.some((kind) => !chosen.some((one) => tells(one, question, kind)));
  return answered(question, statements, citations, notices(chosen), open ? "partial" : "complete");
}

/** What a passage gives as the asked thing; none where it gives several. */
function figureOf(candidate: Candidate, question: Question): Said["figures"] {
  const piece = directPiece(candidate, question);
  const { passage } = candidate;
  return piece === null ? [] : [{ passage, text: passage.text.slice(piece.start, piece.end) }];
}
