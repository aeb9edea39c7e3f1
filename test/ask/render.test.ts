import { describe, expect, it } from "vitest";

import type { Answer, DocumentReference, Library } from "../../src/ask/answer.js";
import { answerToJson, renderAnswer, renderDocuments, renderSource } from "../../src/ask/render.js";
import { plainText } from "../../src/ask/reply.js";
import type { Citation } from "../../src/document/citation.js";

const source =
  "Ngày 07/4/2022, Ban Chấp hành tổ chức hội nghị. Phấn đấu đến cuối năm 2022 xã Nhị Hà đạt chuẩn xã Nông thôn mới. Đẩy nhanh tiêm vắc xin mũi 3.";

function cite(marker: number, quote: string, more: Partial<Citation> = {}): Citation {
  const start = source.indexOf(quote);
  return {
    marker,
    documentId: "2022/tin-quy-2",
    title: "Huyện ủy triển khai nhiệm vụ trọng tâm",
    number: null,
    kind: "tin",
    issuer: "Huyện ủy",
    date: "2022-04-07",
    locator: `đoạn ${marker + 3}`,
    quote,
    start,
    end: start + quote.length,
    ...more,
  };
}

const understood = { understood: "khi nào xã Nhị Hà đạt chuẩn nông thôn mới", notices: [] };
const first = cite(1, "Phấn đấu đến cuối năm 2022 xã Nhị Hà đạt chuẩn xã Nông thôn mới.");
const second = cite(2, "Đẩy nhanh tiêm vắc xin mũi 3.");
const resolution = cite(2, "hội nghị", {
  documentId: "2021/nq-06",
  title: "Về phát triển kinh tế",
  kind: "nghị quyết",
  number: "06-NQ/HU",
  date: "2021-10-15",
  locator: "Điều 3, khoản 2",
});

const answered: Answer = {
  ...understood,
  kind: "answered",
  completeness: "complete",
  statements: [{ text: "Đến cuối năm 2022. [1]", evidence: "quote", markers: [1] }],
  citations: [first],
  notices: ["Đây là tin về hội nghị, không phải nghị quyết."],
};

describe("renderAnswer", () => {
  it("says the answer first, then our notices in italic, then the source with kind, day and place", () => {
    const reply = renderAnswer(answered);
    expect(plainText(reply)).toBe(
      "Đến cuối năm 2022. [1]\n\nĐây là tin về hội nghị, không phải nghị quyết.\n\n" +
        "Nguồn:\n[1] Huyện ủy triển khai nhiệm vụ trọng tâm (tin, ngày 07/4/2022) – đoạn 4",
    );
    expect(reply.blocks[1]?.[0]?.style).toBe("italic");
    expect(reply.sources.map(({ label }) => label)).toEqual(["[1] đoạn 4"]);
  });

  it("names a document that all sources share once", () => {
    const reply = renderAnswer({ ...answered, notices: [], citations: [first, second] });
    expect(plainText(reply)).toBe(
      "Đến cuối năm 2022. [1]\n\n" +
        "Nguồn: Huyện ủy triển khai nhiệm vụ trọng tâm (tin, ngày 07/4/2022)\n[1] đoạn 4\n[2] đoạn 5",
    );
  });

  it("names each document when they differ, with its number", () => {
    const reply = renderAnswer({ ...answered, notices: [], citations: [first, resolution] });
    expect(plainText(reply)).toContain(
      "[2] Về phát triển kinh tế (nghị quyết số 06-NQ/HU, ngày 15/10/2021) – Điều 3, khoản 2",
    );
  });

  it("puts each statement on its line and does not repeat a notice that is a statement", () => {
    const notice = "Còn 3 ý nữa.";
    const reply = renderAnswer({
      ...answered,
      statements: [
        { text: "Một. [1]", evidence: "quote", markers: [1] },
        { text: "Hai. [1]", evidence: "quote", markers: [1] },
        { text: notice, evidence: "notice" },
      ],
      notices: [notice],
    });
    expect(plainText(reply).startsWith("Một. [1]\nHai. [1]\nCòn 3 ý nữa.\n\nNguồn:")).toBe(true);
  });

  it("offers the nearest places when nothing was found", () => {
    const reply = renderAnswer({
      ...understood,
      kind: "not-found",
      text: "Văn bản không nêu.",
      nearest: [first, resolution],
    });
    expect(plainText(reply)).toContain("Văn bản không nêu.\n\nCó thể xem:\n[1] Huyện ủy");
    expect(reply.sources).toHaveLength(2);
  });

  it("numbers the documents to choose from", () => {
    const { documentId, title, number, kind, issuer, date } = resolution;
    const candidate = { documentId, title, number, kind, issuer, date };
    const reply = renderAnswer({
      ...understood,
      kind: "clarify",
      text: "Ông/bà hỏi văn bản nào?",
      candidates: [candidate, candidate],
    });
    expect(plainText(reply)).toBe(
      "Ông/bà hỏi văn bản nào?\n\n1. Về phát triển kinh tế (nghị quyết số 06-NQ/HU, ngày 15/10/2021)\n" +
        "2. Về phát triển kinh tế (nghị quyết số 06-NQ/HU, ngày 15/10/2021)",
    );
  });

  it("says a message or a refusal and nothing more", () => {
    expect(plainText(renderAnswer({ ...understood, kind: "message", text: "Chào ông/bà!" }))).toBe(
      "Chào ông/bà!",
    );
    expect(
      plainText(renderAnswer({ ...understood, kind: "refused", reason: "too-long", text: "Dài quá." })),
    ).toBe("Dài quá.");
  });
});

function listed(count: number): DocumentReference[] {
  return Array.from({ length: count }, (_, index) => ({
    documentId: `d${index}`,
    title: `Văn bản ${index + 1}`,
    number: index === 0 ? "06-NQ/HU" : null,
    kind: index === 0 ? "nghị quyết" : null,
    issuer: "Huyện ủy",
    date: "2022-04-07",
  }));
}

describe("renderDocuments", () => {
  it("gives title, kind, number, day and issuer", () => {
    expect(plainText(renderDocuments(listed(1)))).toBe(
      "Hiện có 1 văn bản:\n\n1. Văn bản 1\nNghị quyết số 06-NQ/HU, ngày 07/4/2022, Huyện ủy",
    );
  });

  it.each([
    [1, "1. Văn bản 1", "Trang 1/3"],
    [3, "21. Văn bản 21", "Trang 3/3"],
    [99, "21. Văn bản 21", "Trang 3/3"],
    [-1, "1. Văn bản 1", "Trang 1/3"],
  ])("shows page %i of a long list", (page, head, foot) => {
    const text = plainText(renderDocuments(listed(25), page));
    expect(text).toContain(head);
    expect(text).toContain(foot);
  });

  it("says so when there is none", () => {
    expect(plainText(renderDocuments([]))).toBe("Hiện chưa có văn bản nào.");
  });
});

function libraryOf(text: string): Library {
  return {
    generation: "g1",
    documents: [{ ...first, documentId: "d" }],
    details: () => [],
    source: (id) => (id === "d" ? text : undefined),
    paragraph: (id, start, end) =>
      id === "d" && start < end && end <= text.length ? { start: 0, end: text.length } : undefined,
  };
}

describe("renderSource", () => {
  it("marks the quote inside its paragraph", () => {
    const reply = renderSource(libraryOf(source), {
      documentId: "d",
      start: first.start,
      end: first.end,
      locator: "đoạn 4",
    });
    expect(reply?.blocks[0]?.map(({ text }) => text).join("")).toBe(
      "Huyện ủy triển khai nhiệm vụ trọng tâm\nTin, ngày 07/4/2022, Huyện ủy, đoạn 4",
    );
    expect(reply?.blocks[1]?.map(({ text }) => text).join("")).toBe(source);
    expect(reply?.blocks[1]?.find(({ style }) => style === "mark")?.text).toBe(first.quote);
  });

  it.each([
    ["in the middle", 4_000],
    ["at the start", 0],
    ["at the end", 9_990],
  ])("cuts a long paragraph around a quote %s, between words, and stays below 4,096", (_, start) => {
    const text = "từ ngữ ".repeat(1_500).slice(0, 10_000);
    const reply = renderSource(libraryOf(text), { documentId: "d", start, end: start + 10 });
    const whole = plainText(reply ?? { blocks: [], sources: [] });
    const paragraph = reply?.blocks[1]?.map(({ text: words }) => words).join("") ?? "";
    expect(whole.length).toBeLessThanOrEqual(4_096);
    expect(paragraph.length).toBeGreaterThan(2_900);
    expect(text).toContain(paragraph.replace(/^…/u, "").replace(/…$/u, "").trim());
    expect(paragraph.startsWith("…")).toBe(start > 0);
  });

  it("cuts a text without blanks between graphemes", () => {
    const text = "👩🏽‍🌾".repeat(1_000);
    const reply = renderSource(libraryOf(text), { documentId: "d", start: 3_500, end: 3_507 });
    for (const { text: words } of reply?.blocks[1] ?? [])
      expect(words.replaceAll("👩🏽‍🌾", "").replace("…", "")).toBe("");
  });

  it("is undefined for a document or a span that is no longer there", () => {
    expect(renderSource(libraryOf(source), { documentId: "x", start: 0, end: 5 })).toBeUndefined();
    expect(renderSource(libraryOf(source), { documentId: "d", start: 5, end: 99_999 })).toBeUndefined();
  });
});

describe("answerToJson", () => {
  it("has the shape of the contract", () => {
    expect(answerToJson("1", answered, 4)).toEqual({
      id: "1",
      kind: "answered",
      completeness: "complete",
      understood: understood.understood,
      text: "Đến cuối năm 2022. [1]",
      statements: answered.kind === "answered" ? answered.statements : [],
      citations: [
        {
          marker: 1,
          documentId: first.documentId,
          title: first.title,
          number: null,
          issuer: "Huyện ủy",
          date: "2022-04-07",
          locator: "đoạn 4",
          quote: first.quote,
          start: first.start,
          end: first.end,
        },
      ],
      notices: answered.notices,
      nearest: [],
      milliseconds: 4,
    });
  });

  it("gives at most three nearest places and makes no claim when nothing was found", () => {
    const nearest = [first, second, resolution, first];
    const json = answerToJson(null, { ...understood, kind: "not-found", text: "Không nêu.", nearest }, 1);
    expect(json.nearest).toHaveLength(3);
    expect(json.citations).toEqual([]);
    expect(json).not.toHaveProperty("completeness");
  });
});
