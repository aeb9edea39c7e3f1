import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { defaultToken, Emulator } from "../emulator/server.ts";
import { Program } from "./program.ts";

const question = "Khi nào xã Nhị Hà đạt chuẩn xã Nông thôn mới?";
const fact = "cuối năm 2022";

let emulator: Emulator;
let program: Program;
beforeEach(async () => {
  emulator = await new Emulator().start();
  program = await Program.inNewFolder();
});
afterEach(async () => {
  await program.remove();
  await emulator.stop();
});

const start = () =>
  program.start({ TELEGRAM_BOT_TOKEN: defaultToken, TELEGRAM_API_ROOT: emulator.url, LOG_LEVEL: "debug" });

const answered = (chatId: number, count = 1) =>
  emulator.waitFor(
    () => emulator.texts(chatId).length >= count && emulator.texts(chatId),
    `an answer in ${chatId}`,
  );

/** Chats 12 and 13 are answered while everything sent to chat 11 hangs. @returns ends the hang */
async function hangOneOfThree(): Promise<() => void> {
  const heal = emulator.faults.add({ kind: "hang", method: "sendMessage", chatId: 11 });
  start();
  for (const chatId of [11, 12, 13]) emulator.person(chatId).say(question);
  for (const chatId of [12, 13]) expect((await answered(chatId))[0]).toContain(fact);
  await emulator.waitFor(() => emulator.callsOf("sendMessage", 11).length > 0, "the hang");
  // What chat 12 and 13 were told must be written down as done before the program may be killed.
  const journal = join(program.directory, "state", "inbox.jsonl");
  let done = 0;
  while (done < 2) done = [...(await readFile(journal, "utf8")).matchAll(/"done":/gu)].length;
  return heal;
}

async function restartAndCompare(): Promise<void> {
  start();
  expect((await answered(11))[0]).toContain(fact);
  emulator.person(14).say(question);
  await answered(14);
  for (const chatId of [11, 12, 13, 14]) expect(emulator.texts(chatId)).toHaveLength(1);
}

describe("the bot as a process", () => {
  it("answers two chats while a third hangs; ends within 5 s of SIGTERM; started again, it answers the third and no other twice", async () => {
    const heal = await hangOneOfThree();
    const { code, milliseconds } = await program.signal("SIGTERM");
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(5_000);
    heal();
    await restartAndCompare();
  });

  it("killed with -9 meanwhile and started again, it answers the third and no other twice", async () => {
    const heal = await hangOneOfThree();
    expect((await program.signal("SIGKILL")).code).toBeNull();
    heal();
    await restartAndCompare();
  });

  it("killed at any moment, it loses no question; a kill doubles at most the answers in hand", async () => {
    const kills = 10;
    for (let round = 0; round < kills; round += 1) {
      start();
      for (const chatId of [1, 2, 3]) emulator.person(round * 10 + chatId + 100).say(question);
      await new Promise((resolve) => setTimeout(resolve, 250 + round * 40));
      await program.signal("SIGKILL");
    }
    start();
    let doubled = 0;
    for (let round = 0; round < kills; round += 1) {
      for (const chatId of [1, 2, 3]) doubled += (await answered(round * 10 + chatId + 100)).length - 1;
    }
    expect(doubled).toBeLessThanOrEqual(3 * kills);
  });

  it("opens a source from a button pressed after a restart", async () => {
    start();
    const user = emulator.person(11);
    user.say(question);
    await answered(11);
    await program.signal("SIGTERM");
    const [answer] = emulator.messages(11);
    const label = answer?.buttons[0]?.[0]?.text ?? "";
    if (answer === undefined) throw new Error("no answer");
    user.press(answer, label);
    start();
    expect((await answered(11, 2))[1]).toContain(fact);
  });

  it("asks back with a button a reading and answers the pressed one, then a follow-up about it", async () => {
    start();
    const user = emulator.person(11);
    user.say("chu tich huyen la ai");
    await answered(11);
    const [asked] = emulator.messages(11);
    if (asked === undefined) throw new Error("nothing was asked back");
    expect(asked.buttons.flat().map(({ text }) => text)).toEqual([
      "1. Chủ tịch UBND huyện",
      "2. Chủ tịch HĐND huyện",
    ]);
    user.press(asked, "2. Chủ tịch HĐND huyện");
    expect((await answered(11, 2))[1]).toContain("Ngô Văn Sậy");
    user.say("van ban nao noi vay");
    expect((await answered(11, 3))[2]).toMatch(/^Theo tin “Huyện ủy Thuận Nam/u);
  });

  it("never writes its token or a person's words to its log, whatever goes wrong", async () => {
    emulator.faults.add({ kind: "reset-before", times: 2 });
    emulator.faults.add({ kind: "html", status: 502, method: "getUpdates", times: 1 });
    emulator.faults.add({
      kind: "error",
      code: 400,
      description: "Bad Request: x",
      method: "sendMessage",
      times: 1,
    });
    const throttled = {
      kind: "error",
      code: 429,
      description: "Too Many Requests",
      parameters: { retry_after: 1 },
    } as const;
    emulator.faults.add({ ...throttled, method: "sendMessage", times: 15 });
    start();
    for (let chatId = 11; chatId < 26; chatId += 1) emulator.person(chatId).say(`${question} chuyện riêng`);
    for (let chatId = 11; chatId < 26; chatId += 1) await answered(chatId);
    await program.signal("SIGTERM");
    expect(program.errors).toContain("telegram.ready");
    expect(program.errors).not.toContain(defaultToken.split(":")[1]);
    expect(program.errors).not.toContain("chuyện riêng");
    expect(program.errors).not.toContain("Warning");
  });

  it("ends with one clear sentence when Telegram does not know its token", async () => {
    program.start({
      TELEGRAM_BOT_TOKEN: "700009:AAunknownunknownunknownunknownunk",
      TELEGRAM_API_ROOT: emulator.url,
    });
    expect(await program.end()).toBe(64);
    expect(program.errors).toContain("TELEGRAM_BOT_TOKEN is not accepted by Telegram (401)");
  });
});
