import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { ConfigError } from "../../src/errors.js";
import { chatMessages } from "../../src/messages.js";
import type { Fault } from "../emulator/faults.ts";
import { defaultToken } from "../emulator/server.ts";
import { Bench } from "./bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await new Bench().open();
});
afterEach(() => bench.close());

describe("handlers", () => {
  it("keep no other chat waiting, and no more than one question of a chat is asked at a time, in order", async () => {
    await bench.start();
    const slow = bench.emulator.person(11);
    slow.say("chờ một");
    slow.say("hai");
    slow.say("ba");
    await bench.answersElsewhere();
    expect(bench.emulator.texts(11)).toEqual([]);
    expect(bench.assistant.mostRunning).toBe(2);
    bench.assistant.release();
    const texts = await bench.said(11, 3);
    expect(texts.map((text) => /Trả lời: ([^.]+)/u.exec(text)?.[1])).toEqual(["chờ một", "hai", "ba"]);
  });

  it("that never end are given up at the deadline with one sentence", async () => {
    await bench.start({ ask: 100 });
    bench.emulator.person(11).say("chờ mãi");
    expect(await bench.said(11)).toEqual([chatMessages.tooSlow]);
  });

  it.each(["ném lỗi", "ném chữ"])(
    "that fail (%s) apologise once and the next update is handled",
    async (question) => {
      await bench.start();
      const user = bench.emulator.person(11);
      user.say(question);
      user.say("tiếp");
      const texts = await bench.said(11, 2);
      expect(texts[0]).toBe(chatMessages.failed);
      expect(texts[1]).toContain("Trả lời: tiếp");
    },
  );

  it("ask for patience once when one chat floods, and answer what was accepted", async () => {
    await bench.start();
    const user = bench.emulator.person(11);
    user.say("chờ");
    for (let count = 0; count < 20; count += 1) user.say(`câu ${count}`);
    expect(await bench.said(11)).toEqual([chatMessages.tooBusy]);
    await bench.answersElsewhere();
    bench.assistant.release();
    const texts = await bench.said(11, 10);
    expect(texts.filter((text) => text === chatMessages.tooBusy)).toHaveLength(1);
    expect(texts.at(-1)).toContain("câu 7");
  });
});

describe("getUpdates", () => {
  const faults: [string, Fault][] = [
    ["502 with HTML", { kind: "html", status: 502 }],
    ["200 with HTML", { kind: "html", status: 200 }],
    ["cut JSON", { kind: "bad-json" }],
    ["result null", { kind: "null-result" }],
    ["400", { kind: "error", code: 400, description: "Bad Request: x" }],
    ["404", { kind: "error", code: 404, description: "Not Found" }],
    ["409", { kind: "error", code: 409, description: "Conflict: terminated by other getUpdates request" }],
    ["a reset", { kind: "reset-before" }],
    ["silence (a black hole)", { kind: "hang" }],
  ];

  it.each(faults)("survives %s", async (_, fault) => {
    await bench.start({ pollSeconds: 0, pollGrace: 200 });
    bench.emulator.faults.add({ ...fault, method: "getUpdates", times: 3 });
    await bench.emulator.waitFor(() => bench.count("telegram.back") > 0, "recovery");
    expect(await bench.answersElsewhere()).toBe(true);
  });

  it("waits as long as 429 says", async () => {
    await bench.start({ pollSeconds: 0 });
    const parameters = { retry_after: 1 };
    bench.emulator.faults.add({
      kind: "error",
      code: 429,
      description: "Too Many Requests",
      parameters,
      method: "getUpdates",
      times: 1,
    });
    await bench.answersElsewhere();
    const polls = bench.emulator.callsOf("getUpdates");
    const throttled = polls.findIndex(({ status }) => status === 429);
    expect(Number(polls[throttled + 1]?.at) - Number(polls[throttled]?.at)).toBeGreaterThanOrEqual(990);
  });

  it("ends the service with a clear error at 401, at the start and later", async () => {
    const wrong = await bench.launch({}, "700001:WRONG");
    await expect(wrong.ended).rejects.toThrow(ConfigError);
    await bench.stop();
    const { ended } = await bench.launch({ pollSeconds: 0 });
    await bench.emulator.waitFor(() => bench.count("telegram.ready") > 0, "readiness");
    bench.emulator.faults.add({
      kind: "error",
      code: 401,
      description: "Unauthorized",
      method: "getUpdates",
    });
    await expect(ended).rejects.toThrow("TELEGRAM_BOT_TOKEN is not accepted");
  });

  it("takes over when another instance stops fetching", async () => {
    await bench.start();
    const other = new AbortController();
    const url = `${bench.emulator.url}/bot${defaultToken}/getUpdates?timeout=1`;
    await fetch(url, { signal: other.signal });
    await bench.emulator.waitFor(
      () => bench.events.some(({ fields }) => fields.includes("another instance")),
      "the log",
    );
    expect(await bench.answersElsewhere()).toBe(true);
  });

  it("starts though getMe and deleteWebhook fail at first", async () => {
    bench.emulator.faults.add({ kind: "reset-before", method: "getMe", times: 2 });
    bench.emulator.faults.add({ kind: "html", status: 502, method: "deleteWebhook", times: 2 });
    bench.emulator.faults.add({ kind: "hang", method: "setMyCommands" });
    await bench.start();
    expect(await bench.answersElsewhere()).toBe(true);
  });

  it("handles an update once though Telegram delivers it again, also after a restart", async () => {
    await bench.start();
    const user = bench.emulator.person(11);
    const id = user.say("một lần") ?? 0;
    await bench.said(11);
    const [, received] = [0, user.chat.messages[0]?.fields];
    const again = { update_id: id, message: received };
    bench.emulator.bot().queue.redeliver(again);
    await bench.answersElsewhere(98);
    await bench.stop();
    bench.emulator.bot().queue.redeliver(again);
    await bench.start();
    await bench.answersElsewhere(97);
    expect(bench.assistant.asked.filter(({ question }) => question === "một lần")).toHaveLength(1);
    expect(bench.emulator.texts(11)).toHaveLength(1);
  });
});
