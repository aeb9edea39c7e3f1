import { describe, expect, it } from "vitest";
import type { DocumentIdentity } from "../../src/document/document.js";
import { resolveRelations } from "../../src/document/resolve-relations.js";
import { readText } from "./support.js";

const head =
  "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HÀ\nSố: 15/2025/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBình Hà, ngày 05 tháng 3 năm 2025\n\nQUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ LÀM VIỆC\n\n";

async function tiesIn(text: string) {
  const { document } = await readText(head + text);
  const { relations = [] } = document.identity;
  return {
    source: document.source,
    relations,
    ties: relations.map(({ kind, number, name }) => `${kind} ${number ?? name}`),
  };
}

describe("relations", () => {
  it.each([
    [
      "a basis and what changed it, neither of them by this document",
      "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15;",
      ["basis 64/2025/QH15", "basis 87/2025/QH15"],
    ],
    [
      "laws called by name",
      "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\n\nCăn cứ Điều lệ Đảng;",
      ["basis Luật Đất đai", "basis Điều lệ Đảng"],
    ],
    [
      "what the closing article replaces",
      "Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 7/2019/QĐ-UBND ngày 02/5/2019.",
      ["replaces 7/2019/QĐ-UBND"],
    ],
    [
      "what this document amends",
      "Điều 1. Sửa đổi, bổ sung khoản 2 Điều 5 Quyết định số 9/2020/QĐ-UBND.",
      ["amends 9/2020/QĐ-UBND"],
    ],
    [
      "nothing amended where another document did it",
      "Điều 1. Mức thu theo Quyết định số 9/2020/QĐ-UBND được sửa đổi, bổ sung bởi Quyết định số 8/2021/QĐ-UBND.",
      ["cites 9/2020/QĐ-UBND", "cites 8/2021/QĐ-UBND"],
    ],
    [
      "nothing amended where another document's name says so",
      "Điều 1. Nghị định số 187/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 78/2025/NĐ-CP được áp dụng.",
      ["cites 187/2025/NĐ-CP", "cites 78/2025/NĐ-CP"],
    ],
    [
      "repealed in the active and in the passive",
      "Điều 2. Bãi bỏ Quyết định số 3/2018/QĐ-UBND.\n\nĐiều 3. Quyết định số 4/2018/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
      ["repeals 3/2018/QĐ-UBND", "repeals 4/2018/QĐ-UBND"],
    ],
    [
      "no change of a higher body's document, whatever an annex proposes",
      "1. Sửa đổi Nghị định số 63/2010/NĐ-CP theo hướng đơn giản hơn.",
      ["cites 63/2010/NĐ-CP"],
    ],
    [
      "what it carries out",
      "Thực hiện Nghị quyết số 20-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:",
      ["implements 20-NQ/TW"],
    ],
    ["not itself", "Điều 1. Ban hành kèm theo Quyết định số 15/2025/QĐ-UBND Quy chế.", []],
    [
      "what is quoted into an amendment only as named",
      "Điều 1. Sửa đổi Điều 3 Quyết định số 9/2020/QĐ-UBND như sau:\n\n“Điều 3. Hiệu lực\n\nQuyết định này thay thế Quyết định số 1/2010/QĐ-UBND.”",
      ["amends 9/2020/QĐ-UBND", "cites 1/2010/QĐ-UBND"],
    ],
  ])("finds %s", async (_, text, expected) => {
    expect((await tiesIn(text)).ties).toEqual(expected);
  });

  it("leaves a cited document its own day, body and subject", async () => {
    const { document } = await readText(
      `${head}Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ;`,
    );
    expect(document.identity).toMatchObject({ date: "2025-03-05", issuer: "Ủy ban nhân dân tỉnh Bình Hà" });
    expect(document.identity.relations).toMatchObject([
      {
        documentKind: "nghị quyết",
        name: "Nghị quyết số 57-NQ/TW",
        date: "2024-12-22",
        issuer: "Bộ Chính trị",
        subject: "về đột phá phát triển khoa học, công nghệ",
      },
    ]);
  });

  it("gives a span whose words name the document", async () => {
    const { source, relations } = await tiesIn(
      "Căn cứ Luật Đầu tư công số 58/2024/QH15;\n\nĐiều 1. Theo Kế hoạch số 12/KH-UBND ngày 04/01/2025, làm tiếp.",
    );
    expect(relations.map(({ start, end, name }) => source.slice(start, end).startsWith(name))).toEqual([
      true,
      true,
    ]);
  });
});

const made = (id: string, fields: Partial<DocumentIdentity>): DocumentIdentity => ({
  id,
  title: id,
  number: null,
  kind: "quyết định",
  issuer: null,
  place: null,
  date: null,
  signer: null,
  author: null,
  origin: null,
  ...fields,
});
const tie = (fields: {
  number: string | null;
  name?: string;
  date?: string;
  issuer?: string;
  kind?: string;
}) => ({
  kind: "basis" as const,
  documentKind: fields.kind ?? "nghị quyết",
  number: fields.number,
  name: fields.name ?? "",
  date: fields.date ?? null,
  issuer: fields.issuer ?? null,
  subject: null,
  start: 0,
  end: 1,
});

describe("resolveRelations", () => {
  const old = made("cũ", { number: "10-NQ/TU", date: "2016-11-14", issuer: "Tỉnh ủy Ninh Thuận" });
  const young = made("mới", { number: "10-NQ/TU", date: "2021-12-02", issuer: "Tỉnh ủy Ninh Thuận" });
  const elsewhere = made("nơi khác", { number: "15/2021/QĐ-UBND", issuer: "Ủy ban nhân dân tỉnh Nghệ An" });
  const law = made("luật", { number: "31/2024/QH15", kind: "luật", title: "Đất đai", date: "2024-01-18" });
  const resolve = (relation: ReturnType<typeof tie>, issuer: string) =>
    resolveRelations([old, young, elsewhere, law, made("này", { issuer, relations: [relation] })])[0]?.to;

  it.each([
    ["by number and day", tie({ number: "10-NQ/TU", date: "2021-12-02" }), "mới"],
    ["not by a number that two documents bear", tie({ number: "10-NQ/TU" }), null],
    ["not a day that none of them has", tie({ number: "10-NQ/TU", date: "2020-01-01" }), null],
    ["a law by its name", tie({ number: null, name: "Luật Đất đai", kind: "luật" }), "luật"],
    ["not another province's document of that number", tie({ number: "15/2021/QĐ-UBND" }), null],
    [
      "another province's where it is named",
      tie({ number: "15/2021/QĐ-UBND", issuer: "UBND tỉnh Nghệ An" }),
      "nơi khác",
    ],
  ])("finds %s", (_, relation, expected) => {
    expect(resolve(relation, "Tỉnh ủy Ninh Thuận")).toBe(expected);
  });

  it("takes 'UBND tỉnh' for the citing document's own province", () => {
    const relation = tie({ number: "15/2021/QĐ-UBND", issuer: "UBND tỉnh" });
    expect(resolve(relation, "Hội đồng nhân dân tỉnh Nghệ An")).toBeNull();
    expect(resolve(relation, "Ủy ban nhân dân tỉnh Nghệ An")).toBe("nơi khác");
  });
});
