import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openJournal } from "../../src/adapters/journal.js";
import { runTelegram } from "../../src/channels/telegram/channel.js";
import type { Timing } from "../../src/channels/telegram/timing.js";
import type { Budget } from "../../src/ports.js";
import { defaultToken, Emulator } from "../emulator/server.ts";
import { FakeAssistant } from "./fake-assistant.ts";

/** Waits short enough for tests, long enough for a busy machine. */
const quick: Partial<Timing> = {
  pollSeconds: 2,
  pollGrace: 500,
  send: 3_000,
  firstBackoff: 20,
  longestBackoff: 100,
  drain: 400,
};

/** A real bot over a real journal, talking HTTP to the emulator; only the assistant is a fake. */
export class Bench {
  readonly emulator = new Emulator();
  readonly assistant = new FakeAssistant();
  readonly events: { readonly event: string; readonly fields: string }[] = [];
  proxy: string | null = null;
  alarm: string | null = null;
  budget: Pick<Budget, "ask"> | null = null;
  private directory = "";
  private stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private closeJournal: () => Promise<void> = () => Promise.resolve();

  async open(): Promise<this> {
    this.directory = await mkdtemp(join(tmpdir(), "bot-"));
    await this.emulator.start();
    return this;
  }

  /** Starts the bot and waits for its first successful getUpdates. */
  async start(timing: Partial<Timing> = {}, token = defaultToken): Promise<this> {
    await this.launch(timing, token);
    const ready = this.count("telegram.ready");
    await this.emulator.waitFor(
      () => this.count("telegram.ready") > ready || this.emulator.callsOf("getUpdates").length > 0,
      "the first poll",
    );
    return this;
  }

  /** Starts the bot without waiting. @returns its end */
  async launch(
    timing: Partial<Timing> = {},
    token = defaultToken,
  ): Promise<{ readonly ended: Promise<void> }> {
    const inbox = await openJournal(this.directory, this.log);
    this.closeJournal = () => inbox.close();
    this.stopping = new AbortController();
    const settings = {
      token,
      apiRoot: this.emulator.url,
      proxy: this.proxy,
      officers: new Set([77]),
      admins: new Set([99]),
      ...(this.alarm === null ? {} : { alarm: this.alarm }),
      ...(this.budget === null ? {} : { budget: this.budget }),
    };
    const { assistant, log } = this;
    this.running = runTelegram({
      settings,
      assistant,
      inbox,
      log,
      stop: this.stopping.signal,
      timing: { ...quick, ...timing },
    });
    // A test that does not look at the end must not die of it.
    this.running.catch(() => undefined);
    return { ended: this.running };
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running.catch(() => undefined);
    await this.closeJournal();
  }

  async close(): Promise<void> {
    this.assistant.release();
    await this.stop();
    await this.emulator.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** Waits until the bot has said so much in a chat. */
  said(chatId: number, count = 1): Promise<readonly string[]> {
    return this.emulator.waitFor(() => {
      const texts = this.emulator.texts(chatId);
      return texts.length >= count && texts;
    }, `${count} messages in ${chatId}`);
  }

  /** Proves that the bot is alive: another chat's question is answered. */
  async answersElsewhere(chatId = 99): Promise<boolean> {
    const before = this.emulator.texts(chatId).length;
    this.emulator.person(chatId).say("còn đó không?");
    return (await this.said(chatId, before + 1)).length > before;
  }

  count(event: string): number {
    return this.events.filter((one) => one.event === event).length;
  }

  private readonly log = {
    debug: (event: string, fields?: object) => this.note(event, fields),
    info: (event: string, fields?: object) => this.note(event, fields),
    warn: (event: string, fields?: object) => this.note(event, fields),
    error: (event: string, fields?: object) => this.note(event, fields),
  };

  private note(event: string, fields: object = {}): void {
    this.events.push({ event, fields: JSON.stringify(fields) });
  }
}
