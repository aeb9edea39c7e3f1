import { describe, expect, it } from "vitest";

import type { Answer } from "../../src/ask/answer.js";
import { answerInContext, type InContext, type Rewrite } from "../../src/ask/in-context.js";

const history = [
  {
    question: "Hộ nghèo ở Bình Hà được hỗ trợ bao nhiêu?",
    answer:
      "“5 triệu đồng” [1]\nTheo quyết định số 21/2025/QĐ-UBND ngày 03/02/2025 của UBND tỉnh Bình Hà (Điều 3).",
  },
];

/** What is asked in the end, and how often the model was. */
async function ask(question: string, rewrite: Rewrite, turns = history) {
  const asked: string[] = [];
  let calls = 0;
  const asking: InContext = {
    restore: (text) => ({ text, secondReading: null }),
    index: { documents: [], passages: () => [], source: () => undefined },
    rewrite: async (...given) => {
      calls += 1;
      return rewrite(...given);
    },
    alone: async (one): Promise<Answer> => {
      asked.push(one);
      return { kind: "message", understood: one, notices: [], text: "" };
    },
  };
  await answerInContext(question, { history: turns }, asking);
  return { asked, calls };
}

describe("a model's help with follow-ups", () => {
  it("is asked for short questions that the rules leave alone, and its wording is taken", async () => {
    const rewrite: Rewrite = async () => "Hộ nghèo ở Bình Hà muốn xin thì cần giấy gì?";
    expect(await ask("muốn xin thì cần giấy gì", rewrite)).toEqual({
      asked: ["Hộ nghèo ở Bình Hà muốn xin thì cần giấy gì?"],
      calls: 1,
    });
  });

  it.each([
    ["a number that nobody said", "Hộ nghèo ở Bình Hà xin theo quyết định 99 thì cần giấy gì?"],
    ["a name that nobody said", "Hộ nghèo ở Phú Yên muốn xin thì cần giấy gì?"],
    ["nothing", "  "],
  ])("is left out where it brings %s", async (_, rewritten) => {
    expect((await ask("muốn xin thì cần giấy gì", async () => rewritten)).asked).toEqual([
      "muốn xin thì cần giấy gì",
    ]);
  });

  it("is not asked for what the rules make whole, for long questions, or where nothing was asked before", async () => {
    const never: Rewrite = async () => "không dùng";
    expect((await ask("ai ký?", never)).calls).toBe(0);
    expect((await ask("Khi nào xã Cầu Mây của huyện Cổ Lĩnh đạt chuẩn nông thôn mới?", never)).calls).toBe(0);
    expect((await ask("muốn xin thì cần giấy gì", never, [])).calls).toBe(0);
  });
});

describe("a changed topic", () => {
  it("is asked of the same matter, never searched for alone", async () => {
    const [asked = ""] = (await ask("còn siêu thị thì sao?", async () => null)).asked;
    expect(asked).toMatch(/siêu thị.*Bình Hà/u);
  });
});
