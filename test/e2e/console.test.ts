import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { Program } from "./program.ts";

let program: Program;
beforeEach(async () => {
  program = await Program.inNewFolder();
});
afterEach(() => program.remove());

describe("the program without a token", () => {
  it("answers each line of a pipe with its source and ends with 0", async () => {
    const lines = ["khi nao xa nhi ha dat nong thon moi?", "/nguon 1", "/tailieu", "/thoat", "không đọc tới"];
    program.start({}, `${lines.join("\n")}\n`);
    expect(await program.end()).toBe(0);
    const [answer = ""] = program.output.split("\n\n");
    expect(answer).toContain("cuối năm 2022");
    expect(program.output).toContain("Theo tin “Huyện ủy Thuận Nam");
    expect(program.output).toMatch(/«[^»]*cuối năm 2022[^»]*»/u);
    expect(program.output).toContain("Hiện có 1 văn bản:");
    expect(program.output).not.toMatch(/Hỏi: |\u001b|@BotFather/u); // eslint-disable-line no-control-regex
    expect(program.errors).toContain("@BotFather");
  });

  it("goes on with a talk: a follow-up, a question asked back about and its reply", async () => {
    const lines = [
      "khi nao xa nhi ha dat nong thon moi?",
      "van ban nao noi vay",
      "chủ tịch huyện là ai?",
      "cái thứ hai",
    ];
    program.start({}, `${lines.join("\n")}\n`);
    expect(await program.end()).toBe(0);
    const [, asked = "", chosen = ""] =
      /(1\. Chủ tịch UBND huyện\n2\. Chủ tịch HĐND huyện)([^]*)$/u.exec(program.output) ?? [];
    expect(program.output.match(/^Theo tin “Huyện ủy Thuận Nam/gmu)?.length).toBeGreaterThanOrEqual(2);
    expect(asked).not.toBe("");
    expect(chosen).toContain("Ngô Văn Sậy");
    expect(chosen).not.toContain("Trương Xuân Vỹ [");
  });

  it("names every wrong setting in one sentence, exit 64", async () => {
    program.start({ TELEGRAM_BOT_TOKEN: "secret-but-wrong", LOG_LEVEL: "loud" });
    expect(await program.end()).toBe(64);
    expect(program.errors.trim().split("\n")).toHaveLength(1);
    expect(program.errors).toMatch(/TELEGRAM_BOT_TOKEN .*LOG_LEVEL /u);
    expect(program.errors).not.toContain("secret-but-wrong");
  });

  it("without documents and without an index says so and ends with ingestion's exit code", async () => {
    program.start({ CORPUS_DIR: join(program.directory, "nowhere") }, "");
    expect(await program.end()).not.toBe(0);
    expect(program.errors).toContain("There is no index in");
    expect(program.errors).not.toContain("    at ");
  });

  it("goes on with the old index when ingestion fails", async () => {
    program.start({}, "");
    expect(await program.end()).toBe(0);
    await writeFile(join(program.directory, "file"), "");
    program.start(
      { CORPUS_DIR: join(program.directory, "file") },
      "khi nào xã Nhị Hà đạt chuẩn nông thôn mới?\n",
    );
    expect(await program.end()).toBe(0);
    expect(program.output).toContain("cuối năm 2022");
    expect(program.errors).toContain("tiếp tục dùng chỉ mục cũ");
  });
});
