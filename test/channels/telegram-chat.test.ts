import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { chatMessages, routeMessages, telegramMessages } from "../../src/messages.js";
import type { ChatMessage } from "../emulator/state.ts";
import { Bench } from "./bench.ts";
import { quote } from "./fake-assistant.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await (await new Bench().open()).start();
});
afterEach(() => bench.close());

/** Waits until the bot has said so much in a chat. */
async function said(chatId: number, count = 1): Promise<readonly ChatMessage[]> {
  return bench.emulator.waitFor(() => {
    const messages = bench.emulator.messages(chatId);
    return messages.length >= count && messages;
  }, `${count} messages in ${chatId}`);
}

async function lastText(chatId: number, count = 1): Promise<string | undefined> {
  return (await said(chatId, count)).at(-1)?.text;
}

describe("a private chat", () => {
  it("answers a question with its source and a button, typing first, without link previews", async () => {
    bench.emulator.person(11).say("khi nào Nhị Hà đạt chuẩn");
    const [answer] = await said(11);
    expect(answer?.text).toBe(
      "Trả lời: khi nào Nhị Hà đạt chuẩn. [1]\n\nNguồn:\n[1] Huyện ủy triển khai nhiệm vụ trọng tâm (tin, ngày 07/4/2022) – đoạn 2",
    );
    expect(answer?.buttons.flat().map(({ text }) => text)).toEqual(["[1] đoạn 2"]);
    const methods = bench.emulator.calls.filter(({ chatId }) => chatId === 11).map(({ method }) => method);
    expect(methods.slice(0, 2)).toEqual(["sendChatAction", "sendMessage"]);
    expect(bench.emulator.callsOf("sendMessage", 11)[0]?.payload).toMatchObject({
      link_preview_options: { is_disabled: true },
    });
  });

  it("opens a source in its paragraph, the quote in bold, and ends the spinner", async () => {
    const user = bench.emulator.person(11);
    user.say("hỏi");
    const [answer] = await said(11);
    if (answer === undefined) throw new Error("no answer");
    const query = user.press(answer, "[1] đoạn 2");
    const opened = (await said(11, 2))[1];
    expect(opened?.text).toContain("Tin, ngày 07/4/2022, Huyện ủy, đoạn 2\n\nPhấn đấu đến cuối năm 2022");
    const marked = opened?.entities.map(({ offset, length }) => opened.text.slice(offset, offset + length));
    expect(marked).toEqual(["Huyện ủy triển khai nhiệm vụ trọng tâm", quote]);
    expect(user.answerTo(query)).toEqual({ text: null });
  });

  it("opens a source of an older answer as it was quoted, and says that it has changed since", async () => {
    const user = bench.emulator.person(11);
    user.say("hỏi");
    const [answer] = await said(11);
    if (answer === undefined) throw new Error("no answer");
    bench.assistant.earlierText = bench.assistant.text;
    bench.assistant.text = bench.assistant.text.replace("2022 xã", "2023 xã");
    user.press(answer, "[1] đoạn 2");
    const opened = (await said(11, 2))[1];
    expect(opened?.text).toContain(quote);
    expect(opened?.text).toContain(chatMessages.earlierSource);
  });

  it.each([
    [99, "các phiên bản"],
    [11, telegramMessages.unknownCommand],
    [77, telegramMessages.unknownCommand],
  ])("shows the generations of the index to administrators alone: %i", async (id, expected) => {
    bench.emulator.person(id).say("/phienban");
    expect(await lastText(id)).toBe(expected);
  });

  it("tells administrators, and nobody else, at the start what is wrong with the index", async () => {
    await bench.close();
    bench = await new Bench().open();
    bench.alarm = "Không dùng phần tìm theo nghĩa.";
    // A bot may only write to those who wrote to it.
    for (const id of [99, 11]) bench.emulator.person(id).say("/start");
    await bench.start();
    expect((await said(99, 2)).map(({ text }) => text)).toContain(bench.alarm);
    expect((await said(11)).map(({ text }) => text)).not.toContain(bench.alarm);
  });

  it.each([
    ["changed words", "s"],
    ["forged data", "s:zz:1:1:zz"],
    ["data of another kind", "x:1"],
  ])("refuses a button with %s politely and ends the spinner", async (_, data) => {
    const user = bench.emulator.person(11);
    user.say("hỏi");
    const [answer] = await said(11);
    if (answer === undefined) throw new Error("no answer");
    bench.assistant.text = bench.assistant.text.replace("2022 xã", "2023 xã");
    const query = user.pressData(answer, data === "s" ? (answer.buttons[0]?.[0]?.callback_data ?? "") : data);
    const answered = await bench.emulator.waitFor(() => user.answerTo(query), "the spinner's end");
    expect([chatMessages.sourceGone, telegramMessages.unknownButton]).toContain(answered.text);
    expect(bench.emulator.messages(11)).toHaveLength(1);
  });

  it.each([
    ["/start", telegramMessages.welcome],
    [`/start ${"x".repeat(65)}`, telegramMessages.welcome],
    ["/help", telegramMessages.help],
    ["/TroGiup", telegramMessages.help],
    ["/xoa", telegramMessages.unknownCommand],
  ])("answers %s", async (command, expected) => {
    bench.emulator.person(11).say(command);
    expect(await lastText(11)).toBe(expected);
    expect(bench.assistant.asked).toEqual([]);
  });

  it("lists the documents in pages, turned by a button", async () => {
    bench.assistant.setDocuments(25);
    const user = bench.emulator.person(11);
    user.say("/tailieu");
    const [list] = await said(11);
    if (list === undefined) throw new Error("no list");
    expect(list.text).toContain("1. Huyện ủy triển khai nhiệm vụ trọng tâm\nTin, ngày 07/4/2022, Huyện ủy");
    user.press(list, telegramMessages.nextPage);
    await bench.emulator.waitFor(() => list.edits === 1, "page 2");
    expect(list.text).toContain("11. Văn bản 11");
    expect(list.buttons.flat()).toHaveLength(2);
    const forged = user.pressData(list, "d:999");
    await bench.emulator.waitFor(() => list.edits === 2, "the last page");
    expect(list.text).toContain("Trang 3/3");
    expect(user.answerTo(forged)).toEqual({ text: null });
  });

  it("says one polite sentence for a sticker, an album and an edited message", async () => {
    const user = bench.emulator.person(11);
    user.send({ sticker: { file_id: "x" } });
    expect(await lastText(11)).toBe(telegramMessages.onlyText);
    user.send({ photo: [], media_group_id: "a" });
    user.send({ photo: [], media_group_id: "a" });
    user.edit(1, "câu đã sửa");
    expect(await lastText(11, 3)).toBe(telegramMessages.edited);
    user.send({ pinned_message: {} });
    user.say("cuối");
    expect(await lastText(11, 4)).toContain("Trả lời: cuối");
  });

  it("sends an answer of 12,000 units in parts that Telegram takes, the buttons below the last", async () => {
    bench.emulator.person(11).say("dài 12000");
    const parts = await said(11, 3);
    await bench.emulator.waitFor(
      () => bench.emulator.messages(11).at(-1)?.buttons.length === 1,
      "the buttons",
    );
    const all = bench.emulator.messages(11);
    expect(all.every(({ text }) => text.length <= 4_096)).toBe(true);
    expect(parts[0]?.text.endsWith(".")).toBe(true);
    expect(parts[0]?.buttons).toEqual([]);
  });

  it("gives the assistant the talk so far and the asker's role", async () => {
    bench.emulator.person(77).say("một");
    await said(77);
    bench.emulator.person(77).say("hai");
    await said(77, 2);
    expect(bench.assistant.asked[1]?.context).toMatchObject({
      role: "officer",
      // A long answer may leave its document out: what is asked next may be about it.
      history: [
        {
          question: "một",
          answer: "Trả lời: một. [1]\nTheo tin “Huyện ủy triển khai nhiệm vụ trọng tâm”, ngày 07/4/2022.",
        },
      ],
    });
    bench.emulator.person(11).say("ba");
    await said(11);
    expect(bench.assistant.asked[2]?.context).toMatchObject({ role: "citizen", history: [] });
  });
});

describe("a group", () => {
  it("is never shown the generations of the index, not even to an administrator in it", async () => {
    const member = bench.emulator.member(-100, 99);
    member.say("/phienban@hoi_nghi_quyet_bot");
    expect(await lastText(-100)).toBe(telegramMessages.unknownCommand);
  });

  it("answers when mentioned, as a reply, without the name in the question; an officer there is a citizen", async () => {
    const member = bench.emulator.member(-100, 77);
    member.say("chuyện riêng trong nhóm");
    member.say("@hoi_nghi_quyet_bot khi nào họp?");
    const [answer] = await said(-100);
    expect(bench.assistant.asked.map(({ question, context }) => [question, context.role])).toEqual([
      ["khi nào họp?", "citizen"],
    ]);
    expect(answer?.replyTo).not.toBeNull();
  });

  it("answers when its own message is answered, and commands; not other bots' commands", async () => {
    const member = bench.emulator.member(-100, 12);
    member.say("/help@hoi_nghi_quyet_bot");
    const [help] = await said(-100);
    if (help === undefined) throw new Error("no help");
    member.say("/help@other_bot");
    member.say("/unknown");
    member.replyTo(help, "còn gì nữa?");
    expect((await said(-100, 2))[1]?.text).toContain("Trả lời: còn gì nữa?");
    member.say("@hoi_nghi_quyet_bot");
    expect((await said(-100, 3))[2]?.text).toBe(telegramMessages.emptyMention);
  });
});

describe("somebody who asks too fast", () => {
  it("is told to wait once, is not answered meanwhile, and holds up nobody else; administrators may", async () => {
    await bench.close();
    bench = await new Bench().open();
    const counts = new Map<string, number>();
    bench.budget = {
      ask: (user) => {
        const count = (counts.get(user) ?? 0) + 1;
        counts.set(user, count);
        return count <= 2 ? null : { seconds: 42, isTold: count > 3 };
      },
    };
    await bench.start();
    for (let asked = 0; asked < 6; asked += 1) {
      bench.emulator.person(11).say(`câu ${asked}`);
      bench.emulator.person(99).say(`câu ${asked}`);
    }
    bench.emulator.person(12).say("câu khác");
    expect(await lastText(11, 3)).toBe(routeMessages.tooMany(42));
    expect(await lastText(12)).toContain("Trả lời: câu khác");
    expect(await said(99, 6)).toHaveLength(6);
    bench.emulator.person(11).say("/trogiup");
    expect(await lastText(11, 4)).toBe(telegramMessages.help);
    expect(counts.get("11")).toBe(6);
    expect(counts.has("99")).toBe(false);
    expect(bench.assistant.asked.map(({ context }) => context.user)).toContain("11");
  });
});
