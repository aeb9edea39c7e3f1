import { findNumberMentions } from "../document/number-mention.js";
import { findTimes } from "../vietnamese/dates.js";
import { bareText, hasMarks } from "../vietnamese/syllables.js";
import { type AtLeastOne, atLeastOne } from "./answer.js";
import { documentOf, findThatDocument, fullName } from "./follow-up-document.js";
import { formOf } from "./follow-up-forms.js";
import { askingSpans, stemOf } from "./follow-up-stem.js";
import { isSector } from "./follow-up-groups.js";
import { fillIn } from "./follow-up-reference.js";
import { replaceTopic } from "./follow-up-topic.js";
import { route } from "./route.js";

/** An earlier question of the same talk with the text it was answered by. */
export interface Turn {
  readonly question: string;
  readonly answer: string;
}

/** A question that leaned on earlier ones, made whole. */
export interface FollowUp {
  /**
   * "slot": another thing about the earlier matter; "source": where the last answer stands; "more": what it has not
   * said yet; "detail": more exactly.
   */
  readonly kind: "plain" | "slot" | "source" | "more" | "detail";
  /** Words that took others' place: an answer that bears out nothing of them is none. */
  readonly topic?: string;
  /** Ways to ask it whole, likeliest first: the first that is answered counts. */
  readonly questions: AtLeastOne<string>;
}

/** More turns than channels keep are never looked at; longer texts are cut. UTF-16 units. */
export const turnsRead = 6;
const textRead = 4_000;
/** A rewritten question is no longer than one that may be typed. */
const longest = 1_000;

const isLong = (text: string): boolean => text.split(/\s+/u).length > 8;

/** A topic's own words before it asks: "cá nhân bị phạt bao nhiêu" is about "cá nhân bị phạt". */
function matterOf(topic: string): string {
  const [asked] = askingSpans(topic);
  return asked === undefined
    ? topic
    : topic
        .slice(0, asked.start)
        .replace(/\s+(?:thì|là|được|bị|có|phải)\s*$/iu, "")
        .trim();
}

/** Another thing asked about the earlier matter. Its date words come first: then no word of the matter is their predicate. */
function withSlot(asked: string, prior: Turn): AtLeastOne<string> {
  const stem = stemOf(prior.question);
  const isDeadline =
    /(?<!\p{L})(?:hạn|thời hạn|deadline|chậm nhất)(?!\p{L})/iu.test(asked) &&
    !/bao lâu|mấy ngày/iu.test(asked);
  const wanted = isDeadline ? asked.replace(/^.*$/u, "trước ngày nào") : asked;
  const noun =
    /^((?!ai |có )\p{L}+(?: \p{L}+)*?) (?:là gì|(?:là )?bao nhiêu|là ai|gồm những gì|là những gì)$/iu.exec(
      wanted,
    );
  const ending = noun === null ? "" : wanted.slice(noun[1]?.length ?? 0);
  const question =
    noun !== null && noun[1] !== undefined
      ? `${noun[1]} ${stem}${ending}?`
      : /(?:bao nhiêu|mấy)$/iu.test(wanted)
        ? `${stem}, ${wanted}?`
        : `${wanted} ${stem}?`;
  const cited = documentOf(prior);
  const within =
    cited?.hasNumber === true && !prior.question.includes(cited.name)
      ? [`${question.slice(0, -1)}, theo ${fullName(cited)}?`]
      : [];
  const asOf = isDeadline ? [`khi nào ${stem}?`] : [];
  const [first = question, ...others] = [...within, question, ...asOf];
  return atLeastOne(first, others);
}

function ofDocument(asked: string, prior: Turn): AtLeastOne<string> {
  const cited = documentOf(prior);
  if (cited === null) return withSlot(asked, prior);
  const own = asked
    .replace(
      /(?<!\p{L})(?:văn bản|nghị quyết|quyết định|kế hoạch|chỉ thị|nó)(?: (?:này|đó|ấy))?(?!\p{L})(?! nào)/giu,
      "",
    )
    .replace(/\s+/gu, " ")
    .trim();
  return [`${fullName(cited)} ${own}?`];
}

/** A number or a time is borne out as such wherever it is asked about: its words need not stand there. */
const isNamed = (topic: string): boolean =>
  findNumberMentions(topic).length > 0 || findTimes(topic).length > 0;

/** The earlier question asked of another topic. */
function withTopic(
  { topic, isMarked }: { readonly topic: string; readonly isMarked: boolean },
  prior: Turn,
): FollowUp | null {
  const matter = matterOf(topic);
  if (matter !== topic && isLong(topic)) return { kind: "plain", questions: [topic] };
  const swapped = matter === "" ? null : replaceTopic(prior.question, matter, isMarked);
  // A field of work that nothing gives way to: what is said of it at all.
  const ofField = isSector(matter) ? `nêu các nhiệm vụ về ${matter.replace(/^về\s+/iu, "")}` : null;
  // Never searched for alone: "còn siêu thị thì sao" would bring whatever speaks of shops.
  const beside = isMarked && matter !== "" ? `${matter} ${stemOf(prior.question)}` : null;
  const whole = swapped ?? ofField ?? beside;
  return whole === null
    ? null
    : { kind: "plain", questions: [whole], ...(isNamed(matter) ? {} : { topic: matter }) };
}

function made(question: string, prior: Turn): FollowUp | null {
  if (findThatDocument(question) !== null) {
    const filled = fillIn(question, prior);
    return filled === null ? null : { kind: "plain", questions: [filled] };
  }
  const form = formOf(question);
  if (form === null) {
    const filled = isLong(question) ? null : fillIn(question, prior);
    return filled === null ? null : { kind: "plain", questions: [filled] };
  }
  switch (form.kind) {
    case "source":
      return { kind: "source", questions: [prior.question] };
    case "more": {
      const listed = `nêu cụ thể những nội dung ${stemOf(prior.question)}`;
      return { kind: form.isBeyond ? "more" : "detail", questions: [listed, prior.question] };
    }
    case "document":
      return { kind: "plain", questions: ofDocument(form.asked, prior) };
    case "slot":
      return { kind: "slot", questions: withSlot(form.asked, prior) };
    default:
      return withTopic(form, prior);
  }
}

/** The last turn that asked the documents something, its question made whole by the turns before it. */
export function lastAsked(history: readonly Turn[]): Turn | null {
  let prior: Turn | null = null;
  for (const { question, answer } of history.slice(-turnsRead)) {
    if (question.length > longest || route(question) !== null) continue;
    const own = { question, answer: answer.slice(0, textRead) };
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

const withoutMarks = (text: string): string =>
  text.replace(/[\u00c0-\u1ef9]/gu, (letter) =>
    letter
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/gu, "")
      .replace("đ", "d")
      .replace("Đ", "D"),
  );

/** Typed bare, a question goes on as bare: marks that we restored ourselves must not count as typed. */
function asTyped(question: string, typed: readonly string[]): string {
  return typed.every((text) => !hasMarks(text)) ? withoutMarks(question) : question;
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
  const questions = found.questions
    .map((one) => asTyped(one, [question, ...typed.map((turn) => turn.question)]))
    .filter((one) => one.length <= longest && bareText(one) !== "");
  const [first, ...others] = questions;
  return first === undefined ? null : { ...found, questions: atLeastOne(first, others) };
}
