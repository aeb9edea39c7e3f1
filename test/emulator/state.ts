import type { Fields } from "./fields.ts";
import { UpdateQueue } from "./updates.ts";

/** What Telegram answers when it says no. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Fields | undefined;
  constructor(code: number, description: string, parameters?: Fields) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
}

/** A message as it stands in a chat now. */
export interface ChatMessage {
  readonly message_id: number;
  /** Whether the bot wrote it. */
  readonly byBot: boolean;
  /** Seconds since the epoch. */
  readonly date: number;
  text: string;
  entities: readonly Entity[];
  buttons: readonly (readonly Button[])[];
  edits: number;
  readonly replyTo: number | null;
  /** The message object as the API shows it. */
  fields: Fields;
}

export interface Chat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  readonly title: string;
  readonly messages: ChatMessage[];
  blocked: boolean;
}

/** One request to the emulator, written down when it arrives and completed when it is answered. */
export interface Call {
  readonly method: string;
  readonly payload: Fields;
  readonly chatId: number | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** HTTP status; 0 when the connection was cut or nothing was answered (yet). */
  status: number;
  /** The fault that met it. */
  fault: string | null;
}

/** Everything one bot has on the server. */
export class BotState {
  readonly token: string;
  readonly me: Fields;
  readonly queue: UpdateQueue;
  readonly chats = new Map<number, Chat>();
  readonly callbackQueries = new Map<string, { at: number; answered: boolean; text: string | null }>();
  commands: unknown[] = [];
  webhook = "";
  private nextMessageId = 1;

  constructor(token: string, username: string, now: () => number) {
    this.token = token;
    const id = Number(token.split(":")[0]);
    this.me = {
      id,
      is_bot: true,
      first_name: "Hỏi nghị quyết",
      username,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    };
    this.queue = new UpdateQueue(now);
  }

  chat(id: number): Chat {
    const chat = this.chats.get(id);
    if (chat === undefined) throw new ApiError(400, "Bad Request: chat not found");
    return chat;
  }

  openChat(id: number, type: Chat["type"], title: string): Chat {
    const chat = this.chats.get(id) ?? { id, type, title, messages: [], blocked: false };
    this.chats.set(id, chat);
    return chat;
  }

  newMessageId(): number {
    this.nextMessageId += 1;
    return this.nextMessageId;
  }
}

/** A chat as the API shows it inside a message. */
export function showChat(chat: Chat): Fields {
  return chat.type === "private"
    ? { id: chat.id, type: "private", first_name: chat.title }
    : { id: chat.id, type: chat.type, title: chat.title };
}
