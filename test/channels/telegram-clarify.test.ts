import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { clarifyMessages, telegramMessages } from "../../src/messages.js";
import type { ChatMessage } from "../emulator/state.ts";
import { Bench } from "./bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await (await new Bench().open()).start();
});
afterEach(() => bench.close());

/** The message of this place in a chat, once it is there. */
async function message(chatId: number, place: number): Promise<ChatMessage> {
  const messages = await bench.emulator.waitFor(() => {
    const all = bench.emulator.messages(chatId);
    return all.length > place && all;
  }, `message ${place} in ${chatId}`);
  const found = messages[place];
  if (found === undefined) throw new Error("no message");
  return found;
}

const dataOf = (shown: ChatMessage, row: number): string => shown.buttons[row]?.[0]?.callback_data ?? "";

describe("a question with two readings", () => {
  it("is asked back about with a button a reading, each within Telegram's 64 bytes", async () => {
    bench.emulator.person(11).say("hai nghĩa");
    const asked = await message(11, 0);
    expect(asked.text).toContain("1. Nghị quyết một");
    expect(asked.buttons.map(([button]) => button?.text.slice(0, 16))).toEqual([
      "1. Nghị quyết mộ",
      "2. Nghị quyết ha",
    ]);
    for (const row of [0, 1]) {
      expect(Buffer.byteLength(dataOf(asked, row))).toBeGreaterThan(0);
      expect(Buffer.byteLength(dataOf(asked, row))).toBeLessThanOrEqual(64);
    }
  });

  it("is answered for the pressed reading, by the same person's role and talk", async () => {
    const user = bench.emulator.person(77);
    user.say("hai nghĩa");
    const asked = await message(77, 0);
    const query = user.pressData(asked, dataOf(asked, 1));
    expect((await message(77, 1)).text).toContain("Trả lời: nghị quyết hai nói gì.");
    expect(user.answerTo(query)?.text).toContain(clarifyMessages.chosen("Nghị quyết hai"));
    expect(bench.assistant.asked[1]).toMatchObject({
      question: "nghị quyết hai nói gì",
      context: { role: "officer", history: [{ question: "hai nghĩa", answer: "Văn bản nào ạ?" }] },
    });
  });

  it("may be answered for the other reading too: the buttons stay good", async () => {
    const user = bench.emulator.person(11);
    user.say("hai nghĩa");
    const asked = await message(11, 0);
    user.pressData(asked, dataOf(asked, 1));
    await message(11, 1);
    user.pressData(asked, dataOf(asked, 0));
    expect((await message(11, 2)).text).toContain("Trả lời: nghị quyết một nói gì.");
  });

  it("is not answered for a reading that was never offered", async () => {
    const user = bench.emulator.person(11);
    user.say("hai nghĩa");
    const asked = await message(11, 0);
    const query = user.pressData(asked, "o:0:abc");
    await bench.emulator.waitFor(() => user.answerTo(query) !== null, "the spinner's end");
    expect(user.answerTo(query)).toEqual({ text: telegramMessages.unknownButton });
    expect(bench.assistant.asked).toHaveLength(1);
  });

  it("belongs to who asked: another member's press in a group chooses nothing", async () => {
    const asker = bench.emulator.member(-100, 12);
    asker.say("@hoi_nghi_quyet_bot hai nghĩa");
    const asked = await message(-100, 0);
    const other = bench.emulator.member(-100, 13);
    const query = other.pressData(asked, dataOf(asked, 0));
    await bench.emulator.waitFor(() => other.answerTo(query) !== null, "the spinner's end");
    expect(other.answerTo(query)).toEqual({ text: telegramMessages.unknownButton });
    asker.pressData(asked, dataOf(asked, 0));
    expect((await message(-100, 1)).text).toContain("Trả lời: nghị quyết một nói gì.");
  });
});
