import { describe, expect, it } from "vitest";

import type { Answer, Statement } from "../../src/ask/answer.ts";
import { checkAnswer } from "../../src/ask/check.ts";
import { quoteStatement, sourceStatement } from "../../src/ask/draft.ts";
import { answerToJson } from "../../src/ask/json.ts";
import { cite } from "../../src/ask/quote.ts";
import type { Citation } from "../../src/document/citation.ts";
import type { DocumentIdentity } from "../../src/document/document.ts";
import type { Passage } from "../../src/document/passage.ts";

const identity = (id: string, number: string, date: string, title: string): DocumentIdentity => ({
  id,
  title,
  number,
  kind: "kế hoạch",
  issuer: "Ủy ban nhân dân xã Tân Hòa",
  place: "Tân Hòa",
  date,
  signer: null,
  author: null,
  origin: null,
});

const documents = [
  identity("a", "45/KH-UBND", "2026-01-12", "Phát triển kinh tế - xã hội năm 2026"),
  identity("b", "52/KH-UBND", "2026-02-20", "Phòng, chống dịch bệnh"),
];
const sentences: Readonly<Record<string, readonly string[]>> = {
  a: [
    "Phấn đấu thu ngân sách đạt 1.450 triệu đồng, tăng 12,5% so với năm 2025.",
    "Các thôn báo cáo kết quả về UBND xã trước ngày 30/6/2026.",
    "Không thu phí đối với hộ nghèo.",
  ],
  b: [
    "Trạm Y tế xã tiêm chủng cho 320 trẻ em trong quý III năm 2026.",
    "Hộ chăn nuôi khai báo ít nhất 02 lần mỗi năm.",
    "Kinh phí 80 triệu đồng do ngân sách xã bảo đảm.",
  ],
};

/** An index of two documents; the places of each are "đoạn 1" to "đoạn 3". */
const sources = new Map(Object.entries(sentences).map(([id, lines]) => [id, lines.join("\n")]));
const passagesOf = (documentId: string): Passage[] => {
  let start = 0;
  return (sentences[documentId] ?? []).map((text, place) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    return {
      ...span,
      id: `${documentId}#${span.start}-${span.end}`,
      documentId,
      text,
      kind: "sentence",
      locator: `đoạn ${place + 1}`,
      headings: [],
      parent: span,
      opener: null,
    };
  });
};
const index = { documents, source: (id: string) => sources.get(id), passages: passagesOf };

const citation = (marker: number, id: string, place: number): Citation => {
  const passage = passagesOf(id)[place];
  const own = documents.find((document) => document.id === id);
  if (passage === undefined || own === undefined) throw new Error("There is no such passage.");
  return cite(marker, passage, own, sources.get(id) ?? "", passage);
};

type Answered = Extract<Answer, { kind: "answered" }>;

function answer(citations: readonly Citation[], statements: readonly Statement[]): Answered {
  const [first, ...rest] = statements;
  if (first === undefined) throw new Error("An answer has a statement.");
  return {
    kind: "answered",
    completeness: "complete",
    understood: "hỏi",
    notices: [],
    statements: [first, ...rest],
    citations,
  };
}

/** Quotes and the line that names their source, as `extract` writes them. */
const quoting = (citations: readonly [Citation, ...Citation[]]): Answered =>
  answer(citations, [...citations.map((one) => quoteStatement(one)), sourceStatement(citations)]);

const said = (text: string, ...markers: readonly [number, ...number[]]): Statement => ({
  text,
  evidence: "quote",
  markers,
});

const bump = (text: string): string =>
  text.replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 1) % 10));

/** Ways of forging a citation. */
const forgeries: readonly (readonly [string, (own: Citation) => Citation])[] = [
  ["an unknown document", (own) => ({ ...own, documentId: "c" })],
  ["the other document's id", (own) => ({ ...own, documentId: own.documentId === "a" ? "b" : "a" })],
  ["another place of its document", (own) => ({ ...own, locator: "Điều 9, khoản 2" })],
  ["an altered number", (own) => ({ ...own, number: bump(own.number ?? "") })],
  ["an altered date", (own) => ({ ...own, date: bump(own.date ?? "") })],
  ["another title", (own) => ({ ...own, title: `${own.title} (sửa đổi)` })],
  ["another issuer", (own) => ({ ...own, issuer: "Ủy ban nhân dân huyện Bắc Sơn" })],
  ["words that are not there", (own) => ({ ...own, quote: `${own.quote.slice(0, -4)} xxx` })],
  ["a digit more", (own) => ({ ...own, quote: own.quote.replace(/\p{L}+/u, "$& 1") })],
  ["a span beside its words", (own) => ({ ...own, start: own.start + 1, end: own.end + 1 })],
  ["a span past the end", (own) => ({ ...own, start: 9_000, end: 9_000 + own.quote.length })],
];
const all = ["a", "b"].flatMap((id) => [0, 1, 2].map((place) => [id, place] as const));

describe("a forged citation", () => {
  const cases = forgeries.flatMap(([how, forge]) => all.map(([id, place]) => ({ how, forge, id, place })));

  it("is one of 60 at least", () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases)("with $how ($id, $place) makes an answer not-found", ({ forge, id, place }) => {
    const { answer: checked, drops } = checkAnswer(quoting([forge(citation(1, id, place))]), index);
    expect(checked).toMatchObject({ kind: "not-found", nearest: [] });
    expect(drops.map(({ reason }) => reason)).toEqual(["citation", "no-citation"]);
  });

  it.each(cases)(
    "with $how ($id, $place) goes and leaves the others, numbered anew",
    ({ forge, id, place }) => {
      const other = citation(2, id === "a" ? "b" : "a", 0);
      const { answer: checked } = checkAnswer(quoting([forge(citation(1, id, place)), other]), index);
      const own = { ...other, marker: 1 };
      expect(checked).toMatchObject({
        kind: "answered",
        completeness: "partial",
        citations: [own],
        statements: [quoteStatement(own), sourceStatement([own])],
      });
    },
  );
});

describe("a sound answer", () => {
  it.each(all)("is left as it is (%s, %d)", (id, place) => {
    const sound = quoting([citation(1, id, place)]);
    const { answer: checked, drops } = checkAnswer(sound, index);
    expect(checked).toBe(sound);
    expect(drops).toEqual([]);
  });

  it.each([
    ["Trước ngày 30/6/2026 [1].", "a", 1],
    ["1.450 triệu đồng [1].", "a", 0],
    ["Không thu phí [1].", "a", 2],
    ["Xã phấn đấu thu ngân sách đạt 1.450 triệu đồng [1].", "a", 0],
    ["Theo Kế hoạch số 52/KH-UBND, hộ chăn nuôi khai báo tối thiểu 2 lần mỗi năm [1].", "b", 1],
  ] as const)("may say %s", (text, id, place) => {
    expect(checkAnswer(answer([citation(1, id, place)], [said(text, 1)]), index).drops).toEqual([]);
  });
});

describe("a statement", () => {
  it.each([
    ["1.540 triệu đồng [1].", "a", 0, "unsupported-figure"],
    ["450 triệu đồng [1].", "a", 0, "unsupported-figure"],
    ["Ngày 30/6/2026 [1].", "a", 1, "condition"],
    ["Sau ngày 30/6/2026 [1].", "a", 1, "opposite"],
    ["Thu phí đối với hộ nghèo [1].", "a", 2, "condition"],
    ["Xã thu phí đối với hộ nghèo [1].", "a", 2, "negation"],
    ["02 lần mỗi năm [1].", "b", 1, "condition"],
    ["Trạm Y tế xã tiêm chủng trong quý II năm 2026 [1].", "b", 0, "unsupported-date"],
    ["Theo Kế hoạch số 45/KH-UBND, kinh phí là 80 triệu đồng [1].", "b", 2, "unsupported-number"],
  ] as const)("that its quote does not bear is dropped: %s", (text, id, place, reason) => {
    const own = citation(1, id, place);
    const { answer: checked, drops } = checkAnswer(
      answer([own], [said(text, 1), quoteStatement(own)]),
      index,
    );
    expect(drops.map((drop) => drop.reason)).toEqual([reason]);
    expect(checked).toMatchObject({ kind: "answered", statements: [quoteStatement(own)], citations: [own] });
  });

  it("loses markers that cite nothing, and keeps brackets that its quote holds", () => {
    const own = citation(1, "a", 0);
    const { answer: checked, drops } = checkAnswer(
      answer([own], [said("1.450 triệu đồng [1] [7].", 1)]),
      index,
    );
    expect(checked).toMatchObject({ statements: [said("1.450 triệu đồng [1].", 1)] });
    expect(drops.map(({ reason }) => reason)).toEqual(["unknown-marker"]);
  });

  it("in quotation marks is its citation's, letter for letter", () => {
    const own = citation(1, "a", 0);
    const altered = said(`“${own.quote.replace("Phấn", "Phần")}” [1]`, 1);
    expect(checkAnswer(answer([own], [altered, quoteStatement(own)]), index).drops[0]?.reason).toBe("quote");
  });

  it("of metadata stays, with the citation that shows it", () => {
    const own = citation(1, "a", 0);
    const catalogue: Statement = { text: "Hiện có 2 kế hoạch:", evidence: "catalogue" };
    const sound = answer([own], [catalogue]);
    expect(checkAnswer(sound, index).answer).toBe(sound);
    expect(checkAnswer(answer([{ ...own, number: "9/KH-UBND" }], [catalogue]), index).answer.kind).toBe(
      "not-found",
    );
  });
});

describe("what was dropped", () => {
  const dropped = [{ text: "x", reason: "quote", detail: "y" }] as const;
  it("is shown when asked for, and only then", () => {
    const explained = { ...quoting([citation(1, "a", 0)]), drops: dropped };
    expect(answerToJson("1", explained, 1, { explain: true })).toMatchObject({ dropped });
    expect(answerToJson("1", explained, 1)).not.toHaveProperty("dropped");
    expect(answerToJson("1", quoting([citation(1, "a", 0)]), 1, { explain: true })).toMatchObject({
      dropped: [],
    });
  });
});

describe("the nearest places of a not-found answer", () => {
  it("are the index's own", () => {
    const [sound, forged] = [citation(1, "a", 0), { ...citation(2, "b", 0), number: "9/KH-UBND" }];
    const missing: Answer = {
      kind: "not-found",
      understood: "",
      notices: [],
      text: "",
      nearest: [sound, forged],
    };
    expect(checkAnswer(missing, index).answer).toMatchObject({ kind: "not-found", nearest: [sound] });
  });
});
