import { hasMarks, bareText, foldKeepingOffsets } from "../vietnamese/syllables.js";
import { type AtLeastOne, atLeastOne } from "./answer.js";
import { askedBack } from "./clarify-options.js";
import { documentOf, findThatDocument, fullName } from "./follow-up-document.js";
import { formOf } from "./follow-up-forms.js";
import { askingSpans, stemOf } from "./follow-up-stem.js";
import { isSector, replaceTopic } from "./follow-up-topic.js";
import { route } from "./route.js";

/** An earlier question of the same talk with the text it was answered by. */
export interface Turn {
  readonly question: string;
  readonly answer: string;
}

/** A question that leaned on earlier ones, made whole. */
export interface FollowUp {
  /** "source": where the last answer stands is asked; "more": what it has not said yet; "detail": more exactly. */
  readonly kind: "plain" | "source" | "more" | "detail";
  /** Ways to ask it whole, likeliest first: the first that is answered counts. */
  readonly questions: AtLeastOne<string>;
}

/** More turns than channels keep are never looked at; longer texts are cut. UTF-16 units. */
const turnsRead = 6;
const textRead = 4_000;
/** A rewritten question is no longer than one that may be typed. */
const longest = 1_000;

const thatPlace =
  /(?<!\p{L})(?:(?:ở|tại)\s+(?:đó|đấy|nơi đó|chỗ đó)|(?:xã|phường|huyện|tỉnh|thành phố|thôn|địa phương)\s+(?:này|đó|ấy))(?!\p{L})/iu;
const thatPerson = /(?<!\p{L})(?:ông|bà|anh|chị|người|đồng chí|vị)\s+(?:này|đó|ấy|ta)(?!\p{L})/iu;
const thatThing =
  /(?<!\p{L})(?:(?:cái|việc|điều|chuyện|nội dung|nhiệm vụ|chỉ tiêu|mục tiêu|chính sách|khoản|dự án|chương trình|đợt|công trình)\s+(?:này|đó|ấy|trên)|nó)(?!\p{L})/iu;
const place =
  /(?<!\p{L})(?:(?:ở|tại|của)\s+)?(?:xã|phường|thị trấn|huyện|tỉnh|thành phố|TP\.?|thôn)\s?\p{Lu}[\p{L}.]*(?:\s+\p{Lu}\p{L}*)*|(?<=(?:ở|tại)\s)\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*/u;
const person = /(?:\p{Lu}\p{Ll}+\s+){1,3}\p{Lu}\p{Ll}+/u;

/** Fills in "that document", "that place", "he", "that": null where nothing of the kind is said. */
function fillIn(question: string, prior: Turn): string | null {
  let filled = question;
  const document = findThatDocument(question);
  const cited = document === null ? null : documentOf(prior);
  if (document !== null && cited !== null) {
    filled = `${filled.slice(0, document.start)}${fullName(cited)}${filled.slice(document.end)}`;
  }
  const where = place.exec(prior.question)?.[0];
  if (where !== undefined) filled = filled.replace(thatPlace, () => (/^(?:ở|tại|của)/u.test(where) ? where : `ở ${where}`));
  const who = person.exec(prior.answer.split("\n")[0] ?? "")?.[0];
  if (who !== undefined) filled = filled.replace(thatPerson, () => who);
  filled = filled.replace(thatThing, () => stemOf(prior.question));
  return filled === question ? null : filled;
}

const isLong = (text: string): boolean => text.split(/\s+/u).length > 8;

/** A topic's own words before it asks: "cá nhân bị phạt bao nhiêu" is about "cá nhân bị phạt". */
function matterOf(topic: string): string {
  const [asked] = askingSpans(topic);
  return asked === undefined ? topic : topic.slice(0, asked.start).replace(/\s+(?:thì|là|được|bị|có|phải)\s*$/iu, "").trim();
}

/** Another thing asked about the earlier matter. Its date words come first: then no word of the matter is their predicate. */
function withSlot(asked: string, prior: Turn): AtLeastOne<string> {
  const stem = stemOf(prior.question);
  const isDeadline = /(?<!\p{L})(?:hạn|thời hạn|deadline|chậm nhất)(?!\p{L})/iu.test(asked) && !/bao lâu|mấy ngày/iu.test(asked);
  const wanted = isDeadline ? asked.replace(/^.*$/u, "trước ngày nào") : asked;
  const noun = /^((?!ai |có )\p{L}+(?: \p{L}+)*?) (?:là )?(?:gì|bao nhiêu|ai|nào|những gì)$/iu.exec(wanted);
  const ending = noun === null ? "" : wanted.slice(noun[1]?.length ?? 0);
  const question = noun !== null && noun[1] !== undefined ? `${noun[1]} ${stem}${ending}?` : /(?:bao nhiêu|mấy)$/iu.test(wanted) ? `${stem}, ${wanted}?` : `${wanted} ${stem}?`;
  const cited = documentOf(prior);
  const within = cited?.hasNumber === true && !prior.question.includes(cited.name) ? [`${question.slice(0, -1)}, theo ${fullName(cited)}?`] : [];
  const asOf = isDeadline ? [`khi nào ${stem}?`] : [];
  const [first = question, ...others] = [...within, question, ...asOf];
  return atLeastOne(first, others);
}

function ofDocument(asked: string, prior: Turn): AtLeastOne<string> {
  const cited = documentOf(prior);
  if (cited === null) return withSlot(asked, prior);
  const own = asked.replace(/(?<!\p{L})(?:văn bản|nghị quyết|quyết định|kế hoạch|chỉ thị|nó)(?: (?:này|đó|ấy))?(?!\p{L})(?! nào)/giu, "").replace(/\s+/gu, " ").trim();
  return [`${fullName(cited)} ${own}?`];
}

function made(question: string, prior: Turn): FollowUp | null {
  if (findThatDocument(question) !== null) {
    const filled = fillIn(question, prior);
    return filled === null ? null : { kind: "plain", questions: [filled] };
  }
  const form = formOf(question);
  const stem = stemOf(prior.question);
  switch (form?.kind) {
    case "source":
      return { kind: "source", questions: [prior.question] };
    case "more":
      return {
        kind: form.isBeyond ? "more" : "detail",
        questions: [`nêu cụ thể những nội dung ${stem}`, prior.question],
      };
    case "document":
      return { kind: "plain", questions: ofDocument(form.asked, prior) };
    case "slot":
      return { kind: "plain", questions: withSlot(form.asked, prior) };
    case "topic": {
      const matter = matterOf(form.topic);
      const asks = matter !== form.topic;
      const swapped = matter === "" ? null : replaceTopic(prior.question, matter, form.isMarked);
      if (asks && isLong(form.topic)) return { kind: "plain", questions: [form.topic] };
      // A field of work that nothing gives way to: what is said of it at all.
      const ofField = isSector(matter) ? `nêu các nhiệm vụ về ${matter.replace(/^về\s+/iu, "")}` : null;
      const whole = swapped ?? ofField;
      return whole === null ? null : { kind: "plain", questions: [whole] };
    }
    case undefined: {
      if (isLong(question)) return null;
      const filled = fillIn(question, prior);
      return filled === null ? null : { kind: "plain", questions: [filled] };
    }
  }
}

/** The last turn that asked the documents something, its question made whole by the turns before it. */
export function lastAsked(history: readonly Turn[]): Turn | null {
  let prior: Turn | null = null;
  for (const { question, answer } of history.slice(-turnsRead)) {
    if (question.length > longest || route(question) !== null) continue;
    const own = { question, answer: answer.slice(0, textRead) };
    // A reply to what we asked back keeps the question that was asked.
    if (prior !== null && askedBack(prior.answer) && !isLong(question)) {
      prior = { question: prior.question, answer: own.answer };
      continue;
    }
    const whole: FollowUp | null = prior === null ? null : made(question, prior);
    // Asking for the source or for more keeps the matter and what was said of it.
    prior =
      whole === null || prior === null
        ? own
        : whole.kind === "plain"
          ? { question: whole.questions[0], answer: own.answer }
          : { question: prior.question, answer: `${prior.answer}\n${own.answer}` };
  }
  return prior;
}

/** Typed bare, a question goes on as bare: marks that we restored ourselves must not count as typed. */
function asTyped(question: string, typed: readonly string[]): string {
  const isBare = typed.every((text) => !hasMarks(text));
  return isBare ? foldKeepingCase(question) : question;
}

function foldKeepingCase(text: string): string {
  const folded = foldKeepingOffsets(text);
  return [...folded].length === [...text].length
    ? Array.from(text, (letter, place) => (letter === letter.toLowerCase() ? ([...folded][place] ?? "") : letter.normalize("NFD").replace(/[\u0300-\u036f]/gu, "").replace("Đ", "D"))).join("")
    : folded;
}

/** Whether a question means nothing without an earlier one: it names no matter of its own. */
export function leansOnEarlier(question: string): boolean {
  const kind = formOf(question)?.kind;
  return kind === "source" || kind === "more" || kind === "document" || kind === "slot";
}

/** Whether a question is made whole by the document that the earlier answer stands on, and that answer does not name it. */
export function needsDocument(question: string, prior: Turn): boolean {
  const isOfDocument = findThatDocument(question) !== null || formOf(question)?.kind === "document";
  return isOfDocument && documentOf(prior) === null;
}

/**
 * A question that leans on the turns before it, made whole: place, subject and document of the earlier question stay,
 * the asked thing or the topic changes. Null where it stands on its own or nothing was asked before.
 * @param question tidied @param read puts marks back and opens chat forms @param history oldest first, as typed
 */
export function rewriteFollowUp(
  question: string,
  history: readonly Turn[],
  read: (text: string) => string = (text) => text,
): FollowUp | null {
  if (history.length === 0) return null;
  const typed = history.slice(-turnsRead);
  const prior = lastAsked(typed.map((turn) => ({ question: read(turn.question), answer: turn.answer })));
  const found = prior === null ? null : made(read(question), prior);
  if (found === null) return null;
  const questions = found.questions.map((one) => asTyped(one, [question, ...typed.map((turn) => turn.question)])).filter((one) => one.length <= longest && bareText(one) !== "");
  const [first, ...others] = questions;
  return first === undefined ? null : { kind: found.kind, questions: atLeastOne(first, others) };
}
