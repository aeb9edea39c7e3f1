import type { Answer, AskContext, Assistant } from "../ask/answer.js";

/** A question's longest life; without a model an answer takes milliseconds. */
const askMilliseconds = 60_000;

/**
 * Asks with a deadline. The deadline holds even when the assistant ignores its signal.
 * @returns null when the time was up
 */
export async function askInTime(
  assistant: Assistant,
  question: string,
  context: Omit<AskContext, "signal">,
  milliseconds = askMilliseconds,
): Promise<Answer | null> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      abort.abort();
      resolve(null);
    }, milliseconds);
  });
  try {
    return await Promise.race([assistant.ask(question, { ...context, signal: abort.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
}
