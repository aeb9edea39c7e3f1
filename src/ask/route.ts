import { routeMessages } from "../messages.js";
import { tidy } from "../vietnamese/spelling.js";
import { syllables } from "../vietnamese/syllables.js";
import type { Answer, RefusalReason } from "./answer.js";
import { isInjection } from "./injection.js";
import { isOffTopic } from "./off-topic.js";
import { asksOpinion } from "./opinion.js";
import { readSaid } from "./said.js";
import { smallTalk } from "./small-talk.js";

/** Longest question read, in UTF-16 units. */
const questionLimit = 1000;

export function refused(reason: RefusalReason, understood: string, text: string): Answer {
  return { kind: "refused", reason, understood, notices: [], text };
}

/**
 * What needs no search: refusals (too long, orders to the bot), then prepared, polite replies (greeting, thanks, help,
 * about the bot, an opinion, off-topic).
 * @param typed as the person sent it
 * @returns null when the documents must be asked
 */
export function route(typed: string): Answer | null {
  const question = tidy(typed);
  if (question.length > questionLimit) return refused("too-long", "", routeMessages.tooLong(questionLimit));
  const message = (text: string): Answer => ({ kind: "message", understood: question, notices: [], text });
  if (syllables(question).length === 0) return message(routeMessages.empty);
  const said = readSaid(question);
  if (isInjection(typed, said)) return refused("injection", question, routeMessages.injection);
  const talk = smallTalk(said);
  if (talk !== null) return message(talk);
  if (asksOpinion(said)) return message(routeMessages.opinion);
  return isOffTopic(said) ? message(routeMessages.offTopic) : null;
}
