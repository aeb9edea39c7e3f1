import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { Bench } from "./bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await new Bench().open();
});
afterEach(() => bench.close());

function ask(chatId = 11): void {
  bench.emulator.person(chatId).say("hỏi");
}

describe("sendMessage", () => {
  beforeEach(() => bench.start());
  it("is not repeated when the connection was cut after it was carried out: the person sees one answer", async () => {
    bench.emulator.faults.add({ kind: "reset-after", method: "sendMessage", chatId: 11, times: 1 });
    ask();
    await bench.said(11);
    await bench.answersElsewhere();
    ask();
    await bench.said(11, 2);
    expect(bench.emulator.callsOf("sendMessage", 11)).toHaveLength(2);
  });

  it("waits out 429 for that chat alone", async () => {
    const parameters = { retry_after: 1 };
    bench.emulator.faults.add({
      kind: "error",
      code: 429,
      description: "Too Many Requests",
      parameters,
      method: "sendMessage",
      chatId: 11,
      times: 1,
    });
    ask();
    await bench.emulator.waitFor(() => bench.emulator.callsOf("sendMessage", 11).length === 1, "the 429");
    await bench.answersElsewhere();
    expect(bench.emulator.texts(11)).toEqual([]);
    await bench.said(11);
    const [first, second] = bench.emulator.callsOf("sendMessage", 11);
    expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(990);
  });

  it("keeps within the limits of the Bot FAQ and loses nothing", async () => {
    bench.emulator.limit({ chatPerSecond: 5, chatBurst: 1, botPerSecond: 30, groupPerMinute: 20 });
    bench.emulator.person(11).say("dài 12000");
    for (const chatId of [12, 13, 14]) ask(chatId);
    await bench.said(11, 3);
    for (const chatId of [12, 13, 14]) expect(await bench.said(chatId)).toHaveLength(1);
  });

  it("is repeated after 5xx, and dropped when the person blocked the bot", async () => {
    bench.emulator.faults.add({ kind: "html", status: 503, method: "sendMessage", chatId: 11, times: 2 });
    ask();
    await bench.said(11);
    const blocked = bench.emulator.person(12);
    blocked.block();
    blocked.say("hỏi");
    await bench.emulator.waitFor(() => bench.emulator.callsOf("sendMessage", 12).length === 1, "the attempt");
    await bench.answersElsewhere();
    expect(bench.emulator.callsOf("sendMessage", 12)).toHaveLength(1);
  });

  it("is sent plain once when Telegram cannot parse the entities", async () => {
    const description = "Bad Request: can't parse entities: x";
    bench.emulator.faults.add({
      kind: "error",
      code: 400,
      description,
      method: "sendMessage",
      chatId: 11,
      times: 1,
    });
    ask();
    await bench.said(11);
    expect(bench.emulator.messages(11)[0]?.entities).toEqual([]);
  });

  it("never holds other chats while it hangs in one", async () => {
    bench.emulator.faults.add({ kind: "hang", method: "sendMessage", chatId: 11 });
    ask();
    await bench.answersElsewhere();
    expect(await bench.answersElsewhere()).toBe(true);
  });

  it("comes though typing is refused or hangs", async () => {
    bench.emulator.faults.add({ kind: "hang", method: "sendChatAction", chatId: 11 });
    bench.emulator.faults.add({
      kind: "error",
      code: 429,
      description: "x",
      parameters: { retry_after: 60 },
      method: "sendChatAction",
    });
    ask();
    ask(12);
    expect(await bench.said(11)).toHaveLength(1);
    expect(await bench.said(12)).toHaveLength(1);
  });
});

describe("a stop", () => {
  it("leaves what hangs for the next start, which answers it once and nothing else again", async () => {
    await bench.start();
    const heal = bench.emulator.faults.add({ kind: "hang", method: "sendMessage", chatId: 11 });
    bench.emulator.person(11).say("bị treo");
    bench.emulator.person(12).say("được trả lời");
    await bench.said(12);
    await bench.emulator.waitFor(() => bench.emulator.callsOf("sendMessage", 11).length === 1, "the hang");
    await bench.stop();
    heal();
    await bench.start();
    expect((await bench.said(11))[0]).toContain("bị treo");
    await bench.answersElsewhere();
    expect(bench.emulator.texts(11)).toHaveLength(1);
    expect(bench.emulator.texts(12)).toHaveLength(1);
  });

  it("confirms what is done, so that Telegram sends it no more", async () => {
    await bench.start();
    bench.emulator.person(11).say("xong");
    await bench.said(11);
    await bench.stop();
    expect(bench.emulator.bot().queue.pending).toBe(0);
  });

  it("does not wait for a getUpdates that hangs, nor for the confirmation", async () => {
    await bench.start({ pollSeconds: 40 });
    await bench.answersElsewhere();
    bench.emulator.faults.add({ kind: "hang", method: "getUpdates" });
    await bench.stop();
    expect(bench.count("telegram.ready")).toBe(1);
  });
});
