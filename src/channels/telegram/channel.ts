import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

import { Telegraf } from "telegraf";
import type { Update, UserFromGetMe } from "telegraf/types";

import type { Assistant } from "../../ask/answer.js";
import { chatMessages, telegramMessages } from "../../messages.js";
import type { Budget, Logger } from "../../ports.js";
import { Calls, type ApiClient } from "./calls.js";
import { Dispatcher } from "./dispatcher.js";
import { sortFailure, UnfinishedError } from "./failures.js";
import type { Inbox } from "./inbox.js";
import { Outbox, type Target } from "./outbox.js";
import { Poller, rejectedToken } from "./poller.js";
import { Routes } from "./routes.js";
import { backoff, sleep, usualTiming, type Timing } from "./timing.js";

export interface TelegramSettings {
  readonly token: string;
  readonly apiRoot: string;
  readonly proxy: string | null;
  /** User ids with an officer's rights. */
  readonly officers: ReadonlySet<number>;
  /** User ids of those who look after the index; none by default. */
  readonly admins?: ReadonlySet<number>;
  /** How fast people may ask; without it, as fast as they like. */
  readonly budget?: Pick<Budget, "ask">;
  /** Told to each of them at the start: what is wrong with the index. */
  readonly alarm?: string;
}

export interface TelegramParts {
  readonly settings: TelegramSettings;
  readonly assistant: Assistant;
  readonly inbox: Inbox;
  readonly log: Logger;
  /** Ends the service in order. */
  readonly stop: AbortSignal;
  readonly timing?: Partial<Timing>;
}

/** A connection idle for longer is closed: one that died in silence would swallow a message. Milliseconds. */
const idleConnection = 4_000;

/** Confirming at the end is a courtesy; it gets this long. Milliseconds. */
const confirmPatience = 1_000;

async function agentFor({ apiRoot, proxy }: TelegramSettings): Promise<HttpAgent> {
  const options = { keepAlive: true, timeout: idleConnection };
  if (proxy !== null) {
    const { HttpsProxyAgent } = await import("https-proxy-agent");
    return new HttpsProxyAgent(proxy, options);
  }
  return apiRoot.startsWith("https:") ? new HttpsAgent(options) : new HttpAgent(options);
}

async function createBot(settings: TelegramSettings): Promise<Telegraf> {
  const { token, apiRoot } = settings;
  // Our own deadline holds; Telegraf's would end the handler's update and leave the handler running.
  const bot = new Telegraf(token, { handlerTimeout: Number.POSITIVE_INFINITY, telegram: { apiRoot } });
  // Set after construction: with an http:// root Telegraf's constructor throws the agent away.
  bot.telegram.options.agent = await agentFor(settings);
  return bot;
}

function clientOf({ telegram }: Telegraf): ApiClient {
  return {
    callApi: (method, payload, { signal }) =>
      // eslint-disable-next-line typescript/no-unsafe-type-assertion -- Telegraf's types know only abort-controller's signal, its fetch takes Node's
      telegram.callApi(method, payload, { signal: signal as never }),
  };
}

/** Repeats a call that the start cannot do without. */
async function insist<Result>(
  call: () => Promise<Result>,
  parts: TelegramParts,
  timing: Timing,
): Promise<Result | null> {
  for (let failures = 0; !parts.stop.aborted; failures += 1) {
    try {
      return await call();
    } catch (error) {
      const failure = sortFailure(error);
      if (failure.kind === "unauthorized") throw rejectedToken();
      parts.log.warn("telegram.start", { failure, error, attempt: failures + 1 });
      await sleep(
        failure.kind === "throttled" ? failure.seconds * 1_000 : backoff(failures, timing),
        parts.stop,
      );
    }
  }
  return null;
}

function targetOfUpdate(update: Update): Target | null {
  if ("message" in update) return { chatId: update.message.chat.id };
  if ("callback_query" in update && update.callback_query.message !== undefined) {
    return { chatId: update.callback_query.message.chat.id };
  }
  return null;
}

/** Lets Telegraf route an update; says sorry where its handler fails. */
function handlerOf(bot: Telegraf, outbox: Outbox, log: Logger) {
  const unfinished = new WeakSet<Update>();
  const apologise = async (update: Update, text: string) => {
    const target = targetOfUpdate(update);
    if ("callback_query" in update) await outbox.answerPress(update.callback_query.id);
    if (target !== null) await outbox.sayTo(target, text);
  };
  bot.catch(async (error, context) => {
    if (error instanceof UnfinishedError) {
      unfinished.add(context.update);
      return;
    }
    log.error("telegram.handler", { kind: context.updateType, error });
    try {
      await apologise(context.update, chatMessages.failed);
    } catch (second) {
      log.warn("telegram.apology", { error: second });
      if (second instanceof UnfinishedError) unfinished.add(context.update);
    }
  });
  return {
    handle: async (update: Update) => {
      await bot.handleUpdate(update);
      return !unfinished.has(update);
    },
    turnAway: (update: Update) => apologise(update, chatMessages.tooBusy),
    giveUp: (update: Update) => apologise(update, chatMessages.failed),
  };
}

/** The menu of commands; a luxury, tried once. */
async function offerCommands(calls: Calls, log: Logger): Promise<void> {
  const { tailieu, trogiup } = telegramMessages.commands;
  const commands = Object.entries({ tailieu, trogiup }).map(([command, description]) => ({
    command,
    description,
  }));
  try {
    await calls.once("setMyCommands", { commands });
  } catch (error) {
    log.warn("telegram.commands", { failure: sortFailure(error) });
  }
}

/** An administrator who never spoke to the bot cannot be told: the log knows it as well. */
async function sound(outbox: Outbox, chatId: number, alarm: string, log: Logger): Promise<void> {
  await outbox.sayTo({ chatId }, alarm).catch((error: unknown) => log.warn("telegram.alarm", { error }));
}

async function getReady(
  bot: Telegraf,
  calls: Calls,
  parts: TelegramParts,
  timing: Timing,
): Promise<UserFromGetMe | null> {
  const me = await insist(() => calls.once("getMe", {}, timing.send, parts.stop), parts, timing);
  if (me === null) return null;
  bot.botInfo = me;
  await insist(() => calls.once("deleteWebhook", {}, timing.send, parts.stop), parts, timing);
  return me;
}

/**
 * Runs the bot until it is told to stop: fetching ends at once, running handlers get `timing.drain`, what is not
 * finished by then is answered after the next start.
 * @throws {ConfigError} when Telegram does not accept the token
 */
export async function runTelegram(parts: TelegramParts): Promise<void> {
  const { settings, assistant, inbox, log, stop } = parts;
  const timing = { ...usualTiming, ...parts.timing };
  const bot = await createBot(settings);
  const calls = new Calls(clientOf(bot), log, timing);
  const outbox = new Outbox(calls, log, timing);
  const dispatcher = new Dispatcher(handlerOf(bot, outbox, log), inbox, log);
  const poller = new Poller({ calls, inbox, dispatcher, log, timing, stop });
  try {
    const me = await getReady(bot, calls, parts, timing);
    if (me === null) return;
    const { officers, admins = new Set<number>(), budget, alarm } = settings;
    const rate = budget === undefined ? {} : { budget };
    new Routes({ assistant, outbox, officers, admins, timing, ...rate }).register(bot, me);
    void offerCommands(calls, log);
    if (alarm !== undefined) for (const chatId of admins) void sound(outbox, chatId, alarm, log);
    for (const entry of inbox.leftOver) dispatcher.accept(entry);
    await poller.run();
  } finally {
    dispatcher.stop();
    await Promise.race([dispatcher.idle(), sleep(timing.drain)]);
    await poller.confirm(confirmPatience);
    calls.stop();
    await Promise.race([dispatcher.idle(), sleep(confirmPatience)]);
  }
}
