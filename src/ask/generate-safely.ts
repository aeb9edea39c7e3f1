import { ChatModelError } from "../errors.js";
import { generatedMessages } from "../messages.js";
import type { ChatModel, Clock, Logger } from "../ports.js";
import type { Answer, AskContext } from "./answer.js";
import { Circuit, type CircuitLimits } from "./circuit.js";
import { answerFrom, type Drafting, isForModel } from "./generate.js";
import { type CallLimits, callInTime } from "./model-call.js";
import { readModelText } from "./model-draft.js";
import { buildPrompt, instructionsFor, type PromptForm } from "./prompt.js";
import { choosePassages, type Shown } from "./shown.js";

/** Words an answer with a model, or gives the extracted one back; never fails, never takes longer than its time. */
export type Writer = (drafting: Drafting, context: AskContext) => Promise<Answer>;

export interface WriterParts {
  readonly model: ChatModel;
  /** Takes personal data out of a question before it leaves the machine. */
  readonly mask: (text: string) => string;
  /** Counts a call before it is made; false: no more may be made, for this person or by anybody. */
  readonly spend?: (context: AskContext) => boolean | Promise<boolean>;
  readonly now: Clock;
  readonly log?: Logger;
  /** One question's time for the model, all tries together. Milliseconds. */
  readonly totalMilliseconds: number;
  /** Calls for one question. */
  readonly tries?: number;
  readonly circuit?: CircuitLimits;
}

/** A model silent for this share of the time hangs: what is left is for one more try. */
const shareOfSilence = 0.5;
/** Between two tries, unless the server asks for more. Milliseconds. */
const pause = 300;
/** A try with less time left than this would only be paid for. Milliseconds. */
const leastTime = 200;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** What came of one call: an answer, a draft of which nothing is left, no draft at all, or a failure. */
type Outcome = { readonly answer: Answer } | "nothing" | "unreadable" | ChatModelError;

/** The writer over one model; its circuit is shared by all questions. */
export function createWriter(parts: WriterParts): Writer {
  const { model, mask, now, log, totalMilliseconds, tries = 2 } = parts;
  const circuit = new Circuit(parts.circuit ?? { failures: 3, pauseMilliseconds: 60_000 }, now);
  const silence = Math.ceil(totalMilliseconds * shareOfSilence);

  async function mayCall(context: AskContext): Promise<boolean> {
    try {
      return (await parts.spend?.(context)) ?? true;
    } catch (error) {
      // What cannot be counted is not spent.
      log?.error("model.budget", { error });
      return false;
    }
  }

  /** One call, told to the circuit whichever way it ends. */
  async function attempt(
    drafting: Drafting,
    shown: readonly Shown[],
    form: PromptForm,
    { milliseconds, signal }: Pick<CallLimits, "milliseconds" | "signal">,
  ): Promise<Outcome> {
    const prompt = buildPrompt({ question: drafting.question.text, passages: shown, form, mask });
    const started = now();
    try {
      const written = await callInTime(model, prompt, { milliseconds, silence, signal });
      circuit.succeeded();
      const draft = readModelText(written);
      const answer = draft === null ? null : answerFrom(draft, shown, drafting, instructionsFor(form));
      const outcome = answer !== null ? { answer } : draft === null ? "unreadable" : "nothing";
      const came = typeof outcome === "string" ? outcome : "answer";
      log?.debug("model.answered", { model: model.name, came, milliseconds: now() - started });
      return outcome;
    } catch (error) {
      const isFailure = error instanceof ChatModelError && error.fault !== "declined" && !signal.aborted;
      if (isFailure) circuit.failed();
      else circuit.gaveUp();
      if (!(error instanceof ChatModelError)) throw error;
      log?.warn("model.failed", { model: model.name, fault: error.fault, error: error.message });
      return error;
    }
  }

  async function write(drafting: Drafting, context: AskContext): Promise<Answer> {
    const { extracted } = drafting;
    const shown = choosePassages(drafting);
    if (shown.length === 0) return extracted;
    const end = now() + totalMilliseconds;
    const signal = context.signal ?? new AbortController().signal;
    let form: PromptForm = model.prefersPlainText ? "plain" : "schema";
    for (let left = tries; left > 0 && !signal.aborted; left -= 1) {
      if (!circuit.enter()) return extracted;
      // eslint-disable-next-line no-await-in-loop -- each try waits for the one before
      if (!(await mayCall(context))) {
        circuit.gaveUp();
        return { ...extracted, notices: [...extracted.notices, generatedMessages.overBudget] };
      }
      // eslint-disable-next-line no-await-in-loop
      const outcome = await attempt(drafting, shown, form, { milliseconds: end - now(), signal });
      if (outcome === "nothing") return extracted;
      if (typeof outcome === "object" && "answer" in outcome) return outcome.answer;
      if (outcome === "unreadable") form = "plain";
      else if (!outcome.isRetryable) return extracted;
      const delay = outcome === "unreadable" ? 0 : Math.max(pause, outcome.waitMilliseconds);
      if (left === 1 || now() + delay + leastTime > end) return extracted;
      // eslint-disable-next-line no-await-in-loop
      await wait(delay);
    }
    return extracted;
  }

  return async (drafting, context) => {
    if (!isForModel(drafting.extracted) || context.signal?.aborted === true) return drafting.extracted;
    try {
      return await write(drafting, context);
    } catch (error) {
      log?.error("model.bug", { error });
      return drafting.extracted;
    }
  };
}
