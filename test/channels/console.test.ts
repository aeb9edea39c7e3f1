import { PassThrough } from "node:stream";

import { beforeEach, describe, expect, it } from "vitest";

import { runConsole } from "../../src/channels/console/chat.js";
import { printReply } from "../../src/channels/console/print.js";
import { chatMessages, consoleMessages } from "../../src/messages.js";
import { FakeAssistant, quote } from "./fake-assistant.ts";

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

let assistant: FakeAssistant;
beforeEach(() => {
  assistant = new FakeAssistant();
});

/** What the chat writes for these lines of input. */
async function talk(lines: string, terminal = false): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: false });
  const output = Object.assign(new PassThrough(), { isTTY: terminal });
  input.end(lines);
  await runConsole({ assistant, log: silent, input, output, stop: new AbortController().signal });
  output.end();
  let written = "";
  for await (const piece of output) written += String(piece);
  return written;
}

describe("the chat in the terminal", () => {
  it("answers every line in order, the last without a line end too", async () => {
    const written = await talk("một\n\n  hai \nba");
    expect([...written.matchAll(/Trả lời: ([^.]+)/gu)].map(([, question]) => question)).toEqual([
      "một",
      "hai",
      "ba",
    ]);
    expect(assistant.asked[2]?.context).toMatchObject({
      role: "citizen",
      history: [{ question: "một" }, { question: "hai" }],
    });
  });

  it.each([
    ["/nguon 1", `«${quote}»`],
    ["/nguồn [1]", `«${quote}»`],
    ["/nguon 7", consoleMessages.noSource("7", [1])],
    ["/phienban", "các phiên bản"],
    ["/tailieu", "Hiện có 1 văn bản:"],
    ["/trogiup", consoleMessages.help],
    ["/help", consoleMessages.help],
    ["/start", consoleMessages.help],
    ["/xoa", consoleMessages.unknownCommand("/xoa")],
  ])("answers %s", async (command, expected) => {
    expect(await talk(`hỏi\n${command}\n`)).toContain(expected);
  });

  it("opens what an older answer quoted, never what stands there now", async () => {
    const reader = assistant.ask.bind(assistant);
    assistant.ask = async (...question) => {
      const answer = await reader(...question);
      assistant.earlierText = assistant.text;
      assistant.text = assistant.text.replace("2022 xã", "2023 xã");
      return answer;
    };
    const written = await talk("hỏi\n/nguon 1\n");
    expect(written).toContain(`«${quote}»`);
    expect(written).toContain(chatMessages.earlierSource);
    assistant.earlierText = null;
    assistant.text = assistant.text.replace("2023 xã", "2022 xã");
  });

  it("has no source to open before the first question", async () => {
    expect(await talk("/nguon 1\n")).toBe(`${consoleMessages.noSource("1", [])}\n\n`);
  });

  it("apologises for a failure and goes on", async () => {
    const written = await talk("ném lỗi\ncâu sau\n");
    expect(written).toContain(chatMessages.failed);
    expect(written).toContain("Trả lời: câu sau");
  });

  it("ends at /thoat", async () => {
    expect(await talk("/thoat\nkhông đọc tới\n")).toBe("");
  });

  it("writes bold for a terminal, and nothing but text for anything else", async () => {
    expect(await talk("hỏi\n", true)).toContain("\u001b[1mNguồn:\u001b[22m");
    expect(await talk("hỏi\n")).not.toContain("\u001b");
  });

  it("lets no document steer the terminal", () => {
    const reply = { blocks: [[{ text: "a\u001b[2Jb\u0007\nc", style: "plain" as const }]], sources: [] };
    expect(printReply(reply)).toBe("a[2Jb\nc");
  });
});
