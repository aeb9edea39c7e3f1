import type { MessageEntity } from "telegraf/types";

import { say, type Reply } from "../../ask/reply.js";
import type { Logger } from "../../ports.js";
import type { Calls } from "./calls.js";
import { RefusedError, sortFailure } from "./failures.js";
import { format } from "./format.js";
import type { Keyboard } from "./keyboards.js";
import { split, type Part } from "./split.js";
import { sleep, type Timing } from "./timing.js";

/** Where a reply goes. */
export interface Target {
  readonly chatId: number;
  /** A topic of a forum. */
  readonly threadId?: number;
  /** The message that is answered; in groups it shows who asked. */
  readonly replyTo?: number;
}

/** An answer that is ready waits this long for its "typing" to arrive first. Milliseconds. */
const patienceWithTyping = 300;

const noPreview = { is_disabled: true };

/** Says things in chats. */
export class Outbox {
  private readonly calls: Calls;
  private readonly log: Logger;
  private readonly timing: Timing;

  constructor(calls: Calls, log: Logger, timing: Timing) {
    this.calls = calls;
    this.log = log;
    this.timing = timing;
  }

  /**
   * Sends a reply, in as many messages as it needs; the buttons stand below the last.
   * @throws {UnfinishedError} when it is to be sent after a restart
   * @throws {RefusedError} when Telegram finds it malformed
   */
  async send(target: Target, reply: Reply, keyboard: Keyboard = []): Promise<void> {
    const parts = split(format(reply));
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      const outcome = await this.sendPart(target, part, index === 0, isLast ? keyboard : []);
      // Whoever blocked the bot wants none of the rest either.
      if (outcome === "dropped") return;
    }
  }

  sayTo(target: Target, text: string): Promise<void> {
    return this.send(target, say(text));
  }

  /** Replaces a message's text; one that cannot be replaced any more is sent anew. */
  async edit(target: Target, messageId: number, reply: Reply, keyboard: Keyboard): Promise<void> {
    const [part, ...more] = split(format(reply));
    if (part === undefined) return;
    if (more.length > 0) return this.send(target, reply, keyboard);
    const outcome = await this.calls.carryThrough("editMessageText", {
      chat_id: target.chatId,
      message_id: messageId,
      text: part.text,
      entities: [...part.entities],
      link_preview_options: noPreview,
      reply_markup: { inline_keyboard: keyboard },
    });
    if (outcome.kind !== "refused" || outcome.description.includes("message is not modified")) return;
    await this.send(target, reply, keyboard);
  }

  /** Ends a pressed button's spinner, with a short note where there is one (at most 200 letters). Never throws. */
  async answerPress(queryId: string, note?: string): Promise<void> {
    try {
      await this.calls.once("answerCallbackQuery", {
        callback_query_id: queryId,
        ...(note !== undefined && { text: note.slice(0, 200) }),
      });
    } catch (error) {
      // "query is too old": the person has seen the spinner end by itself.
      this.log.debug("telegram.press", { failure: sortFailure(error) });
    }
  }

  /** Shows "typing" at once and as long as the work lasts. */
  async whileTyping<Result>(target: Target, work: () => Promise<Result>): Promise<Result> {
    const first = this.type(target);
    const again = setInterval(() => void this.type(target), this.timing.typing);
    try {
      // Work that computes without a pause would keep the request from leaving.
      await sleep(0);
      const result = await work();
      await Promise.race([first, sleep(patienceWithTyping)]);
      return result;
    } finally {
      clearInterval(again);
    }
  }

  private async type({ chatId, threadId }: Target): Promise<void> {
    try {
      const thread = threadId === undefined ? {} : { message_thread_id: threadId };
      await this.calls.once(
        "sendChatAction",
        { chat_id: chatId, action: "typing", ...thread },
        this.timing.typing,
      );
    } catch (error) {
      this.log.debug("telegram.typing", { failure: sortFailure(error) });
    }
  }

  private async sendPart(
    target: Target,
    part: Part<MessageEntity>,
    isFirst: boolean,
    keyboard: Keyboard,
  ): Promise<"sent" | "unknown" | "dropped"> {
    const payload = {
      chat_id: target.chatId,
      text: part.text,
      link_preview_options: noPreview,
      ...(target.threadId !== undefined && { message_thread_id: target.threadId }),
      ...(isFirst &&
        target.replyTo !== undefined && {
          reply_parameters: { message_id: target.replyTo, allow_sending_without_reply: true },
        }),
      ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    };
    const entities = part.entities.length > 0 ? { entities: [...part.entities] } : {};
    let outcome = await this.calls.carryThrough("sendMessage", { ...payload, ...entities });
    if (outcome.kind === "refused" && outcome.description.includes("can't parse entities")) {
      this.log.error("telegram.entities", { description: outcome.description });
      outcome = await this.calls.carryThrough("sendMessage", payload);
    }
    if (outcome.kind === "refused") throw new RefusedError("sendMessage", outcome.code, outcome.description);
    if (outcome.kind !== "done") this.log.warn("telegram.send", { outcome: outcome.kind });
    return outcome.kind === "done" ? "sent" : outcome.kind;
  }
}
