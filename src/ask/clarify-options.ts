import type { DocumentIdentity } from "../document/document.js";
import { answerMessages, clarifyMessages } from "../messages.js";
import { printDay } from "../vietnamese/dates.js";
import { openedSyllables } from "../vietnamese/abbreviations.js";
import { type Answer, atLeastOne, type ClarifyOption, type DocumentReference } from "./answer.js";
import { capitalise, particulars } from "./describe.js";
import { bareNumberSpan } from "./clarify-number.js";
import type { Question } from "./question.js";

/** One reading of a question with its answer. */
interface Reading {
  readonly option: ClarifyOption;
  readonly answer: Answer;
}

/** "Nghị quyết số 06-NQ/HU, ngày 17/12/2021, Huyện ủy Thuận Nam": what tells one of several documents. */
function labelOf({ title, number, kind, date, issuer }: DocumentReference): string {
  const name = particulars({ number, kind, date });
  return capitalise([name === "" ? title : name, issuer].filter(Boolean).join(", "));
}

/** The question asked of one of the documents that bear its number: the number with the day and the issuer. */
function askedOf(question: Question, { number, date, issuer }: DocumentReference): string {
  const span = bareNumberSpan(question);
  const day = date === null ? "" : ` ngày ${printDay(date)}`;
  const from = issuer === null ? "" : ` của ${issuer}`;
  const name = `${number ?? question.text.slice(span.start, span.end)}${day}${from}`;
  return `${question.text.slice(0, span.start)}${name}${question.text.slice(span.end)}`;
}

/** A choice for each document that a question's number may mean. */
export function documentOptions(
  question: Question,
  documents: readonly DocumentReference[],
): readonly ClarifyOption[] {
  return documents.map((document) => ({ label: labelOf(document), question: askedOf(question, document) }));
}

const chairman =
  /(?<!\p{L})((?:phó )?chủ tịch) (?!(?:ubnd|hđnd|ủy ban|uỷ ban|hội đồng|mặt trận|mttq|nước|quốc hội|hội)(?!\p{L}))(?=(?:huyện|xã|tỉnh|phường|thành phố|quận|thị trấn|thị xã)(?!\p{L}))/iu;
const namesBody = /ủy ban|uỷ ban|ubnd|hội đồng|hđnd|mặt trận|mttq/iu;

/** "Chủ tịch huyện" leads either of two bodies: a choice for each; none where the question names the body. */
export function officeOptions(question: Question): readonly ClarifyOption[] {
  const found = chairman.exec(question.text);
  if (found === null || namesBody.test(question.text)) return [];
  const after = question.text.slice(found.index + found[0].length);
  const level = /^\p{L}+(?: phố| trấn| xã)?(?: \p{Lu}\p{L}*)*/u.exec(after)?.[0] ?? "";
  return ["UBND", "HĐND"].map((body) => ({
    label: `${capitalise(found[1] ?? "")} ${body} ${level}`.trim(),
    question: `${question.text.slice(0, found.index)}${found[1]} ${body} ${after}`,
  }));
}

const said = (answer: Answer): string =>
  answer.kind === "answered"
    ? answer.statements
        .filter(({ evidence }) => evidence === "quote")
        .map(({ text }) => text.replace(/\[\d+\]/gu, ""))
        .join("\n")
    : "";

function referencesOf(
  readings: readonly Reading[],
  documents: readonly DocumentIdentity[],
): DocumentReference[] {
  const ids = new Set(
    readings.flatMap(({ answer }) =>
      answer.kind === "answered" ? answer.citations.map(({ documentId }) => documentId) : [],
    ),
  );
  return documents
    .filter(({ id }) => ids.has(id))
    .map(({ id: documentId, title, number, kind, issuer, date }) => ({
      documentId,
      title,
      number,
      kind,
      issuer,
      date,
    }));
}

/**
 * Asks back which reading is meant: where two or more of them are answered, and not alike. One that is answered alone
 * is the one that was meant.
 * @param alone answers a question that has one reading
 * @param otherwise the answer where no reading is answered
 * @param candidates the documents to choose from; where none are given, those that the readings' answers cite
 */
export async function chooseReading(
  question: Question,
  options: readonly ClarifyOption[],
  alone: (question: string) => Promise<Answer>,
  otherwise: Answer,
  documents: readonly DocumentIdentity[],
  candidates?: readonly DocumentReference[],
): Promise<Answer> {
  const readings: Reading[] = [];
  for (const option of options) {
    // eslint-disable-next-line no-await-in-loop -- milliseconds each, and few
    readings.push({ option, answer: await alone(option.question) });
  }
  const answered = readings.filter(({ answer }) => answer.kind === "answered");
  const [only, another] = answered;
  if (only === undefined) return otherwise;
  const isAlike = new Set(answered.map(({ answer }) => said(answer))).size === 1 && said(only.answer) !== "";
  if (another === undefined || isAlike) return only.answer;
  const [first, ...rest] = candidates ?? referencesOf(answered, documents);
  if (first === undefined) return otherwise;
  return {
    kind: "clarify",
    understood: question.text,
    notices: [],
    text: candidates === undefined ? clarifyMessages.whichOffice : answerMessages.whichDocument,
    candidates: atLeastOne(first, rest),
    options: candidates === undefined ? answered.map(({ option }) => option) : options,
  };
}

const ordinals: Readonly<Record<string, number>> = {
  mot: 1,
  nhat: 1,
  dau: 1,
  "dau tien": 1,
  tren: 1,
  hai: 2,
  nhi: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
};
const ordinalReply =
  /^(?:(?:toi |em |minh )?(?:chon|lay|hoi|y toi la|la) )?(?:(?:so|cai|van ban|ban|y|muc|cau|phuong an|nghi quyet|quyet dinh|ke hoach) )?(?:thu |so )?(\d|mot|hai|ba|bon|tu|nam|sau|bay|tam|nhat|nhi|dau tien|dau|tren|cuoi cung|cuoi|duoi)$/u;
const newest = /^(?:cai |ban |van ban )?(?:moi nhat|moi hon|gan (?:day )?nhat|sau cung|moi)$/u;
const oldest = /^(?:cai |ban |van ban )?(?:cu nhat|cu hon|truoc|cu|dau tien nhat)$/u;
/** Words of a reply that tell nothing apart. */
const idle = new Set(
  "cai so cua ben nam ngay thang van ban nghi quyet la ay kia do chon do ban hanh ong ba a vay thi toi muon hoi o thu y em minh lay ve ai nguoi phia phe da con the sao nua".split(
    " ",
  ),
);
const longestReply = 9;

/**
 * Which choice a reply means: "1", "cái thứ hai", "của UBND", "số của tỉnh ủy", "năm 2022", "mới nhất". "unclear" where
 * it is a reply and fits several or none; null where it is no reply.
 * @param reply marks restored or not
 */
export function chosenOption(
  reply: string,
  options: readonly ClarifyOption[],
): ClarifyOption | "unclear" | null {
  const words = openedSyllables(reply).map(({ bare }) => bare);
  if (words.length === 0 || words.length > longestReply) return null;
  const bare = words.join(" ").replace(/ (?:a|nhe|di|vay|nha)$/u, "");
  const ordinal = ordinalReply.exec(bare)?.[1];
  if (ordinal !== undefined) {
    const isLast = /^(?:cuoi|duoi)/u.test(ordinal);
    return options[(isLast ? options.length : (ordinals[ordinal] ?? Number(ordinal))) - 1] ?? "unclear";
  }
  const labels = options.map(({ label }) => openedSyllables(label).map((word) => word.bare));
  if (newest.test(bare) || oldest.test(bare)) {
    const days = options.map(({ label }) =>
      (/(\d{1,2})\/(\d{1,2})\/(\d{4})/u.exec(label) ?? [])
        .slice(1)
        .toReversed()
        .map((part) => part.padStart(2, "0"))
        .join("-"),
    );
    if (days.includes("")) return "unclear";
    const wanted = days.toSorted().at(newest.test(bare) ? -1 : 0);
    return options[days.findIndex((day) => day === wanted)] ?? "unclear";
  }
  const telling = words
    .filter((word) => !idle.has(word))
    .map((word) => (/^\d+$/u.test(word) ? word.replace(/^0+(?=\d)/u, "") : word));
  if (telling.length === 0) return null;
  const fitting = options.filter((_, place) => {
    const label = new Set(
      (labels[place] ?? []).map((word) => (/^\d+$/u.test(word) ? word.replace(/^0+(?=\d)/u, "") : word)),
    );
    return telling.every((word) => label.has(word));
  });
  const [only, another] = fitting;
  return another === undefined ? (only ?? null) : "unclear";
}

/** Whether an earlier answer's text asked back. */
export const askedBack = (answer: string): boolean =>
  [answerMessages.whichDocument, clarifyMessages.whichOffice].some((text) => answer.startsWith(text));
