import type { Fields } from "./fields.ts";
import { type BotState, type Chat, type ChatMessage, showChat } from "./state.ts";

/** One person in one chat: what they send becomes updates, as the Telegram apps make them. */
export class ChatClient {
  readonly chat: Chat;
  readonly userId: number;
  private readonly bot: BotState;
  private readonly now: () => number;

  constructor(bot: BotState, now: () => number, chat: Chat, userId: number) {
    this.bot = bot;
    this.now = now;
    this.chat = chat;
    this.userId = userId;
  }

  get from(): Fields {
    return { id: this.userId, is_bot: false, first_name: `Người ${this.userId}`, language_code: "vi" };
  }

  /** @returns the update's id, null when the bot does not take this kind */
  say(text: string, more: Fields = {}): number | null {
    const entities = this.entitiesOf(text);
    return this.put({ text, ...(entities.length > 0 && { entities }), ...more });
  }

  /** The button "START", with the parameter of a link t.me/bot?start=… */
  start(parameter?: string): number | null {
    return this.say(parameter === undefined ? "/start" : `/start ${parameter}`);
  }

  /** A sticker, a photo, a place … @param fields e.g. { sticker: {…} } */
  send(fields: Fields): number | null {
    return this.put(fields);
  }

  /** Answers a message of the bot. */
  replyTo(message: ChatMessage, text: string): number | null {
    return this.say(text, { reply_to_message: message.fields });
  }

  edit(messageId: number, text: string): number | null {
    const message = this.message(messageId, { text, edit_date: this.seconds() });
    return this.bot.queue.push("edited_message", message);
  }

  /**
   * Presses a button of a received message.
   * @param label the button's text, or its data through `data`
   */
  press(message: ChatMessage, label: string): string {
    const button = message.buttons.flat().find(({ text }) => text === label);
    if (button?.callback_data === undefined) throw new Error(`no button ${label}`);
    return this.pressData(message, button.callback_data);
  }

  /** A callback with any data: what a forged client could send. @returns the query's id */
  pressData(message: ChatMessage, data: string): string {
    const id = `${this.userId}${this.bot.callbackQueries.size + 1}`;
    this.bot.callbackQueries.set(id, { at: this.now(), answered: false, text: null });
    this.bot.queue.push("callback_query", {
      id,
      from: this.from,
      message: message.fields,
      chat_instance: "1",
      data,
    });
    return id;
  }

  /** What the app shows for a pressed button: null while the spinner turns. */
  answerTo(queryId: string): { text: string | null } | null {
    const query = this.bot.callbackQueries.get(queryId);
    return query?.answered === true ? { text: query.text } : null;
  }

  block(): void {
    this.chat.blocked = true;
  }

  private seconds(): number {
    return Math.floor(this.now() / 1_000);
  }

  private message(id: number, fields: Fields): Fields {
    return { message_id: id, from: this.from, chat: showChat(this.chat), date: this.seconds(), ...fields };
  }

  private put(fields: Fields): number | null {
    const id = this.bot.newMessageId();
    const message = this.message(id, fields);
    this.chat.messages.push({
      message_id: id,
      byBot: false,
      date: this.seconds(),
      text: typeof fields["text"] === "string" ? fields["text"] : "",
      entities: [],
      buttons: [],
      edits: 0,
      replyTo: null,
      fields: message,
    });
    return this.bot.queue.push("message", message);
  }

  /** The apps mark commands and mentions; bots rely on it. */
  private entitiesOf(text: string): Fields[] {
    return [...text.matchAll(/(?<=^|\s)(?:\/\w+(?:@\w+)?|@\w{5,})/gu)].map(({ 0: found, index }) => ({
      type: found.startsWith("/") ? "bot_command" : "mention",
      offset: index,
      length: found.length,
    }));
  }
}
