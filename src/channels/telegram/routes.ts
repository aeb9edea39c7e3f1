import type { Context, Telegraf } from "telegraf";
import { message } from "telegraf/filters";
import type { Chat, MaybeInaccessibleMessage, Message, UserFromGetMe } from "telegraf/types";

import type { Assistant } from "../../ask/answer.js";
import { renderDetails } from "../../ask/document-detail.js";
import { openSource } from "../../ask/open-source.js";
import { pagesOf, renderAnswer, renderDocuments } from "../../ask/render.js";
import { say } from "../../ask/reply.js";
import type { Role } from "../../document/audience.js";
import { chatMessages, clarifyMessages, routeMessages, telegramMessages } from "../../messages.js";
import type { Budget } from "../../ports.js";
import { askInTime } from "../ask-in-time.js";
import { Turns } from "../turns.js";
import { isForGroup, questionInGroup } from "./groups.js";
import { choiceKeyboard, pageKeyboard, sourceKeyboard } from "./keyboards.js";
import type { Outbox, Target } from "./outbox.js";
import { choiceLink, choicePrefix, pagePrefix, resolveSourceLink, sourcePrefix } from "./source-link.js";
import type { Timing } from "./timing.js";

export interface RouteParts {
  readonly assistant: Assistant;
  readonly outbox: Outbox;
  readonly officers: ReadonlySet<number>;
  /** User ids of those who look after the index. */
  readonly admins: ReadonlySet<number>;
  readonly timing: Timing;
  readonly budget?: Pick<Budget, "ask">;
}

/** What a person may send that deserves a word; everything else (joins, pins …) is passed over. */
const answerable = [
  "sticker",
  "photo",
  "video",
  "animation",
  "voice",
  "audio",
  "document",
  "video_note",
  "location",
  "contact",
  "poll",
  "dice",
  "venue",
  "story",
] as const;

function targetOf({ chat, message_id: id, ...rest }: Message): Target {
  const thread =
    "message_thread_id" in rest && "is_topic_message" in rest ? rest.message_thread_id : undefined;
  return {
    chatId: chat.id,
    ...(thread !== undefined && { threadId: thread }),
    ...(chat.type !== "private" && { replyTo: id }),
  };
}

/** Which update is answered by what. */
export class Routes {
  private readonly parts: RouteParts;
  private readonly turns = new Turns();
  /** Albums come as several messages; one word for all of them. Chat id -> album. */
  private readonly albums = new Map<number, string>();

  constructor(parts: RouteParts) {
    this.parts = parts;
  }

  register(bot: Telegraf, me: UserFromGetMe): void {
    const { outbox } = this.parts;
    // A start parameter (t.me/bot?start=…) changes nothing: it may hold anything.
    bot.start((context) => outbox.sayTo(targetOf(context.message), telegramMessages.welcome));
    bot.command([/^(?:help|trogiup)$/iu], (context) =>
      outbox.sayTo(targetOf(context.message), telegramMessages.help),
    );
    bot.command([/^tailieu$/iu], (context) =>
      this.documents(context.message, context.payload.trim().normalize("NFC")),
    );
    bot.command([/^phienban$/iu], (context) => this.versions(context.message, me));
    bot.action(new RegExp(`^${sourcePrefix}:`, "u"), (context) => this.openSource(context));
    bot.action(new RegExp(`^${pagePrefix}:(\\d{1,6})$`, "u"), (context) =>
      this.turnPage(context, Number(context.match[1])),
    );
    bot.action(new RegExp(`^${choicePrefix}:`, "u"), (context) => this.choose(context));
    bot.on("callback_query", (context) =>
      outbox.answerPress(context.callbackQuery.id, telegramMessages.unknownButton),
    );
    bot.on(message("text"), (context) => this.text(context.message, me));
    bot.on("message", (context) => this.other(context.message));
    bot.on("edited_message", async ({ editedMessage }) => {
      if (editedMessage.chat.type !== "private" || !("text" in editedMessage)) return;
      await outbox.sayTo(targetOf(editedMessage), telegramMessages.edited);
    });
  }

  private async text(received: Message.TextMessage, me: UserFromGetMe): Promise<void> {
    const target = targetOf(received);
    const isPrivate = received.chat.type === "private";
    if (!isPrivate && !isForGroup(received, me)) return;
    if (received.text.startsWith("/")) {
      await this.parts.outbox.sayTo(target, telegramMessages.unknownCommand);
      return;
    }
    const question = isPrivate ? received.text : questionInGroup(received, me);
    if (question === "") await this.parts.outbox.sayTo(target, telegramMessages.emptyMention);
    else await this.ask(received, target, question);
  }

  private async ask(received: Message.TextMessage, target: Target, question: string): Promise<void> {
    await this.answer(received.chat, received.from?.id ?? received.chat.id, target, question);
  }

  private async answer(chat: Chat, asker: number, target: Target, question: string): Promise<void> {
    const { assistant, outbox, timing } = this.parts;
    const wait = this.parts.admins.has(asker) ? null : (this.parts.budget?.ask(String(asker)) ?? null);
    if (wait !== null) {
      // Said once a minute: a flood is not answered by a flood.
      if (!wait.isTold) await outbox.sayTo(target, routeMessages.tooMany(wait.seconds));
      return;
    }
    const { role, talk } = this.talkOf(chat, asker);
    const answer = await outbox.whileTyping(target, () =>
      askInTime(assistant, question, { role, user: String(asker), history: this.turns.of(talk) }, timing.ask),
    );
    if (answer === null) return outbox.sayTo(target, chatMessages.tooSlow);
    const reply = renderAnswer(answer);
    const choices = answer.kind === "clarify" ? choiceKeyboard(answer.options ?? []) : [];
    // Kept before it is sent: a button may be pressed before the call ends.
    this.turns.add(talk, question, answer);
    await outbox.send(target, reply, [...sourceKeyboard(reply.sources), ...choices]);
  }

  /** One who was an officer yesterday takes none of it along. */
  private talkOf(chat: Chat, asker: number): { readonly role: Role; readonly talk: string } {
    const role = this.roleOf(chat, asker);
    return { role, talk: `${role}:${chat.id}:${asker}` };
  }

  /** A pressed choice is asked as if it had been typed; only who was asked back may choose. */
  private async choose({ callbackQuery: query }: Context): Promise<void> {
    if (query === undefined || !("data" in query)) return;
    const { outbox } = this.parts;
    const chat = query.message?.chat;
    const options = chat === undefined ? [] : this.turns.optionsOf(this.talkOf(chat, query.from.id).talk);
    const option = options.find(({ question }, place) => choiceLink(question, place) === query.data);
    if (chat === undefined || option === undefined) {
      return outbox.answerPress(query.id, telegramMessages.unknownButton);
    }
    await outbox.answerPress(query.id, clarifyMessages.chosen(option.label));
    const thread =
      query.message !== undefined && "is_topic_message" in query.message
        ? query.message.message_thread_id
        : undefined;
    const target = { chatId: chat.id, ...(thread !== undefined && { threadId: thread }) };
    await this.answer(chat, query.from.id, target, option.question);
  }

  /** A group reads along: it gets what every citizen may read, whoever asks or presses. */
  private roleOf(chat: Chat | undefined, user: number | undefined): Role {
    const isOfficer = chat?.type === "private" && this.parts.officers.has(user ?? chat.id);
    return isOfficer ? "officer" : "citizen";
  }

  /** For administrators alone; to everybody else there is no such command. */
  private async versions(received: Message.TextMessage, me: UserFromGetMe): Promise<void> {
    const { assistant, outbox, admins } = this.parts;
    const isAdmin = received.chat.type === "private" && admins.has(received.from?.id ?? 0);
    if (!isAdmin || assistant.versions === undefined) return this.text(received, me);
    await outbox.send(targetOf(received), await assistant.versions());
  }

  private page(role: Role, wanted: number) {
    const { documents } = this.parts.assistant.libraryFor(role);
    const pages = pagesOf(documents);
    const page = Math.min(pages, Math.max(1, Math.trunc(wanted)));
    return { reply: renderDocuments(documents, page), keyboard: pageKeyboard(page, pages) };
  }

  /** A page of the list by its number, one document by what it bears. */
  private async documents(received: Message.TextMessage, asked: string): Promise<void> {
    const { assistant, outbox } = this.parts;
    const target = targetOf(received);
    const role = this.roleOf(received.chat, received.from?.id);
    if (/\p{L}/u.test(asked)) {
      return outbox.send(target, renderDetails(asked, assistant.libraryFor(role).details(asked)));
    }
    const { reply, keyboard } = this.page(role, Number(asked) || 1);
    await outbox.send(target, reply, keyboard);
  }

  private async turnPage({ callbackQuery: query }: Context, wanted: number): Promise<void> {
    if (query === undefined) return;
    await this.parts.outbox.answerPress(query.id);
    if (query.message === undefined) return;
    const { reply, keyboard } = this.page(this.roleOf(query.message.chat, query.from.id), wanted);
    await this.parts.outbox.edit(
      { chatId: query.message.chat.id },
      query.message.message_id,
      reply,
      keyboard,
    );
  }

  private async openSource(context: Context): Promise<void> {
    const { assistant, outbox } = this.parts;
    const query = context.callbackQuery;
    if (query === undefined || !("data" in query)) return;
    const { data, message: shown } = query;
    const reply = await openSource(
      assistant,
      (library) => {
        const place = resolveSourceLink(library, data);
        return place && { ...place, ...locatorOf(shown, data) };
      },
      this.roleOf(shown?.chat, query.from.id),
    );
    // An inline button of a message we never sent has no chat to answer in.
    if (reply === undefined || query.message === undefined) {
      await outbox.answerPress(query.id, chatMessages.sourceGone);
      return;
    }
    await outbox.answerPress(query.id);
    await outbox.send({ chatId: query.message.chat.id }, reply);
  }

  private async other(received: Message): Promise<void> {
    if (received.chat.type !== "private" || !answerable.some((kind) => kind in received)) return;
    if ("media_group_id" in received && received.media_group_id !== undefined) {
      if (this.albums.get(received.chat.id) === received.media_group_id) return;
      this.albums.clear();
      this.albums.set(received.chat.id, received.media_group_id);
    }
    await this.parts.outbox.send(targetOf(received), say(telegramMessages.onlyText));
  }
}

/** Where the words stand, as the pressed button's own label says it: "[1] đoạn 4" -> "đoạn 4". */
function locatorOf(shown: MaybeInaccessibleMessage | undefined, data: string): { readonly locator?: string } {
  const rows =
    shown !== undefined && "reply_markup" in shown ? (shown.reply_markup?.inline_keyboard ?? []) : [];
  const pressed = rows.flat().find((button) => "callback_data" in button && button.callback_data === data);
  const locator = pressed?.text.replace(/^\[\d+\]\s*/u, "") ?? "";
  return locator === "" ? {} : { locator };
}
