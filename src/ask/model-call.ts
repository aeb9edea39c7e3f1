import { ChatModelError } from "../errors.js";
import type { ChatModel, ChatPrompt } from "../ports.js";
import { isWholeObject } from "./model-draft.js";

export interface CallLimits {
  /** The whole call. Milliseconds. */
  readonly milliseconds: number;
  /** The longest time without a piece of text. Milliseconds. */
  readonly silence: number;
  /** Ends it from outside. */
  readonly signal: AbortSignal;
}

/** Longer than any answer of ours: no more of it is waited for. UTF-16 units. */
const enough = 4000;

/**
 * One call of a model that ends in time even when the model ignores its signal.
 * @throws {ChatModelError}
 */
export async function callInTime(model: ChatModel, prompt: ChatPrompt, limits: CallLimits): Promise<string> {
  const ended = new AbortController();
  let stop: (error: ChatModelError) => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = reject;
  });
  const giveUp = (said: string) => () => {
    stop(new ChatModelError("unavailable", `The chat model ${model.name} ${said}.`));
    ended.abort();
  };
  const fellSilent = giveUp(`said nothing for ${limits.silence} ms`);
  const wasLeft = giveUp("was no longer waited for");
  let silence = setTimeout(fellSilent, limits.silence);
  const whole = setTimeout(giveUp("took too long"), limits.milliseconds);
  limits.signal.addEventListener("abort", wasLeft, { once: true });
  const onText = (soFar: string) => {
    clearTimeout(silence);
    if (ended.signal.aborted) return "enough";
    silence = setTimeout(fellSilent, limits.silence);
    return soFar.length > enough || isWholeObject(soFar) ? "enough" : "more";
  };
  try {
    return await Promise.race([model.complete(prompt, { signal: ended.signal, onText }), stopped]);
  } finally {
    ended.abort();
    clearTimeout(silence);
    clearTimeout(whole);
    limits.signal.removeEventListener("abort", wasLeft);
  }
}
