import type { OpenedIndex } from "../search/opened.js";
import type { Span } from "../document/document.js";
import { type Answer, atLeastOne } from "./answer.js";
import type { Candidate } from "./candidates.js";
import { answered, citeAll, directStatement, quoteStatement, sourceStatement } from "./draft.js";
import type { Question } from "./question.js";
import { findHolder, findOffice, type Office, shorterOffices } from "./roles.js";
import { wordsOf } from "./words.js";

/** Whether the question asks who holds an office ("ai là …", "… là ai", "… tên gì"). */
export function asksHolder(question: Question): boolean {
  const asks = question.askedFor.includes("person") || question.askedFor.includes("role");
  return (
    asks &&
    !question.wantsList &&
    findOffice(question) !== null &&
    /là ai|ai là|^(?:ai|ông nào|bà nào) (?:bí thư|chủ tịch)|tên (?:là )?gì|người nào|đồng chí nào|ai (?:giữ|làm)/u.test(
      question.text.toLowerCase(),
    )
  );
}

/** "Chủ tịch huyện" may lead either body: both are looked for, and both shown. */
const bodies = ["ủy ban nhân dân", "hội đồng nhân dân"].map((body) => wordsOf(body));
const bareLevels = new Set("huyen xa tinh phuong quan".split(" "));

function withBodies(office: Office): readonly Office[] {
  const at = office.bare.findIndex((syllable) => bareLevels.has(syllable));
  if (!/^(?:pho )?chu tich$/u.test(office.bare.slice(0, Math.max(at, 0)).join(" "))) return [office];
  return bodies.map((body) => ({
    bare: office.bare.toSpliced(at, 0, ...body.bare),
    marked: office.marked.toSpliced(at, 0, ...body.marked),
  }));
}

/** "Phó Bí thư kiêm Chủ tịch UBND" are two offices of one person. */
function partsOf(office: Office): readonly Office[] {
  const at = office.bare.indexOf("kiem");
  if (at < 0) return [office];
  const part = (from: number, to?: number): Office => ({
    bare: office.bare.slice(from, to),
    marked: office.marked.slice(from, to),
  });
  return [part(0, at), ...partsOf(part(at + 1))].filter(({ bare }) => bare.length > 0);
}

/** The one person whom a passage gives every part of the office. */
function holderIn(candidate: Candidate, office: Office, question: Question): Span | null {
  const { text: words, identity } = candidate.around;
  const { text } = candidate.passage;
  const found = partsOf(office).map((part) =>
    shorterOffices(part, identity)
      .map((one) => findHolder(text, words, one, question.marked))
      .find((holder) => holder !== null),
  );
  const [first] = found;
  return first !== undefined && found.every((holder) => holder?.start === first.start) ? first : null;
}

/** The holder of the asked office, as a passage says it; null where no passage gives the office whole with a name. */
export function findHolderAnswer(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  notices: (chosen: readonly Candidate[]) => readonly string[],
): Answer | null {
  const office = findOffice(question);
  if (office === null) return null;
  const found = withBodies(office).flatMap((one): { candidate: Candidate; holder: Span }[] => {
    for (const candidate of candidates) {
      const holder = candidate.coverage.holds ? holderIn(candidate, one, question) : null;
      if (holder !== null) return [{ candidate, holder }];
    }
    return [];
  });
  const [first] = found;
  const citations = citeAll(
    found.map(({ candidate, holder }) => ({ ...candidate, focus: holder })),
    index,
  );
  const [citation, ...others] = citations;
  if (first === undefined || citation === undefined) return null;
  const quotes = citations.map((one) => quoteStatement(one));
  const source = sourceStatement([citation, ...others]);
  const statements =
    others.length > 0
      ? atLeastOne(quoteStatement(citation), [...quotes.slice(1), source])
      : atLeastOne(directStatement(first.candidate.passage.text, first.holder, 1), [...quotes, source]);
  return answered(question, statements, citations, notices(found.map(({ candidate }) => candidate)));
}
