import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { call } from "./call.ts";
import { Emulator } from "./server.ts";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await new Emulator().start();
  emulator.person(11);
});
afterEach(() => emulator.stop());

const send = (payload: Record<string, unknown>) => call(emulator, "sendMessage", { chat_id: 11, ...payload });
const refusal = (description: string) => ({
  status: 400,
  ok: false,
  description: `Bad Request: ${description}`,
});

const keyboard = (data: string) => ({
  reply_markup: { inline_keyboard: [[{ text: "x", callback_data: data }]] },
});

describe("sendMessage", () => {
  it("takes 1 to 4096 UTF-16 units after trimming", async () => {
    expect(await send({ text: "  \n " })).toMatchObject(refusal("message text is empty"));
    expect(await send({ text: "a".repeat(4_097) })).toMatchObject(refusal("message is too long"));
    expect(await send({ text: ` ${"ế".repeat(4_096)}\n` })).toMatchObject({ ok: true });
    expect(emulator.texts(11)[0]).toHaveLength(4_096);
  });

  it.each([
    ["an unknown type", { type: "shout", offset: 0, length: 1 }],
    ["an end outside the text", { type: "bold", offset: 0, length: 99 }],
    ["no length", { type: "bold", offset: 0, length: 0 }],
    ["half a surrogate pair", { type: "bold", offset: 0, length: 1 }],
  ])("refuses an entity with %s", async (_, entity) => {
    expect(await send({ text: "😀 chào", entities: [entity] })).toMatchObject({
      status: 400,
      description: expect.stringContaining("can't parse entities"),
    });
  });

  it("moves entities with the text it trims", async () => {
    await send({ text: "  đậm", entities: [{ type: "bold", offset: 0, length: 5 }] });
    expect(emulator.messages(11)[0]?.entities).toEqual([{ type: "bold", offset: 0, length: 3 }]);
  });

  it("refuses markup of parse_mode that was not escaped", async () => {
    expect(await send({ text: "a < b", parse_mode: "HTML" })).toMatchObject({ status: 400 });
    expect(await send({ text: "06-NQ/HU", parse_mode: "MarkdownV2" })).toMatchObject({ status: 400 });
  });

  it("takes callback_data of 1 to 64 bytes, not letters", async () => {
    expect(await send({ text: "x", ...keyboard("ế".repeat(22)) })).toMatchObject(
      refusal("BUTTON_DATA_INVALID"),
    );
    expect(await send({ text: "x", ...keyboard("") })).toMatchObject(refusal("BUTTON_DATA_INVALID"));
    expect(await send({ text: "x", ...keyboard("a".repeat(64)) })).toMatchObject({ ok: true });
  });

  it("takes a reply_parameters.quote only when it is an exact part of the message", async () => {
    await send({ text: "Đến cuối năm 2022." });
    const id = emulator.messages(11)[0]?.message_id;
    const reply = (quote: string) => send({ text: "vâng", reply_parameters: { message_id: id, quote } });
    expect(await reply("cuối năm")).toMatchObject({ ok: true });
    expect(await reply("cuoi nam")).toMatchObject(refusal("QUOTE_TEXT_INVALID"));
    expect(await send({ text: "x", reply_parameters: { message_id: 9_999 } })).toMatchObject(
      refusal("message to be replied not found"),
    );
  });

  it("answers 400 for an unknown chat and 403 when the person has blocked the bot", async () => {
    expect(await send({ chat_id: 12, text: "x" })).toMatchObject(refusal("chat not found"));
    emulator.person(11).block();
    expect(await send({ text: "x" })).toMatchObject({
      status: 403,
      description: "Forbidden: bot was blocked by the user",
    });
  });

  it("answers 429 with retry_after above one message a second in a chat (Bot FAQ), other chats unharmed", async () => {
    emulator.person(12);
    emulator.limit();
    expect(await send({ text: "1" })).toMatchObject({ ok: true });
    expect(await send({ text: "2" })).toMatchObject({ status: 429, parameters: { retry_after: 1 } });
    expect(await send({ chat_id: 12, text: "3" })).toMatchObject({ ok: true });
  });
});

describe("editMessageText and deleteMessage", () => {
  it("edits what is there and refuses what is not, or not modified", async () => {
    await send({ text: "cũ" });
    const id = emulator.messages(11)[0]?.message_id;
    const edit = (message_id: unknown, text: string) =>
      call(emulator, "editMessageText", { chat_id: 11, message_id, text });
    expect(await edit(id, "mới")).toMatchObject({ ok: true });
    expect(emulator.texts(11)).toEqual(["mới"]);
    expect(await edit(id, "mới")).toMatchObject({
      description: expect.stringContaining("message is not modified"),
    });
    expect(await edit(9_999, "x")).toMatchObject(refusal("message to edit not found"));
    expect(await call(emulator, "deleteMessage", { chat_id: 11, message_id: id })).toMatchObject({
      ok: true,
    });
    expect(emulator.texts(11)).toEqual([]);
    expect(await edit(id, "x")).toMatchObject(refusal("message to edit not found"));
  });
});

describe("answerCallbackQuery", () => {
  it("answers once, in time, with at most 200 characters", async () => {
    await send({ text: "x", reply_markup: { inline_keyboard: [[{ text: "Nguồn", callback_data: "s" }]] } });
    const [message] = emulator.messages(11);
    if (message === undefined) throw new Error("no message");
    const user = emulator.person(11);
    const query = user.press(message, "Nguồn");
    const answer = (text: string, id = query) =>
      call(emulator, "answerCallbackQuery", { callback_query_id: id, text });
    expect(user.answerTo(query)).toBeNull();
    expect(await answer("ế".repeat(201))).toMatchObject(refusal("MESSAGE_TOO_LONG"));
    expect(await answer("xong")).toMatchObject({ ok: true });
    expect(user.answerTo(query)).toEqual({ text: "xong" });
    expect(await answer("xong")).toMatchObject({ description: expect.stringContaining("query is too old") });
    const late = user.press(message, "Nguồn");
    emulator.now = () => Date.now() + 60_000;
    expect(await answer("muộn", late)).toMatchObject({
      description: expect.stringContaining("query is too old"),
    });
  });
});

describe("other methods", () => {
  it("checks commands: 1-32 lower-case letters, digits and underscores, with a description", async () => {
    const set = (command: string, description = "x") =>
      call(emulator, "setMyCommands", { commands: [{ command, description }] });
    expect(await set("Tài_liệu")).toMatchObject(refusal("BOT_COMMAND_INVALID"));
    expect(await set("tailieu", "")).toMatchObject(refusal("BOT_COMMAND_DESCRIPTION_INVALID"));
    expect(await set("tailieu")).toMatchObject({ ok: true });
    expect((await call(emulator, "getMyCommands")).result).toEqual([
      { command: "tailieu", description: "x" },
    ]);
  });

  it("knows the chat, its actions, reactions, and drafts in private chats only", async () => {
    emulator.member(-100, 11);
    await send({ text: "x" });
    const message_id = emulator.messages(11)[0]?.message_id;
    const draft = (chat_id: number) => call(emulator, "sendMessageDraft", { chat_id, draft_id: 1, text: "" });
    expect((await call(emulator, "getChat", { chat_id: 11 })).result).toMatchObject({
      id: 11,
      type: "private",
    });
    expect(await call(emulator, "sendChatAction", { chat_id: 11, action: "typing" })).toMatchObject({
      ok: true,
    });
    expect(await call(emulator, "sendChatAction", { chat_id: 11, action: "thinking" })).toMatchObject({
      status: 400,
    });
    expect(
      await call(emulator, "setMessageReaction", { chat_id: 11, message_id, reaction: [] }),
    ).toMatchObject({ ok: true });
    expect(await draft(11)).toMatchObject({ ok: true });
    expect(await draft(-100)).toMatchObject(refusal("TEXTDRAFT_PEER_INVALID"));
  });
});
