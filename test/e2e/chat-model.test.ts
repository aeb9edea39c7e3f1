import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type Replying, serveChat, streamed } from "../adapters/chat-server.ts";
import { documents, draft, markerOf } from "../ask/model-corpus.ts";
import { defaultToken, Emulator } from "../emulator/server.ts";
import { Program } from "./program.ts";

const question = "Đến năm 2027 xã trồng bao nhiêu ha cây dược liệu?";
const other = "Lễ hội xuống đồng mở ngày nào?";
const key = "khoa-bi-mat-cua-mo-hinh";

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

/** The bot on our documents, its model the local server. */
async function startBot(replying: Replying, seconds = "5") {
  const corpus = join(program.directory, "corpus");
  mkdirSync(corpus);
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(corpus, name), text);
  const { origin, calls } = await serveChat(replying);
  program.start({
    TELEGRAM_BOT_TOKEN: defaultToken,
    TELEGRAM_API_ROOT: emulator.url,
    CORPUS_DIR: corpus,
    CHAT_MODEL: "openai:m",
    CHAT_MODEL_BASE_URL: `${origin}/v1`,
    CHAT_MODEL_API_KEY: key,
    CHAT_MODEL_SECONDS: seconds,
    LOG_LEVEL: "debug",
  });
  return calls;
}

const textOf = (person: number) => emulator.texts(person).join("\n");

describe("the bot with a chat model", () => {
  it("sends what the model worded, with sources to open, and asks it for nobody's question but a person's", async () => {
    const calls = await startBot(({ user }) =>
      streamed(
        draft([
          ["Đến năm 2027, toàn xã trồng 120 ha cây dược liệu", markerOf(user, "120 ha")],
          ["Xem thêm tại https://la.example", markerOf(user, "120 ha")],
        ]),
      ),
    );
    emulator.person(11).say(question);
    await emulator.waitFor(() => textOf(11) !== "", "an answer");
    expect(textOf(11)).toContain("Đến năm 2027, toàn xã trồng 120 ha cây dược liệu [1].");
    expect(textOf(11)).not.toContain("la.example");
    expect(calls).toHaveLength(1);
    expect((await program.signal("SIGTERM")).code).toBe(0);
    expect(program.errors + program.output).not.toContain(key);
    expect(program.errors).not.toContain("dược liệu đến năm");
  });

  it("answers one person while another's model hangs, and that one too in the end, from the text", async () => {
    await startBot((call) =>
      call.user.includes("dược liệu?")
        ? { pieces: ["Toàn xã trồng 120 "], afterwards: "hang" }
        : streamed(draft([["Lễ hội xuống đồng mở ngày 08/02/2026", markerOf(call.user, "08/02/2026")]])),
    );
    emulator.person(11).say(question);
    emulator.person(12).say(other);
    await emulator.waitFor(() => textOf(12) !== "", "the answer of the second person");
    expect(textOf(12)).toContain("Lễ hội xuống đồng mở ngày 08/02/2026 [1].");
    expect(textOf(11)).toBe("");
    await emulator.waitFor(() => textOf(11) !== "", "the answer of the first person");
    expect(textOf(11)).toContain("“Phấn đấu đến năm 2027 toàn xã trồng 120 ha cây dược liệu.” [1]");
    expect(emulator.texts(11)).toHaveLength(1);
  });
});
