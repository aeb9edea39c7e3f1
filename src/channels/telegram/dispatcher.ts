import type { Update } from "telegraf/types";

import type { Logger } from "../../ports.js";
import type { Inbox, InboxEntry } from "./inbox.js";

/** What the dispatcher needs of the bot. */
export interface Handler {
  /** Never throws. @returns false when the update is to be handled again after a restart */
  handle(update: Update): Promise<boolean>;
  /** Asks for patience; the update itself is not handled. */
  turnAway(update: Update): Promise<void>;
  /** Says that this update cannot be answered. */
  giveUp(update: Update): Promise<void>;
}

/** Updates of one chat that wait behind the one in hand. */
const longestQueue = 8;

/** An update that was unfinished at this many starts may be what ends the program: it is given up. */
const startsBorne = 20;

interface Lane {
  readonly waiting: InboxEntry[];
  turnedAway: boolean;
}

function isUpdate(content: unknown): content is Update {
  return typeof content === "object" && content !== null && "update_id" in content;
}

/** Messages of a chat share a lane; presses of its buttons have their own, a spinner does not wait for answers. */
function laneOf(update: Update): string {
  if ("callback_query" in update)
    return `press ${update.callback_query.message?.chat.id ?? update.update_id}`;
  if ("message" in update) return `chat ${update.message.chat.id}`;
  if ("edited_message" in update) return `chat ${update.edited_message.chat.id}`;
  return `update ${update.update_id}`;
}

/** Handles updates: those of one chat in order and one at a time, chats beside each other. */
export class Dispatcher {
  private readonly handler: Handler;
  private readonly inbox: Inbox;
  private readonly log: Logger;
  private readonly lanes = new Map<string, Lane>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  constructor(handler: Handler, inbox: Inbox, log: Logger) {
    this.handler = handler;
    this.inbox = inbox;
    this.log = log;
  }

  /** How many updates are in hand or waiting. */
  get load(): number {
    return [...this.lanes.values()].reduce((sum, { waiting }) => sum + waiting.length, this.running.size);
  }

  accept(entry: InboxEntry): void {
    if (this.stopped) return;
    const { content } = entry;
    if (!isUpdate(content)) {
      this.log.warn("telegram.strange", { id: entry.id });
      this.track(this.inbox.finish(entry.id));
      return;
    }
    const key = laneOf(content);
    const lane = this.lanes.get(key);
    if (lane === undefined) {
      this.lanes.set(key, { waiting: [], turnedAway: false });
      this.track(this.run(key, entry, content));
    } else if (lane.waiting.length < longestQueue) {
      lane.waiting.push(entry);
    } else {
      this.track(this.overflow(lane, entry, content));
    }
  }

  /** Nothing new is begun; what waits stays in the inbox for the next start. */
  stop(): void {
    this.stopped = true;
    for (const lane of this.lanes.values()) lane.waiting.length = 0;
  }

  /** Resolves when nothing is in hand. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private track(work: Promise<void>): void {
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  private async run(key: string, entry: InboxEntry, update: Update): Promise<void> {
    await this.handle(entry, update);
    const next = this.lanes.get(key)?.waiting.shift();
    if (next === undefined) this.lanes.delete(key);
    else if (isUpdate(next.content)) this.track(this.run(key, next, next.content));
  }

  private async handle(entry: InboxEntry, update: Update): Promise<void> {
    try {
      if (entry.starts > startsBorne) {
        this.log.error("telegram.given-up", { id: entry.id, starts: entry.starts });
        await this.handler.giveUp(update);
      } else if (entry.starts > 0 && "callback_query" in update) {
        // Its spinner ended long ago; whoever still wants the source presses again.
        this.log.debug("telegram.press", { id: entry.id, starts: entry.starts });
      } else if (!(await this.handler.handle(update))) {
        return;
      }
    } catch (error) {
      this.log.error("telegram.handler", { id: entry.id, error });
    }
    await this.inbox.finish(entry.id);
  }

  private async overflow(lane: Lane, entry: InboxEntry, update: Update): Promise<void> {
    const isFirst = !lane.turnedAway;
    lane.turnedAway = true;
    await this.inbox.finish(entry.id);
    if (isFirst) await this.handler.turnAway(update).catch(() => undefined);
  }
}
