import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { answerToJson } from "../../src/ask/json.ts";
import { healthOf, isHealthy } from "../../src/ingest/health.ts";
import {
  characterError,
  folded,
  ingestAlone,
  type Reading,
  treeOf,
  type Understood,
  zonesOf,
} from "./formats-reading.ts";

const folder = join(import.meta.dirname, "..", "fixtures", "formats");

/** Formats whose letters are stored as letters: nothing may be lost. */
const digital = [
  "nghi-quyet.txt",
  "nghi-quyet.md",
  "nghi-quyet.html",
  "nghi-quyet.docx",
  "nghi-quyet.odt",
  "nghi-quyet.doc",
  "nghi-quyet.rtf",
  "nghi-quyet.pdf",
  "nghi-quyet.fallback.pdf",
  "nghi-quyet.tcvn3.docx",
  "nghi-quyet.vni.docx",
] as const;
const scan = "nghi-quyet.scan.pdf";
const all = [...digital, scan];

const identity = {
  number: "07/NQ-HĐND",
  date: "2025-08-25",
  issuer: "Hội đồng nhân dân xã Suối Ngàn",
  kind: "nghị quyết",
  title: "Về phát triển kinh tế vườn rừng và giảm nghèo bền vững trên địa bàn xã giai đoạn 2025 - 2030",
};

const tree = [
  "Điều 1 Mục tiêu và chỉ tiêu",
  "Điều 1 › khoản 1",
  "Điều 1 › khoản 2",
  "Điều 2 Nhiệm vụ và giải pháp",
  "Điều 2 › khoản 1",
  "Điều 2 › khoản 2",
  "Điều 2 › khoản 3",
  "Điều 2 › khoản 4",
  "Điều 3 Phân công thực hiện",
  "Điều 4 Tổ chức thực hiện",
  "Điều 4 › khoản 1",
  "Điều 4 › khoản 2",
  "Điều 4 › khoản 3",
  "Phụ lục CÁC XÓM VÙNG CAO ĐƯỢC ƯU TIÊN",
  "Phụ lục › mục I XÓM KHE LẠNH",
  "Phụ lục › mục I › khoản 1",
  "Phụ lục › mục I › khoản 2",
  "Phụ lục › mục II XÓM NÀ SỒI",
  "Phụ lục › mục II › khoản 1",
  "Phụ lục › mục II › khoản 2",
];
const points = ["a", "b", "c", "d", "đ", "e", "a", "b", "c"].map((letter) => `điểm ${letter}`);

/** Question, words of the answer, where they stand. */
const questions = [
  ["Thu nhập bình quân đầu người đến năm 2030 đạt bao nhiêu?", "68,5 triệu đồng", "Điều 1, khoản 2, điểm a"],
  ["ty le ho su dung nuoc hop ve sinh dat bao nhieu", "98%", "Điều 1, khoản 2, điểm đ"],
  ["Mức hỗ trợ tiền cây giống là bao nhiêu?", "70% tiền cây giống", "Điều 2, khoản 2, điểm a"],
  ["Cơ quan nào chủ trì sửa chữa đường vào thôn Khe Lạnh?", "Ban Quản lý dự án xã", "Điều 3, dòng 3"],
  ["Nghị quyết có hiệu lực từ ngày nào?", "ngày 01 tháng 9 năm 2025", "Điều 4, khoản 3"],
  ["Kéo điện lưới cho bao nhiêu hộ ở xóm Nà Sồi?", "21 hộ", "Phụ lục, mục II.1"],
] as const;

const readings = new Map<string, Reading>();
const others = ["nghi-quyet.composed.pdf", "chuong-trinh.docx", "chuong-trinh.txt", "nhiem-vu.xlsx"];

beforeAll(async () => {
  const waiting = [scan, ...others, ...digital];
  // Two at a time: as many as the machine has cores where the tests run.
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      // eslint-disable-next-line no-await-in-loop -- one after the other on purpose
      readings.set(file, await ingestAlone(file, folder));
    }
  };
  await Promise.all([work(), work()]);
}, 240_000);
afterAll(async () => {
  await Promise.all([...readings.values()].map(async (reading) => reading.understood?.assistant.close()));
});

function understood(file: string): Understood {
  const read = readings.get(file)?.understood ?? null;
  if (read === null) throw new Error(`${file} was refused: ${readings.get(file)?.reason}`);
  return read;
}

const textOf = (file: string): string => readFileSync(join(folder, file), "utf8");
const written = zonesOf(textOf("nghi-quyet.txt"));
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const joined = ({ passages }: Understood): string => passages.map(({ text }) => text).join(" ");

describe.each(digital)("%s", (file) => {
  it("bears the resolution's identity", () => {
    expect(understood(file).identity).toMatchObject(identity);
  });

  it("has its tree down to khoản, and its points in Vietnamese order", () => {
    const { sections } = understood(file);
    expect(treeOf(sections, ["article", "clause", "annex", "section"])).toEqual(tree);
    expect(treeOf(sections, ["point"])).toEqual(points);
  });

  it("has its words, each of them and no other, character for character", () => {
    const zones = zonesOf(understood(file).source);
    expect(zones.body).toBe(written.body);
    expect(zones.edges).toEqual(written.edges);
  });

  it("has all of them in passages, in order", () => {
    expect(wordsOf(joined(understood(file)))).toEqual(wordsOf(understood(file).source));
  });
});

describe("nghi-quyet.scan.pdf", () => {
  it("bears the resolution's identity", () => {
    expect(understood(scan).identity).toMatchObject(identity);
  });

  it("has its tree down to khoản but for a letter of a title", () => {
    const read = treeOf(understood(scan).sections, ["article", "clause", "annex", "section"]);
    expect(read.map((line) => line.split(" ").slice(0, 5).join(" "))).toEqual(
      tree.map((line) => line.split(" ").slice(0, 5).join(" ")),
    );
    expect(characterError(tree.join("\n"), read.join("\n"))).toBeLessThan(0.01);
  });

  it("has at most one wrong character in a hundred", () => {
    expect(characterError(written.body, zonesOf(joined(understood(scan))).body)).toBeLessThanOrEqual(0.01);
  });
});

describe.each(all)("the answers from %s", (file) => {
  it.each(questions)("%s", async (question, wanted, locator) => {
    const answer = answerToJson(null, await understood(file).assistant.ask(question, { role: "citizen" }), 0);
    expect(answer.kind).toBe("answered");
    expect(folded(`${answer.text} ${answer.citations[0]?.quote}`)).toContain(wanted);
    // A table that plain text draws with bars is a paragraph of its article.
    const place = file === "nghi-quyet.txt" ? locator.replace(/, dòng \d$/u, "") : locator;
    const cited = answer.citations[0]?.locator ?? "";
    // What was read from a picture says so, and on which page.
    const mark = /, trang [1-3] \(đọc từ bản quét\)$/u;
    const isScanned = file === scan || file === "nghi-quyet.composed.pdf";
    expect(mark.test(cited)).toBe(isScanned);
    expect(cited.replace(mark, "")).toBe(place);
  });
});

describe("the health gate", () => {
  it("catches what content order makes of a PDF with fallback fonts", async () => {
    const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
    const data = new Uint8Array(readFileSync(join(folder, "nghi-quyet.fallback.pdf")));
    const pdf = await getDocument({ data, verbosity: 0 }).promise;
    const page = await (await pdf.getPage(1)).getTextContent();
    const naive = page.items.map((item) => ("str" in item ? item.str : "")).join(" ");
    const right = folded(textOf("nghi-quyet.txt")).slice(0, naive.length);
    expect(characterError(right, folded(naive))).toBeGreaterThan(0.3);
    expect(isHealthy(healthOf(naive))).toBe(false);
    expect(isHealthy(healthOf(right))).toBe(true);
  });

  it("reads a PDF from its picture where what the file says of its letters is wrong", () => {
    const read = understood("nghi-quyet.composed.pdf");
    expect(read.identity.reading?.scannedPages).toEqual([1, 2, 3]);
    // Its marks are drawn beside their letters: a person sees faults as well.
    expect(characterError(written.body, zonesOf(joined(read)).body)).toBeLessThanOrEqual(0.05);
  });
});

describe("a party programme with automatic I- 1- a)", () => {
  it("is the one with typed numerals", () => {
    const [automatic, typed] = [understood("chuong-trinh.docx"), understood("chuong-trinh.txt")];
    expect(automatic.identity).toMatchObject({
      number: "12-CTr/ĐU",
      date: "2025-09-09",
      issuer: "Đảng ủy xã Suối Ngàn",
      kind: "chương trình hành động",
    });
    const kinds = ["section", "clause", "point"] as const;
    expect(treeOf(automatic.sections, kinds)).toEqual(treeOf(typed.sections, kinds));
    expect(treeOf(automatic.sections, kinds)).toContain("mục II › khoản 2 › điểm b");
    expect(folded(automatic.source).split(" ").toSorted()).toEqual(
      folded(textOf("chuong-trinh.txt")).split(" ").toSorted(),
    );
  });
});

describe("a task table as a workbook", () => {
  it("gives rows with their dates as people write them", async () => {
    const { source, assistant, passages } = understood("nhiem-vu.xlsx");
    expect(source).toContain("Nhiệm vụ");
    const rows = passages.filter(({ kind }) => kind === "row").map(({ text }) => folded(text));
    expect(rows).toContain(
      "3 Sửa chữa đường vào thôn Khe Lạnh và thôn Nà Sồi Ban Quản lý dự án xã Phòng Kinh tế 30/06/2026 0%",
    );
    const answer = answerToJson(
      null,
      await assistant.ask("Khi nào lập xong bản đồ vùng trồng quế?", { role: "citizen" }),
      0,
    );
    expect(`${answer.text} ${answer.citations[0]?.quote}`).toContain("30/11/2025");
  });
});

describe("citations of a scan", () => {
  it("say that it was one", async () => {
    const answer = await understood(scan).assistant.ask("Mức hỗ trợ tiền cây giống là bao nhiêu?", {
      role: "citizen",
    });
    expect(JSON.stringify(answer)).toContain("bản quét");
  });
});
