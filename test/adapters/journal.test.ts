import { spawn } from "node:child_process";
import { appendFile, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { pendingLine, readState, writeState } from "../../src/adapters/journal-format.js";
import { openJournal } from "../../src/adapters/journal.js";
import type { Inbox } from "../../src/channels/telegram/inbox.js";

let directory: string;
let events: string[];
const log = {
  debug: () => undefined,
  info: (event: string) => void events.push(event),
  warn: (event: string) => void events.push(event),
  error: (event: string) => void events.push(event),
};
const update = (id: number, text = `câu ${id}`) => ({ id, content: { text } });
const file = () => join(directory, "inbox.jsonl");

const opened: Inbox[] = [];

async function openIt(now?: () => number) {
  const inbox = await openJournal(directory, log, now);
  opened.push(inbox);
  return inbox;
}

/** As a crash leaves it: nothing closed, only the lock of the dead process is gone. */
async function reopen(now?: () => number): Promise<Inbox> {
  await rm(join(directory, "lock"), { force: true });
  return openIt(now);
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "journal-"));
  events = [];
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((inbox) => inbox.close()));
  await rm(directory, { recursive: true, force: true });
});

describe("the journal", () => {
  it("gives unfinished entries back after a crash, oldest first, and counts the starts", async () => {
    const inbox: Inbox = await openIt();
    expect(await inbox.receive([update(2), update(1)])).toHaveLength(2);
    await inbox.receive([update(3)]);
    await inbox.finish(2);
    const again = await reopen();
    expect(again.leftOver).toEqual([
      { ...update(1), starts: 1 },
      { ...update(3), starts: 1 },
    ]);
    expect((await reopen()).leftOver[0]?.starts).toBe(2);
  });

  it("never gives an entry twice, whether unfinished or finished, also after a restart", async () => {
    const inbox = await openIt();
    await inbox.receive([update(1), update(1)]);
    await inbox.finish(1);
    expect(await inbox.receive([update(1), update(2)])).toEqual([{ ...update(2), starts: 0 }]);
    const again = await reopen();
    expect(await again.receive([update(1), update(2), update(3)])).toEqual([{ ...update(3), starts: 0 }]);
  });

  it("drops a user's words from the file once the entry is finished", async () => {
    const inbox = await openIt();
    await inbox.receive([update(1, "chuyện riêng của tôi")]);
    expect(await readFile(file(), "utf8")).toContain("chuyện riêng");
    await inbox.finish(1);
    await inbox.close();
    expect(await readFile(file(), "utf8")).not.toContain("chuyện riêng");
  });

  it("forgets finished entries after two days, not before one", async () => {
    let now = 1_000_000_000_000;
    const inbox = await openIt(() => now);
    await inbox.receive([update(1)]);
    await inbox.finish(1);
    now += 24 * 3_600_000;
    const nextDay = await reopen(() => now);
    expect(await nextDay.receive([update(1)])).toEqual([]);
    now += 25 * 3_600_000;
    const later = await reopen(() => now);
    expect(await later.receive([update(1)])).toHaveLength(1);
  });

  it("is held by one living process; a dead one's lock is taken over", async () => {
    const inbox = await openIt();
    await expect(openJournal(directory, log)).rejects.toThrow("Another instance");
    await inbox.close();
    await writeFile(join(directory, "lock"), JSON.stringify({ token: "x", pid: 999_999_999, started: "1" }));
    await (await openJournal(directory, log)).close();
    expect(await readdir(directory)).toEqual(["inbox.jsonl"]);
  });

  it("sets garbage aside with a clear log and keeps every readable line", async () => {
    const inbox = await openIt();
    await inbox.receive([update(1)]);
    await appendFile(
      file(),
      `\u0000\u0007{"pending":\n[]\n{"pending":"x","at":1,"content":1}\n${pendingLine(9, { at: 1, starts: 0, content: "chín" })}\n`,
    );
    const again = await reopen();
    expect(again.leftOver.map(({ id }) => id)).toEqual([1, 9]);
    expect(events).toContain("journal.damaged");
    expect(await readdir(directory)).toContain("inbox.jsonl.damaged");
    expect(await readFile(file(), "utf8")).not.toContain("\u0007");
  });

  it("goes on in memory when the disk is full, says so once, and saves all when there is room again", async () => {
    let now = 1_000_000_000_000;
    // Writing the new file goes to the device that is always full.
    await symlink("/dev/full", `${file()}.new`);
    const inbox = await openIt(() => now);
    expect(await inbox.receive([update(1), update(2)])).toHaveLength(2);
    expect(inbox.firstUnsaved()).toBe(1);
    await inbox.finish(1);
    expect(inbox.firstUnsaved()).toBe(2);
    now += 5_000;
    await inbox.receive([update(3)]);
    expect(events.filter((event) => event === "journal.unsaved")).toHaveLength(1);
    await rm(`${file()}.new`);
    now += 5_000;
    await inbox.receive([update(4)]);
    expect(events).toContain("journal.recovered");
    expect(inbox.firstUnsaved()).toBeNull();
    const again = await reopen(() => now);
    expect(again.leftOver.map(({ id }) => id)).toEqual([2, 3, 4]);
    expect(await again.receive([update(1)])).toEqual([]);
  });

  it("refuses a folder it may not use with one sentence", async () => {
    await writeFile(join(directory, "file"), "");
    await expect(openJournal(join(directory, "file", "state"), log)).rejects.toThrow("Cannot use");
  });
});

describe("readState", () => {
  it("reads a file cut at any byte as some moment of its past", () => {
    const whole = writeState({
      done: new Map([[1, 10]]),
      pending: new Map([
        [2, { at: 20, starts: 0, content: { text: "Nhị Hà" } }],
        [3, { at: 30, starts: 1, content: { text: "ế\n" } }],
      ]),
    });
    const bytes = Buffer.from(whole);
    for (let length = 0; length <= bytes.length; length += 1) {
      const { state, damaged } = readState(bytes.subarray(0, length).toString("utf8"));
      expect(damaged).toBe(0);
      expect([...state.pending.keys()]).toEqual([2, 3].slice(0, state.pending.size));
    }
    expect(readState(whole).state.pending.size).toBe(2);
  });
});

describe("kill -9", () => {
  it("loses nothing that was promised and brings nothing finished back", async () => {
    for (let round = 0; round < 6; round += 1) {
      // eslint-disable-next-line no-await-in-loop -- one process after the other, on the same folder
      const promised = await writeUntilKilled(round * 1_000_000, 20 + round * 25);
      // eslint-disable-next-line no-await-in-loop
      const inbox = await openJournal(directory, log);
      const open = new Set(inbox.leftOver.map(({ id }) => id));
      for (const id of promised.finished) expect(open.has(id)).toBe(false);
      for (const id of promised.received) {
        const possible = open.has(id) || id % 3 === 2;
        expect(possible).toBe(true);
      }
      // eslint-disable-next-line no-await-in-loop
      expect(await inbox.receive(promised.received.map((id) => update(id)))).toEqual([]);
      // eslint-disable-next-line no-await-in-loop
      await inbox.close();
    }
    expect(events).not.toContain("journal.damaged");
  });
});

/** Entries count from `first`; each middle one of three is finished. */
async function writeUntilKilled(first: number, milliseconds: number) {
  const base = first + (3 - (first % 3));
  const writer = spawn(process.execPath, ["test/fixtures/journal-writer.mjs", directory, String(base)]);
  let output = "";
  writer.stdout.on("data", (piece: Buffer) => {
    if (output === "") setTimeout(() => writer.kill("SIGKILL"), milliseconds);
    output += piece.toString();
  });
  await new Promise((resolve) => writer.on("close", resolve));
  const whole = output.slice(0, output.lastIndexOf("\n") + 1).split("\n");
  const ids = (kind: string) =>
    whole.filter((line) => line.startsWith(kind)).map((line) => Number(line.slice(1)));
  return { received: ids("r"), finished: ids("f") };
}
