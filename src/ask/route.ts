import { routeMessages } from "../messages.js";
import { foldKeepingOffsets, syllables } from "../vietnamese/syllables.js";
import type { Answer } from "./answer.js";

/** Longest question read, in UTF-16 units. */
const questionLimit = 1000;

const greeting =
  /^(?:xin )?(?:chao|hello|hi|alo|hey|kinh chao)(?: (?:ban|bot|anh|chi|em|ad|admin|ca nha|moi nguoi|buoi sang|buoi chieu))*$/u;
const thanks = /^(?:(?:xin |da |em |toi )?cam on|thank|thanks|thank you|tks|cam on nhieu)(?: .{0,30})?$/u;
const help =
  /^(?:tro giup|giup(?: do| toi| voi)?|huong dan(?: su dung)?|help|dung the nao|su dung the nao)$/u;
const about =
  /^(?:ban|bot|may|day) (?:la ai|la gi|ten gi|lam duoc gi|biet gi|co the lam gi|giup duoc gi)(?: .{0,20})?$/u;
const opinion = /^(?:theo (?:ban|bot)(?: thi)? |(?:ban|bot) (?:nghi|thay) |y kien (?:cua )?(?:ban|bot) )/u;
const injection =
  /(?:bo qua|quen|phot lo|ignore|disregard|forget)\s.{0,40}(?:chi dan|huong dan|lenh|quy tac|instruction|prompt|rule)|system prompt|(?:in|hien|tiet lo|cho xem|reveal|show|print)\s.{0,30}(?:prompt|chi dan he thong|token|api key|mat khau)|you are now|act as|dong vai|developer mode|jailbreak/u;

/**
 * What needs no search: prepared, polite replies, and refusals.
 * @param question tidied
 * @returns null when the documents must be asked
 */
export function route(question: string): Answer | null {
  const folded = foldKeepingOffsets(question)
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const message = (text: string): Answer => ({ kind: "message", understood: question, notices: [], text });
  if (question.length > questionLimit) {
    return {
      kind: "refused",
      reason: "too-long",
      understood: "",
      notices: [],
      text: routeMessages.tooLong(questionLimit),
    };
  }
  if (syllables(question).length === 0) return message(routeMessages.empty);
  if (injection.test(folded)) {
    return {
      kind: "refused",
      reason: "injection",
      understood: question,
      notices: [],
      text: routeMessages.injection,
    };
  }
  if (greeting.test(folded)) return message(routeMessages.greeting);
  if (thanks.test(folded)) return message(routeMessages.thanks);
  if (help.test(folded)) return message(routeMessages.help);
  if (about.test(folded)) return message(routeMessages.about);
  if (opinion.test(folded)) return message(routeMessages.opinion);
  return null;
}
