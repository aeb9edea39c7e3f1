import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { routeMessages, telegramMessages } from "../../src/messages.js";
import { defaultToken, Emulator } from "../emulator/server.ts";
import type { ChatMessage } from "../emulator/state.ts";
import { Program } from "./program.ts";
import { hiddenIds, hiddenWords, openIds, writeCorpus } from "./roles-corpus.ts";

const place = mkdtempSync(join(tmpdir(), "hoi-roles-"));
const [corpus, index] = [join(place, "corpus"), join(place, "index")];

const ingest = () =>
  execFileSync(process.execPath, ["dist/scripts/ingest.js", "--corpus", corpus, "--index", index]);

beforeAll(async () => {
  await writeCorpus(corpus, false);
  ingest();
  // The generation before this one still holds what is hidden now.
  await writeCorpus(corpus);
  ingest();
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const history = [
  { question: "phương án nhân sự Hoa Ban giới thiệu ai", answer: "Đồng chí Lò Văn Khún [1]." },
  { question: "nghị quyết 33-NQ/ĐU nói gì", answer: "Dành 12 tỷ đồng cho bến thuyền Pá Hốc [1]." },
];

/** Every way in that takes a question, and what an officer must get from it: an id, or null where any answer will do. */
const ways: readonly (readonly [string, string, string | null])[] = [
  [
    "a question for its matter",
    "Phương án Hoa Ban giới thiệu đồng chí Lò Văn Khún trước ngày nào?",
    "nhan-su",
  ],
  ["the same without marks", "phuong an hoa ban gioi thieu dong chi lo van khun truoc ngay nao", "nhan-su"],
  ["its name with a typing error", "phuong an hoa bna gioi thieu ai", null],
  ["a figure that an open document has too", "Đến năm 2030 đón bao nhiêu lượt khách du lịch?", null],
  ["its number", "Nghị quyết 33-NQ/ĐU nói về gì?", "thay-the"],
  ["its number, loosely", "nq 33 noi gi", "thay-the"],
  ["a number that two bear", "Nghị quyết 10-NQ/ĐU nói về gì?", "nhan-su"],
  ["a list", "liệt kê các văn bản", "ra-soat"],
  ["a count", "có bao nhiêu nghị quyết", "nhan-su"],
  ["a count of a kind", "có mấy kế hoạch?", "ra-soat"],
  ["the newest", "văn bản mới nhất", "ra-soat"],
  ["the newest of a kind", "nghị quyết mới nhất", "thay-the"],
  ["a tie", "Nghị quyết 10-NQ/ĐU ngày 14/8/2025 bị thay thế bởi văn bản nào?", null],
  ["who is named", "Lò Văn Khún giữ chức vụ gì?", null],
  ["money", "Dành bao nhiêu tiền cho bến thuyền Pá Hốc?", "thay-the"],
  ["a near miss", "Bến thuyền Pá Hốc do công ty nào xây?", "thay-the"],
  ["a deadline", "Rà soát đảng viên vi phạm xong trước ngày nào?", "ra-soat"],
  ["a document without a known audience", "Rà soát bao nhiêu đảng viên vi phạm quy định?", "ra-soat"],
  ["a follow-up", "còn việc đó thì sao?", null],
  ["another follow-up", "văn bản đó ban hành ngày nào?", null],
  ["its file's name", "nhan-su", null],
];

interface Line {
  readonly text: string;
  readonly understood: string;
  readonly candidates?: readonly { readonly documentId: string }[];
  readonly citations: readonly { readonly documentId: string }[];
  readonly nearest: readonly { readonly documentId: string }[];
}

/** One process, one line after the other: what one role was told must not stay for the next. */
function askAll(lines: readonly object[]): Line[] {
  const output = execFileSync(process.execPath, ["dist/scripts/ask.js", "--batch", "--index", index], {
    input: lines.map((line) => JSON.stringify(line)).join("\n"),
    env: { PATH: process.env["PATH"], CORPUS_DIR: corpus },
  });
  return output
    .toString()
    .trim()
    .split("\n")
    .map((line): Line => JSON.parse(line));
}

const told = ({ candidates = [], citations, nearest }: Line): string[] =>
  [...candidates, ...citations, ...nearest].map(({ documentId }) => documentId);

describe("ask --batch", () => {
  let officer: readonly Line[];
  let citizen: readonly Line[];
  beforeAll(() => {
    const turns = ways.flatMap(([, question]) => [
      { question, role: "officer", history },
      { question, role: "citizen", history },
      { question, role: "citizen" },
    ]);
    const lines = askAll(turns);
    officer = lines.filter((_, turn) => turn % 3 === 0);
    citizen = lines.filter((_, turn) => turn % 3 !== 0);
  });

  it.each(ways.map(([name], position) => [name, position] as const))(
    "tells a citizen of open documents alone: %s",
    (_, position) => {
      for (const line of citizen.slice(2 * position, 2 * position + 2)) {
        expect(openIds).toEqual(expect.arrayContaining([...new Set(told(line))]));
        expect(told(line).filter((id) => hiddenIds.includes(id))).toEqual([]);
        // What he typed himself he may see again; a hidden document's answer in it he may not.
        const said = line.text.replaceAll(/“[^”]*”/gu, (quoted) =>
          ways.some(([, asked]) => asked.includes(quoted.slice(1, -1))) ? "" : quoted,
        );
        const own = ways[position]?.[1].toLowerCase() ?? "";
        const leaked = hiddenWords.exec(said)?.[0] ?? "";
        expect(own).toContain(leaked.toLowerCase());
      }
    },
  );

  it.each(ways.flatMap(([name, , id], position) => (id === null ? [] : [[name, id, position] as const])))(
    "tells an officer: %s",
    (_, id, position) => {
      const line = officer[position];
      const found = line === undefined ? [] : told(line);
      expect(`${found.join(" ")} ${line?.text}`).toMatch(
        found.length > 0 ? new RegExp(id, "u") : hiddenWords,
      );
    },
  );

  it("reads no mark or letter of a hidden word into a citizen's question", () => {
    const [typo] = askAll([{ question: "phuong an hoa bna gioi thieu ai", role: "citizen" }]);
    expect(typo?.understood.toLowerCase()).not.toContain("ban giới");
  });
});

describe("the bot", () => {
  let emulator: Emulator;
  let program: Program;
  beforeEach(async () => {
    emulator = await new Emulator().start();
    program = await Program.inNewFolder();
    program.start({
      TELEGRAM_BOT_TOKEN: defaultToken,
      TELEGRAM_API_ROOT: emulator.url,
      OFFICER_IDS: "77",
      CORPUS_DIR: corpus,
      INDEX_DIR: index,
      RATE_PER_MINUTE: "200",
    });
  });
  afterEach(async () => {
    await program.remove();
    await emulator.stop();
  });

  const said = (chatId: number, count: number): Promise<readonly ChatMessage[]> =>
    emulator.waitFor(() => {
      const messages = emulator.messages(chatId);
      return messages.length >= count && messages;
    }, `${count} messages in ${chatId}`);

  const everything = (chatId: number): string =>
    emulator
      .messages(chatId)
      .map(({ text, buttons }) => [text, ...buttons.flat().map((button) => button.text)].join(" "))
      .join("\n");

  it("lists, counts and opens hidden documents for officers in private, and for nobody else", async () => {
    const [officer, citizen] = [emulator.person(77), emulator.person(11)];
    const commands = [
      "/tailieu",
      "/tailieu 33-NQ/ĐU",
      "/tailieu nhan-su",
      "/tailieu 10-NQ/ĐU",
      "/tailieu 99",
    ];
    for (const command of commands) {
      officer.say(command);
      citizen.say(command);
    }
    const shown = (await said(77, commands.length)).map(({ text }) => text).join("\n");
    expect(shown).toContain("Hiện có 5 văn bản");
    expect(shown).toContain("Được thay thế bởi");
    const seen = (await said(11, commands.length)).map(({ text }) => text).join("\n");
    expect(seen).toContain("Hiện có 2 văn bản");
    expect(seen.replaceAll(/“[^”]*”/gu, "")).not.toMatch(hiddenWords);
  });

  it("opens no hidden source for a citizen who presses an officer's button, in any generation", async () => {
    const officer = emulator.person(77);
    officer.say("Dành bao nhiêu tiền cho bến thuyền Pá Hốc?");
    const [answer] = await said(77, 1);
    const button = answer?.buttons.flat()[0];
    if (answer === undefined || button?.callback_data === undefined) throw new Error("no source");
    officer.press(answer, button.text);
    expect((await said(77, 2))[1]?.text).toContain("Pá Hốc");
    const citizen = emulator.person(11);
    citizen.say("xin chào");
    const [greeting] = await said(11, 1);
    expect(greeting?.text).toBe(routeMessages.greeting);
    if (greeting === undefined) throw new Error("no greeting");
    // The same data in his own chat: all that a forged client can send.
    const query = citizen.pressData(greeting, button.callback_data);
    await emulator.waitFor(() => citizen.answerTo(query), "the end of the spinner");
    citizen.say("/trogiup");
    expect((await said(11, 2))[1]?.text).toBe(telegramMessages.help);
    expect(everything(11)).not.toMatch(hiddenWords);
  });

  it("tells a citizen nothing of them, whatever he asks", async () => {
    const citizen = emulator.person(11);
    let count = 0;
    for (const [, question] of ways) {
      citizen.say(question);
      count += 1;
      // eslint-disable-next-line no-await-in-loop -- a person waits for an answer
      const answer = (await said(11, count)).at(-1);
      const own = question.toLowerCase();
      const leaked = hiddenWords.exec(answer?.text.replaceAll(/“[^”]*”/gu, "") ?? "")?.[0] ?? "";
      expect(own).toContain(leaked.toLowerCase());
    }
  });
});
