import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import { readFields } from "./body.ts";
import { ChatClient } from "./client.ts";
import { distort, Faults, refuse, type Fault } from "./faults.ts";
import { Limits, usualRates, type Rates } from "./limits.ts";
import { methods } from "./methods.ts";
import type { Fields } from "./fields.ts";
import { ApiError, BotState, type Call, type ChatMessage } from "./state.ts";

/** The bot that exists from the start. */
export const defaultToken = "700001:AAEmulatorEmulatorEmulatorEmulator_x";

/** A Bot API server on 127.0.0.1, with users to talk to the bot and a log of every call. */
export class Emulator {
  readonly calls: Call[] = [];
  readonly faults = new Faults();
  /** Milliseconds since the epoch; a test may put it forward. */
  now: () => number = Date.now;
  private readonly bots = new Map<string, BotState>();
  private readonly server: Server;
  private limits: Limits | null = null;
  private port = 0;

  constructor() {
    this.server = createServer((request, response) => {
      this.serve(request, response).catch(() => request.socket.destroy());
    });
    this.addBot(defaultToken, "hoi_nghi_quyet_bot");
  }

  /** @param port the one to listen on; 0 takes a free one */
  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, "127.0.0.1", resolve);
    });
    const address = this.server.address();
    this.port = typeof address === "object" && address !== null ? address.port : 0;
    return this;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  addBot(token: string, username: string): BotState {
    const bot = new BotState(token, username, () => this.now());
    this.bots.set(token, bot);
    return bot;
  }

  bot(token = defaultToken): BotState {
    const bot = this.bots.get(token);
    if (bot === undefined) throw new Error("no such bot");
    return bot;
  }

  limit(rates: Rates = usualRates): void {
    this.limits = new Limits(rates, () => this.now());
  }

  /** A person in a private chat; the chat has the person's id. */
  person(id: number, name = `Người ${id}`): ChatClient {
    return new ChatClient(this.bot(), () => this.now(), this.bot().openChat(id, "private", name), id);
  }

  /** A person in a group. @param groupId negative */
  member(groupId: number, id: number): ChatClient {
    return new ChatClient(
      this.bot(),
      () => this.now(),
      this.bot().openChat(groupId, "supergroup", "Nhóm"),
      id,
    );
  }

  /** What the bot's messages in a chat look like now, oldest first. */
  messages(chatId: number): readonly ChatMessage[] {
    return (
      this.bot()
        .chats.get(chatId)
        ?.messages.filter(({ byBot }) => byBot) ?? []
    );
  }

  texts(chatId: number): readonly string[] {
    return this.messages(chatId).map(({ text }) => text);
  }

  callsOf(method: string, chatId?: number): readonly Call[] {
    return this.calls.filter(
      (call) => call.method === method && (chatId === undefined || call.chatId === chatId),
    );
  }

  /** Resolves with the first value that is neither undefined, null nor false. */
  async waitFor<T>(
    look: () => T | undefined | null | false,
    what: string,
    milliseconds = 15_000,
  ): Promise<T> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const seen = look();
      if (seen !== undefined && seen !== null && seen !== false) return seen;
      if (Date.now() > end) throw new Error(`waited ${milliseconds} ms in vain for ${what}`);
      // eslint-disable-next-line no-await-in-loop -- waiting is the purpose
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://emulator");
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/u.exec(url.pathname) ?? [];
    const fields = await readFields(request, url).catch(() => null);
    const chatId = fields?.["chat_id"] === undefined ? null : Number(fields["chat_id"]);
    const call: Call = {
      method: method ?? "",
      payload: fields ?? {},
      chatId,
      at: Date.now(),
      status: 0,
      fault: null,
    };
    this.calls.push(call);
    const fault = this.faults.meet(call.method, chatId);
    call.fault = fault?.kind ?? null;
    if (fault?.kind === "hang") return;
    if (fault?.kind === "reset-before") {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === "delay") await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    const answer = await this.answer(token, method, fields, fault, (forget) => response.on("close", forget));
    const sent = fault === null || fault.kind === "error" ? answer : distort(fault, answer);
    if (sent !== null) {
      call.status = sent.status;
      const type = sent.body.startsWith("<") ? "text/html" : "application/json";
      response.writeHead(sent.status, { "content-type": type }).end(sent.body);
    } else if (fault?.kind === "reset-after") {
      request.socket.destroy();
    }
  }

  private async answer(
    token: string | undefined,
    name: string | undefined,
    fields: Fields | null,
    fault: Fault | null,
    closed: (forget: () => void) => void,
  ): Promise<{ status: number; body: string }> {
    try {
      const bot = this.bots.get(token ?? "");
      // A path that is no bot's at all is "Not Found", a wrong token "Unauthorized".
      if (token === undefined || !token.includes(":")) throw new ApiError(404, "Not Found");
      if (bot === undefined) throw new ApiError(401, "Unauthorized");
      if (fault !== null) refuse(fault);
      if (fields === null) throw new ApiError(400, "Bad Request: can't parse request");
      const method = Object.hasOwn(methods, name ?? "") ? methods[name ?? ""] : undefined;
      if (method === undefined) throw new ApiError(404, "Not Found: method not found");
      const scene = { bot, now: () => this.now(), spend: (id: number) => this.limits?.spend(id), closed };
      return { status: 200, body: JSON.stringify({ ok: true, result: await method(fields, scene) }) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { code, message, parameters } = error;
      return {
        status: code,
        body: JSON.stringify({
          ok: false,
          error_code: code,
          description: message,
          ...(parameters && { parameters }),
        }),
      };
    }
  }
}
