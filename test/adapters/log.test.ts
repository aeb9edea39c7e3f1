import { describe, expect, it } from "vitest";

import { createLogger } from "../../src/adapters/log.js";

function linesOf(level: string, secrets: readonly string[] = []) {
  const lines: string[] = [];
  return { lines, log: createLogger(level, secrets, (line) => lines.push(line)) };
}

describe("createLogger", () => {
  it("writes one line for each event, whatever stands in its values", () => {
    const { lines, log } = linesOf("info");
    log.warn("journal.damaged", { line: "một\nhai\r", count: 2 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z warn journal\.damaged line="một\\nhai\\r" count=2\n$/u,
    );
  });

  it("leaves out what is below its level", () => {
    const { lines, log } = linesOf("warn");
    log.debug("a");
    log.info("b");
    log.error("c");
    expect(lines.map((line) => line.split(" ")[2])).toEqual(["c\n"]);
  });

  it("hides the secrets it knows and anything that looks like a bot token", () => {
    const { lines, log } = linesOf("debug", ["key-1"]);
    log.error("failed", {
      error: new Error("POST https://api.telegram.org/bot123456789:AAH-abcdefghijklmnopqrstuvwxyz_0/getMe", {
        cause: new Error("key-1 refused"),
      }),
    });
    expect(lines[0]).toContain("[secret]/getMe");
    expect(lines[0]).not.toMatch(/AAH|key-1/u);
  });

  it("writes no person's number, however it came into a value", () => {
    const { lines, log } = linesOf("info");
    log.error("a", { error: new Error("không gửi được: CCCD 001085012345") });
    log.warn("b", { line: "gọi 0912 345 678", chatId: 123456789, inner: { list: ["lan@example.vn"] } });
    expect(lines[0]).toContain("CCCD [số căn cước]");
    expect(lines[1]).toContain('line="gọi [số điện thoại]" chatId=123456789 inner={"list":["[email]"]}');
  });

  it("writes an error by name, message and code, never its other fields: they may hold a user's text", () => {
    const { lines, log } = linesOf("info");
    const error = Object.assign(new Error("400: Bad Request"), {
      code: 400,
      on: { payload: { text: "câu hỏi riêng" } },
    });
    log.error("send.failed", { error });
    expect(lines[0]).toContain("Error: 400: Bad Request (400)");
    expect(lines[0]).not.toContain("câu hỏi riêng");
  });
});
