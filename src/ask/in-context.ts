import { findDocumentNumbers } from "../document/number.js";
import { findNumberMentions, matchesMention } from "../document/number-mention.js";
import { answerMessages, followUpMessages } from "../messages.js";
import type { OpenedIndex } from "../search/opened.js";
import { openChatForms } from "../vietnamese/abbreviations.js";
import { tidy } from "../vietnamese/spelling.js";
import { bareText, syllables } from "../vietnamese/syllables.js";
import { decodeViqr } from "../vietnamese/viqr.js";
import type { Answer, AskContext } from "./answer.js";
import { askedBack, chosenOption } from "./clarify-options.js";
import { aboutTopic, sourceFirst, withoutSaid } from "./follow-up-answer.js";
import { continueList } from "./follow-up-list.js";
import { callDocument } from "./draft.js";
import {
  type FollowUp,
  lastAsked,
  leansOnEarlier,
  needsDocument,
  rewriteFollowUp,
  type Turn,
  turnsRead,
} from "./follow-up.js";
import type { Restore } from "./understand.js";

/**
 * Makes a question whole with a model's help.
 * @returns null where it stands on its own
 */
export type Rewrite = (
  question: string,
  history: readonly Turn[],
  signal: AbortSignal | undefined,
) => Promise<string | null>;

export interface InContext {
  readonly restore: Restore;
  readonly index: Pick<OpenedIndex, "documents" | "passages" | "source">;
  /** Asked only for short questions that our rules leave alone. */
  readonly rewrite?: Rewrite;
  /** Answers a question that stands on its own. */
  readonly alone: (question: string) => Promise<Answer>;
}

/** Syllables above which a question is taken to stand on its own without asking a model. */
const shortQuestion = 8;

/** Keeps a model's wording only where every number and every syllable of a name stood in the talk. */
function isFaithful(rewritten: string, question: string, history: readonly Turn[]): boolean {
  const known = new Set(
    bareText([question, ...history.flatMap((turn) => [turn.question, turn.answer])].join(" ")).split(" "),
  );
  return syllables(rewritten)
    .filter(({ start, end, bare }) => /\d/u.test(bare) || /^\p{Lu}/u.test(rewritten.slice(start, end)))
    .slice(/^\p{Lu}/u.test(rewritten) ? 1 : 0)
    .every(({ bare }) => known.has(bare));
}

async function byModel(
  question: string,
  { rewrite }: InContext,
  { history = [], signal }: Pick<AskContext, "history" | "signal">,
): Promise<string | null> {
  if (rewrite === undefined || history.length === 0 || syllables(question).length > shortQuestion)
    return null;
  const rewritten = (await rewrite(question, history, signal))?.trim() ?? "";
  const isUsable = rewritten !== "" && rewritten !== question && isFaithful(rewritten, question, history);
  return isUsable ? rewritten : null;
}

/** Facts of the document itself (its day, its issuer) answer no question about the matter in it. */
const isOfItself = (answer: Answer): boolean =>
  answer.kind === "answered" && answer.statements.every(({ evidence }) => evidence === "catalogue");

/** The first way of asking that is answered, else what was said of the last that found nothing. */
async function firstAnswered({ kind, questions }: FollowUp, alone: InContext["alone"]): Promise<Answer> {
  const [first, ...others] = questions;
  let answer = await alone(first);
  for (const question of others) {
    if (answer.kind !== "not-found" && !(kind === "slot" && isOfItself(answer))) return answer;
    // eslint-disable-next-line no-await-in-loop -- the next one only where this one found nothing
    answer = await alone(question);
  }
  return answer;
}

async function answerFollowUp(
  followUp: FollowUp,
  said: string,
  { alone, index }: Pick<InContext, "alone" | "index">,
): Promise<Answer> {
  const asked = followUp.questions.at(-1);
  const further =
    followUp.kind === "more" && asked !== undefined ? continueList(await alone(asked), said, index) : null;
  if (further !== null) return further;
  const found = await firstAnswered(followUp, alone);
  const answer = followUp.topic === undefined ? found : aboutTopic(found, followUp.topic, index);
  if (followUp.kind === "source") return sourceFirst(answer);
  return followUp.kind === "more" ? withoutSaid(answer, said) : answer;
}

/** The turns before, the document of the last one named where the question needs it: long answers leave it out. */
async function withDocument(
  question: string,
  history: readonly Turn[],
  read: (text: string) => string,
  alone: InContext["alone"],
): Promise<readonly Turn[]> {
  const prior = lastAsked(history.map((turn) => ({ ...turn, question: read(turn.question) })));
  if (prior === null || !needsDocument(read(question), prior)) return history;
  const again = await alone(prior.question);
  const [citation] = again.kind === "answered" ? again.citations : [];
  if (citation === undefined) return history;
  const named = answerMessages.sources(callDocument(citation));
  return history.map((turn, place) =>
    place === history.length - 1 ? { ...turn, answer: `${turn.answer}\n${named}` } : turn,
  );
}

/** A choice stays open for so many turns: "cái thứ hai", then "còn bên ủy ban". */
const choiceOpen = 3;

interface OpenChoice {
  readonly asked: Answer & { readonly kind: "clarify" };
  /** The turn that was asked back about. */
  readonly place: number;
}

interface Talk {
  /** Replies to what we asked back are the questions that they chose. */
  readonly turns: readonly Turn[];
  readonly choice: OpenChoice | null;
}

/** Reads a talk: what was asked back about is asked again, since a reply means something only beside its choices. */
async function readTalk(
  history: readonly Turn[],
  read: (text: string) => string,
  alone: InContext["alone"],
): Promise<Talk> {
  const turns: Turn[] = [];
  let choice: OpenChoice | null = null;
  for (const turn of history) {
    const isOpen = choice !== null && turns.length - choice.place <= choiceOpen;
    const option = isOpen && choice !== null ? chosenOption(turn.question, choice.asked.options ?? []) : null;
    turns.push(option === null || option === "unclear" ? turn : { ...turn, question: option.question });
    if (!askedBack(turn.answer)) continue;
    const prior = lastAsked(turns.map((one) => ({ ...one, question: read(one.question) })));
    // eslint-disable-next-line no-await-in-loop -- a talk holds one such turn at most, as a rule
    const asked = prior === null ? null : await alone(prior.question);
    if (asked?.kind === "clarify") choice = { asked, place: turns.length - 1 };
  }
  return { turns, choice };
}

/** The answer to a reply to what we asked back; null where the question is none. */
async function answerChoice(
  question: string,
  { turns, choice }: Talk,
  alone: InContext["alone"],
): Promise<Answer | null> {
  if (choice === null || turns.length - choice.place > choiceOpen) return null;
  const option = chosenOption(question, choice.asked.options ?? []);
  // What is unclear right after we asked back is asked back about once more.
  if (option === "unclear") return choice.place === turns.length - 1 ? choice.asked : null;
  return option === null ? null : alone(option.question);
}

/**
 * Whether a turn is of documents that this asker may see: one that names only numbers of others says nothing here, and
 * is not repeated to somebody whom another role's talk was handed to.
 */
function isOfOurs({ question }: Turn, { documents }: Pick<OpenedIndex, "documents">): boolean {
  const mentions = findNumberMentions(question);
  if (mentions.length === 0) return true;
  const isMeant = (number: string | null): boolean =>
    findDocumentNumbers(number ?? "").some((own) => mentions.some((one) => matchesMention(own, one)));
  return documents.some(
    ({ number, relations = [] }) => isMeant(number) || relations.some((relation) => isMeant(relation.number)),
  );
}

/** Answers a question with the turns before it; one that stands on its own is asked as it is. */
export async function answerInContext(
  typed: string,
  context: Pick<AskContext, "history" | "signal">,
  asking: InContext,
): Promise<Answer> {
  const { restore, alone } = asking;
  const question = tidy(typed);
  const read = (text: string): string => restore(openChatForms(decodeViqr(tidy(text)))).text;
  const turns = (context.history ?? []).filter((turn) => isOfOurs(turn, asking.index)).slice(-turnsRead);
  const talk = await readTalk(turns, read, alone);
  const reply = await answerChoice(question, talk, alone);
  if (reply !== null) return reply;
  const history = talk.turns;
  const followUp = rewriteFollowUp(question, await withDocument(question, history, read, alone), read);
  if (followUp !== null) {
    return answerFollowUp(followUp, history.map(({ answer }) => answer).join("\n"), asking);
  }
  if (leansOnEarlier(read(question))) {
    return { kind: "message", understood: question, notices: [], text: followUpMessages.about };
  }
  const rewritten = await byModel(question, asking, context);
  return alone(rewritten ?? typed);
}
