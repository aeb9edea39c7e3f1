import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Assistant } from "../../src/ask/answer.ts";
import { answerToJson } from "../../src/ask/json.ts";
import { createAssistant } from "../../src/index.ts";
import { holds } from "../../src/measure/gold.ts";
import { parseObject } from "../../src/measure/json-lines.ts";
import { clarifyMessages, followUpMessages, validityMessages } from "../../src/messages.js";
import { makeTalkCorpus } from "./talk-corpus.ts";

const place = mkdtempSync(join(tmpdir(), "hoi-talk-"));
let assistant: Assistant;

beforeAll(async () => {
  const { corpus, index } = makeTalkCorpus(place);
  assistant = await createAssistant({ indexDirectory: index, corpusDirectory: corpus });
});
afterAll(async () => {
  await assistant.close();
  rmSync(place, { recursive: true, force: true });
});

/** The answer to the last of several turns, as programs read it. */
async function talk(...turns: readonly string[]) {
  let history: { question: string; answer: string }[] = [];
  let last: ReturnType<typeof answerToJson> | undefined;
  for (const question of turns) {
    // eslint-disable-next-line no-await-in-loop -- one after the other, as a person asks
    last = answerToJson(null, await assistant.ask(question, { role: "citizen", history }), 0);
    history = [...history, { question, answer: last.text }];
  }
  if (last === undefined) throw new Error("nothing was asked");
  return last;
}

interface Dialogue {
  readonly id: string;
  readonly turns: readonly string[];
  /** Strings that the last answer holds; none where the right answer claims nothing. */
  readonly all: readonly string[];
}

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

const dialogues = readFileSync(join(import.meta.dirname, "../golden/dialogues.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line): Dialogue => {
    const parsed = parseObject(line) ?? {};
    return { id: String(parsed["id"]), turns: textsOf(parsed["turns"]), all: textsOf(parsed["all"]) };
  });

describe("dialogues", () => {
  it.each(dialogues.map(({ id, turns, all }) => [id, turns, all] as const))(
    "%s %j",
    async (_, turns, all) => {
      const { kind, text } = await talk(...turns);
      expect(kind === "answered").toBe(all.length > 0);
      for (const wanted of all) expect([text, wanted, holds(text, wanted)]).toEqual([text, wanted, true]);
    },
  );

  it("show the question as it was made whole", async () => {
    expect((await talk("Khi nào xã Cầu Mây đạt chuẩn nông thôn mới?", "thế xã Đồng Vọng?")).understood).toBe(
      "Khi nào xã Đồng Vọng đạt chuẩn nông thôn mới?",
    );
  });

  it("never go on in another chat: without its turns a follow-up is asked about", async () => {
    await talk("Hồ sơ xin hỗ trợ sửa nhà cho hộ nghèo nộp ở đâu?");
    expect(await talk("hạn bao giờ?")).toMatchObject({ kind: "message", text: followUpMessages.about });
  });

  it("say that nothing is left where everything was said", async () => {
    expect((await talk("Huyện yêu cầu gì về đào tạo nghề?", "còn gì nữa không?")).text).toBe(
      followUpMessages.nothingMore,
    );
  });
});

describe("two readings", () => {
  it("of an office are offered as questions that are ready to be asked", async () => {
    const asked = await talk("Ai là chủ tịch huyện Cổ Lĩnh?");
    expect(asked).toMatchObject({ kind: "clarify", text: clarifyMessages.whichOffice });
    expect(asked.candidates?.map(({ documentId }) => documentId)).toEqual(["meeting"]);
    expect(asked.options?.map(({ question }) => question)).toEqual([
      "Ai là chủ tịch UBND huyện Cổ Lĩnh?",
      "Ai là chủ tịch HĐND huyện Cổ Lĩnh?",
    ]);
  });

  it("are not offered where the documents know one holder only: he is named with his office", async () => {
    const { kind, text } = await talk("Ai là chủ tịch huyện Sông Xanh?");
    expect(kind).toBe("answered");
    for (const words of ["Vũ Đình Khoa", "Chủ tịch UBND huyện Sông Xanh"]) expect(text).toContain(words);
  });

  it("are not offered where the body is named or only one document answers", async () => {
    expect((await talk("Ai là chủ tịch UBND huyện Cổ Lĩnh?")).text).toContain("Hoàng Văn Tám");
    const one = await talk("Nghị quyết 06-NQ/HU phấn đấu bao nhiêu lượt khách?");
    expect(one).toMatchObject({ kind: "answered" });
    expect(one.text).toContain("2 triệu lượt khách");
  });

  it("left open by a reply that fits both are not chosen from", async () => {
    for (const reply of ["của huyện ủy", "7"]) {
      // eslint-disable-next-line no-await-in-loop -- two talks, one after the other
      expect((await talk("Nghị quyết 06-NQ/HU nói về gì?", reply)).kind).toBe("clarify");
    }
  });
});

describe("what happened to a document", () => {
  it.each([
    "Quyết định 21/2024/QĐ-UBND còn hiệu lực không?",
    "quyet dinh 21/2024/qd-ubnd da bi thay the chua",
    "Văn bản nào thay thế quyết định 21/2024/QĐ-UBND?",
  ])("is told from the newer one: %s", async (question) => {
    const { kind, text, citations } = await talk(question);
    expect(kind).toBe("answered");
    expect(text).toContain("được thay thế theo quyết định số 35/2025/QĐ-UBND ngày 20/8/2025");
    expect(citations[0]?.documentId).toBe("support-new");
  });

  it("is a notice on every answer from the older one", async () => {
    const { notices, citations } = await talk("Mỗi hộ nghèo sửa nhà được hỗ trợ bao nhiêu triệu đồng?");
    expect(citations[0]?.documentId).toBe("support-old");
    expect(notices).toEqual([
      validityMessages.changedNotice(
        "replaces",
        "quyết định số 21/2024/QĐ-UBND ngày 03/02/2024",
        "quyết định số 35/2025/QĐ-UBND ngày 20/8/2025 của Ủy ban nhân dân tỉnh Bình Hà",
      ),
    ]);
  });

  it("is not guessed: the effect clause, and that we do not know", async () => {
    const { kind, completeness, text } = await talk("Quyết định 35/2025/QĐ-UBND còn hiệu lực không?");
    expect([kind, completeness]).toEqual(["answered", "partial"]);
    expect(text).toContain("tôi không biết văn bản này nay còn hiệu lực hay không");
    expect(text).toContain("có hiệu lực kể từ ngày 01/9/2025");
    expect((await talk("Nghị quyết 99-NQ/HU còn hiệu lực không?")).kind).toBe("not-found");
  });

  it("is asked of the newer one too", async () => {
    expect((await talk("Quyết định 35/2025/QĐ-UBND thay thế quyết định nào?")).text).toContain(
      "21/2024/QĐ-UBND",
    );
  });
});

describe("times and places", () => {
  it("that are past are told as set then, never as met", async () => {
    const { notices } = await talk("Khi nào xã Cầu Mây đạt chuẩn nông thôn mới?");
    expect(notices).toContain(validityMessages.setThen("20/12/2023"));
    expect(notices.length).toBeLessThanOrEqual(2);
  });

  it("of a district that ended are told with who took over, where today is asked about", async () => {
    const today = await talk("Hiện nay ai là chủ tịch UBND huyện Cổ Lĩnh?");
    expect(today.notices.join(" ")).toContain(
      "Địa bàn huyện Cổ Lĩnh nay thuộc xã Lĩnh Tây và phường Lĩnh Đông, tỉnh Bình Hà",
    );
    const then = await talk("Ai là chủ tịch UBND huyện Cổ Lĩnh?");
    expect(then.notices.join(" ")).not.toContain("Lĩnh Tây");
  });

  it("are said not to be listed where the gazetteer has nothing", async () => {
    const { notices } = await talk("Hiện nay ai là chủ tịch UBND huyện Sông Xanh?");
    expect(notices.join(" ")).toContain("Danh mục địa danh chưa ghi");
  });

  it("are told from the gazetteer alone when only they are asked", async () => {
    expect(await talk("xã Đồng Vọng nay thuộc xã nào?")).toMatchObject({
      kind: "message",
      text: "Theo danh mục địa danh, xã Đồng Vọng, huyện Cổ Lĩnh, tỉnh Bình Hà (trước 01/7/2025) nay thuộc xã Lĩnh Tây và phường Lĩnh Đông, tỉnh Bình Hà.",
    });
    expect((await talk("xã Tân Bồng nay thuộc xã nào?")).kind).not.toBe("message");
  });
});
