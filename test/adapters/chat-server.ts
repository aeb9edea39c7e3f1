import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach } from "vitest";

export interface ChatCall {
  readonly path: string;
  readonly key: string | undefined;
  readonly model: string;
  readonly system: string;
  readonly user: string;
  /** Everything that was sent. */
  readonly body: string;
}

export type ChatReply =
  | {
      /** The answer's text, streamed piece by piece. */
      readonly pieces: readonly string[];
      /** Why it ended, in OpenAI's words; null: the stream ends and does not say. */
      readonly end?: string | null;
      /** What becomes of the connection after the pieces, instead of a proper end. */
      readonly afterwards?: "hang" | "destroy";
    }
  | {
      readonly status?: number;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
      readonly afterwards?: "hang";
    };

/** Answers the n-th call, from 1. */
export type Replying = (call: ChatCall, n: number) => ChatReply;

type Content = string | readonly { readonly text: string }[];

/** What is read of a call's body, whichever vendor's. */
interface Body {
  readonly model?: string;
  readonly system?: Content;
  readonly messages?: readonly { readonly content: Content }[];
  readonly systemInstruction?: { readonly parts: Content };
  readonly contents?: readonly { readonly parts: Content }[];
}

/** How one vendor asks and streams. */
interface Protocol {
  readonly type: string;
  read(body: Body, path: string): { model: string; system: string; user: string };
  readonly opening?: readonly string[];
  piece(text: string): string;
  ending(reason: string | null): readonly string[];
}

const event = (data: unknown, name?: string): string =>
  `${name === undefined ? "" : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;
const completion = (delta: unknown, reason: string | null): string =>
  event({
    id: "c1",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices: [{ index: 0, delta, finish_reason: reason }],
  });
const textOf = (content: Content | undefined): string =>
  typeof content === "string" ? content : (content ?? []).map(({ text }) => text).join("");

const twoMessages = ({ model = "", messages = [] }: Body) => ({
  model,
  system: textOf(messages[0]?.content),
  user: textOf(messages[1]?.content),
});

/** POST /v1/chat/completions as OpenAI documents it. */
const openai: Protocol = {
  type: "text/event-stream",
  read: twoMessages,
  opening: [completion({ role: "assistant", content: "" }, null)],
  piece: (content) => completion({ content }, null),
  ending: (reason) => (reason === null ? [] : [completion({}, reason), "data: [DONE]\n\n"]),
};

/** POST /v1/messages as Anthropic documents it. */
const anthropic: Protocol = {
  type: "text/event-stream",
  read: ({ model = "", system, messages = [] }) => ({
    model,
    system: textOf(system),
    user: textOf(messages[0]?.content),
  }),
  opening: [
    event(
      {
        type: "message_start",
        message: {
          id: "m1",
          type: "message",
          role: "assistant",
          model: "m",
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 1, output_tokens: 1 },
        },
      },
      "message_start",
    ),
    event(
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      "content_block_start",
    ),
  ],
  piece: (text) =>
    event(
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } },
      "content_block_delta",
    ),
  ending: (reason) =>
    reason === null
      ? []
      : [
          event({ type: "content_block_stop", index: 0 }, "content_block_stop"),
          event(
            {
              type: "message_delta",
              delta: {
                stop_reason: { stop: "end_turn", length: "max_tokens", content_filter: "refusal" }[reason],
                stop_sequence: null,
              },
              usage: { output_tokens: 5 },
            },
            "message_delta",
          ),
          event({ type: "message_stop" }, "message_stop"),
        ],
};

const line = (message: unknown, more: object): string =>
  `${JSON.stringify({ model: "m", created_at: "2026-01-01T00:00:00Z", message, ...more })}\n`;
/** POST /api/chat as Ollama documents it. */
const ollama: Protocol = {
  type: "application/x-ndjson",
  read: twoMessages,
  piece: (content) => line({ role: "assistant", content }, { done: false }),
  ending: (reason) =>
    reason === null
      ? []
      : [
          line(
            { role: "assistant", content: "" },
            { done: true, done_reason: reason, eval_count: 3, prompt_eval_count: 9 },
          ),
        ],
};

const candidate = (text: string, more: object): string =>
  event({ candidates: [{ index: 0, content: { role: "model", parts: [{ text }] }, ...more }] });
/** POST …:streamGenerateContent as Google documents it. */
const google: Protocol = {
  type: "text/event-stream",
  read: ({ systemInstruction, contents = [] }, path) => ({
    model: /models\/([^:]+):/u.exec(path)?.[1] ?? "",
    system: textOf(systemInstruction?.parts),
    user: textOf(contents.at(-1)?.parts),
  }),
  piece: (text) => candidate(text, {}),
  ending: (reason) =>
    reason === null
      ? []
      : [
          candidate("", {
            finishReason: { stop: "STOP", length: "MAX_TOKENS", content_filter: "SAFETY" }[reason],
          }),
        ],
};

function protocolOf(path: string): Protocol | null {
  if (path === "/v1/chat/completions") return openai;
  if (path === "/v1/messages") return anthropic;
  if (path === "/api/chat") return ollama;
  return /^\/v1beta\/models\/[^/]+:streamGenerateContent/u.test(path) ? google : null;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A text as a model streams it: in pieces that break words and marks. */
export const streamed = (text: string): ChatReply => ({ pieces: text.match(/[\s\S]{1,7}/gu) ?? [] });

/** A local chat service that speaks four vendors' protocols, closed after the test. */
export async function serveChat(replying: Replying) {
  const calls: ChatCall[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const path = request.url ?? "";
    const protocol = protocolOf(path);
    if (protocol === null || request.method !== "POST") {
      response.writeHead(404).end();
      return;
    }
    const body = Buffer.concat(chunks).toString();
    const { headers } = request;
    const key = headers["x-api-key"] ?? headers["x-goog-api-key"] ?? headers.authorization;
    const call = { path, key: key?.toString(), body, ...protocol.read(JSON.parse(body), path) };
    calls.push(call);
    const reply = replying(call, calls.length);
    if ("body" in reply) {
      response.writeHead(reply.status ?? 200, {
        "content-type": reply.type ?? "application/json",
        ...reply.headers,
      });
      if (reply.afterwards === "hang") response.write(reply.body);
      else response.end(reply.body);
      return;
    }
    response.writeHead(200, { "content-type": protocol.type });
    for (const text of [...(protocol.opening ?? []), ...reply.pieces.map((piece) => protocol.piece(piece))]) {
      response.write(text);
    }
    if (reply.afterwards === "hang") return;
    if (reply.afterwards === "destroy") {
      setTimeout(() => response.destroy(), 20);
      return;
    }
    response.end(protocol.ending(reply.end === undefined ? "stop" : reply.end).join(""));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return { origin, calls };
}
