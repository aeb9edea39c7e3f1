import { ChatModelError } from "../errors.js";
import type { ChatModel } from "../ports.js";
import { type ChatChunk, type ChatService, connectChat, refusal } from "./chat-clients.js";

/** More than any answer of ours; a model that goes on is stopped. UTF-16 units. */
const longestText = 20_000;

/** Where each protocol says why its stream ended. */
const endings = ["finish_reason", "finishReason", "stop_reason", "done_reason"] as const;

/** Why the model stopped, lower case; null in a piece that is not the last. */
function endOf({ response_metadata: metadata, additional_kwargs: more }: ChatChunk): string | null {
  for (const key of endings) {
    const said = metadata[key] ?? more[key];
    if (typeof said === "string" && said !== "" && said !== "FINISH_REASON_UNSPECIFIED")
      return said.toLowerCase();
  }
  return null;
}

/** Ends that a model or its filter chose in order not to answer. */
const declining = /^(?:content_filter|refusal|safety|blocklist|prohibited_content|spii|recitation)/u;
const whole = /^(?:stop|end_turn|stop_sequence|eos)$/u;

/**
 * The text, where the model ended it by itself.
 * @param end null where the protocol did not say
 */
function checked(name: string, text: string, end: string | null): string {
  if (end !== null && declining.test(end)) {
    throw new ChatModelError("declined", `The chat model ${name} declined to answer.`);
  }
  if (end === null || !whole.test(end)) {
    throw new ChatModelError("wrong-answer", `The answer of the chat model ${name} was cut off.`);
  }
  if (text.trim() === "")
    throw new ChatModelError("wrong-answer", `The chat model ${name} answered nothing.`);
  return text;
}

/** The failure of ours inside a vendor's, if there is one. */
function ownError(error: unknown): ChatModelError | null {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof ChatModelError) return inner;
  }
  return null;
}

/** The vendor's message may quote the key or the question: only its status goes on. */
function asChatModelError(error: unknown, name: string): ChatModelError {
  const own = ownError(error);
  if (own !== null) return own;
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  const headers = error instanceof Error && "headers" in error ? error.headers : undefined;
  if (typeof status === "number") return refusal(name, status, headers);
  // Google's client has one class for all that it cannot read.
  const isUnread =
    error instanceof SyntaxError || (error instanceof Error && /\bpars(?:e|ing)\b/iu.test(error.message));
  return isUnread
    ? new ChatModelError(
        "wrong-answer",
        `The chat model ${name} answered with something else than its protocol.`,
      )
    : new ChatModelError("unavailable", `The chat model ${name} cannot be reached, or went away.`);
}

/** A chat model behind our port, through LangChain's `initChatModel`; streamed, so that its silence is noticed. */
export function createChatModel(service: ChatService): ChatModel {
  const name = `${service.provider}:${service.model}`;
  return {
    name,
    prefersPlainText: service.provider === "ollama",
    async complete({ system, user }, { signal, onText }) {
      const ended = new AbortController();
      const both = AbortSignal.any([signal, ended.signal]);
      try {
        const client = await connectChat(service, name, both);
        const messages: ["system" | "human", string][] = [
          ["system", system],
          ["human", user],
        ];
        let text = "";
        let end: string | null = null;
        for await (const chunk of await client.stream(messages, { signal: both })) {
          text += chunk.text;
          end = endOf(chunk) ?? end;
          if (onText?.(text) === "enough") return text;
          if (text.length > longestText) break;
        }
        // Google's class loses the reason where its last piece has no text.
        const isUnsaid = service.provider === "google-genai" && text !== "";
        return checked(name, text, end ?? (isUnsaid ? "stop" : null));
      } catch (error) {
        throw asChatModelError(error, name);
      } finally {
        ended.abort();
      }
    },
  };
}
