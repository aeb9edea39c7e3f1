import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Answer, Assistant } from "../../src/ask/answer.ts";
import { createAssistant } from "../../src/index.ts";

interface Facts {
  readonly title: string;
  readonly kind: string;
  readonly number: string;
  readonly issuer: string;
  readonly date: string;
  readonly signer: string;
}

/** Documents of no real office, with what a person would know of each from its letter-head. */
const corpus: Readonly<Record<string, { readonly facts: Facts; readonly lines: readonly string[] }>> = {
  rice: {
    facts: {
      title: "Về phát triển vùng lúa chất lượng cao",
      kind: "nghị quyết",
      number: "07-NQ/HU",
      issuer: "Huyện ủy Sông Trà",
      date: "2022-05-19",
      signer: "Lương Văn Thắng",
    },
    lines: [
      "Phấn đấu đến năm 2025 diện tích lúa chất lượng cao đạt 2.350 ha, năng suất bình quân 62 tạ/ha.",
      "Xã Mỹ Lộc và xã An Bình mỗi xã xây dựng ít nhất 03 cánh đồng mẫu lớn trước ngày 15/12/2023.",
      "Hỗ trợ hộ nghèo 1,2 triệu đồng/ha tiền giống, trừ trường hợp đã nhận hỗ trợ của tỉnh.",
    ],
  },
  school: {
    facts: {
      title: "Xây dựng trường học đạt chuẩn quốc gia",
      kind: "kế hoạch",
      number: "88/KH-UBND",
      issuer: "Ủy ban nhân dân huyện Sông Trà",
      date: "2023-02-08",
      signer: "Đặng Thị Thu",
    },
    lines: [
      "Phòng Giáo dục và Đào tạo chủ trì, phối hợp với Phòng Tài chính - Kế hoạch rà soát 41 trường học, hoàn thành trong quý II năm 2023.",
      "Kinh phí xây dựng 18 phòng học mới là 27,6 tỷ đồng.",
      "Không huy động đóng góp của phụ huynh để sửa chữa nhà vệ sinh.",
    ],
  },
  water: {
    facts: {
      title: "Cấp nước sạch nông thôn",
      kind: "kế hoạch",
      number: "131/KH-UBND",
      issuer: "Ủy ban nhân dân huyện Sông Trà",
      date: "2024-03-25",
      signer: "Đặng Thị Thu",
    },
    lines: [
      "Đến hết năm 2025, 95% hộ dân nông thôn được dùng nước sạch theo quy chuẩn.",
      "Nhà máy nước An Bình có công suất 4.800 m3/ngày đêm, phục vụ 6.120 hộ.",
      "Giá nước sạch sinh hoạt là 8.500 đồng/m3, hộ nghèo được giảm 30%.",
    ],
  },
  meeting: {
    facts: {
      title: "Huyện ủy Sông Trà họp giao ban quý III",
      kind: "tin",
      number: "",
      issuer: "Huyện ủy Sông Trà",
      date: "2023-10-03",
      signer: "",
    },
    lines: [
      "Dự giao ban có đồng chí Lương Văn Thắng - Bí thư Huyện ủy; đồng chí Hà Minh Tuấn - Phó Bí thư Thường trực Huyện ủy; đồng chí Đặng Thị Thu - Chủ tịch UBND huyện.",
      "9 tháng năm 2023, thu ngân sách huyện đạt 412 tỷ đồng, bằng 78,3% dự toán; toàn huyện còn 1.046 hộ nghèo.",
      "Đồng chí Hà Minh Tuấn yêu cầu các xã giải ngân xong vốn đầu tư công trước ngày 31/12/2023.",
    ],
  },
};

const place = mkdtempSync(join(tmpdir(), "hoi-check-"));
let assistant: Assistant;

beforeAll(async () => {
  mkdirSync(join(place, "corpus"));
  for (const [id, { facts, lines }] of Object.entries(corpus)) {
    const front = Object.entries(facts).flatMap(([name, value]) =>
      value === "" ? [] : [`${name}: ${value}`],
    );
    writeFileSync(
      join(place, "corpus", `${id}.txt`),
      `---\n${front.join("\n")}\n---\n${lines.join("\n\n")}\n`,
    );
  }
  const index = join(place, "index");
  const ingest = ["dist/scripts/ingest.js", "--corpus", join(place, "corpus"), "--index", index];
  execFileSync(process.execPath, ingest, { stdio: "ignore" });
  assistant = await createAssistant({ indexDirectory: index });
});
afterAll(async () => {
  await assistant.close();
  rmSync(place, { recursive: true, force: true });
});

const topics =
  "diện tích lúa chất lượng cao|năng suất lúa|cánh đồng mẫu lớn|hỗ trợ hộ nghèo tiền giống|xã Mỹ Lộc|xã An Bình|trường học đạt chuẩn quốc gia|xây dựng phòng học mới|sửa chữa nhà vệ sinh|rà soát trường học|hộ dân dùng nước sạch|nhà máy nước An Bình|giá nước sạch|thu ngân sách huyện|hộ nghèo|giải ngân vốn đầu tư công|bí thư huyện ủy|chủ tịch UBND huyện|dự giao ban|Phòng Giáo dục và Đào tạo|nghị quyết 07-NQ/HU|kế hoạch 88/KH-UBND|kế hoạch 131|Hà Minh Tuấn".split(
    "|",
  );
const forms: readonly ((topic: string) => string)[] = [
  (topic) => `${topic} là bao nhiêu?`,
  (topic) => `${topic} khi nào hoàn thành?`,
  (topic) => `ai ${topic}?`,
  (topic) => `${topic} trước ngày nào?`,
  (topic) => `cơ quan nào chủ trì ${topic}?`,
  (topic) => `${topic} đạt bao nhiêu phần trăm?`,
  (topic) => `kinh phí ${topic} bao nhiêu tiền?`,
  (topic) => `${topic} nói gì?`,
  (topic) => `những ai ${topic}?`,
  (topic) => `${topic} do ai ký?`,
  (topic) => `${topic} ban hành ngày nào?`,
  (topic) => `năm 2023 ${topic} thế nào?`,
];
const questions = topics.flatMap((topic) => forms.map((form) => form(topic)));

/** Figures, dates and numbers as written, and runs of capital words: what a reader would look for in the source. */
const claimsOf = (text: string): string[] =>
  [...text.matchAll(/\d+(?:[.,/-]\d+)*/gu), ...text.matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu)].map(
    ([claim]) => claim.toLowerCase(),
  );

const wordsOf = (text: string): string => text.replace(/\s*\[\d+\]/gu, "");
const printed = (iso: string): string => {
  const [year, month = "", day] = iso.split("-");
  return `${day}/${Number(month) <= 2 ? month : Number(month)}/${year}`;
};
/** All that is known of a document, as sentences may write it. */
const known = ({ title, kind, number, issuer, date, signer }: Facts): string =>
  [title, kind, number, issuer, printed(date), signer].join(" ").toLowerCase();

type Answered = Extract<Answer, { kind: "answered" }>;
const answersTo = async (asked: readonly string[]): Promise<Answered[]> => {
  const all: Answered[] = [];
  for (const question of asked) {
    const answer = await assistant.ask(question, { role: "citizen" });
    if (answer.kind === "answered") all.push(answer);
  }
  return all;
};

describe("answers to many questions", () => {
  let answers: Answered[];
  beforeAll(async () => {
    answers = await answersTo(questions);
  });

  it("are given", () => {
    expect(questions.length).toBeGreaterThanOrEqual(250);
    expect(answers.length).toBeGreaterThanOrEqual(60);
  });

  it("say no figure, date, number or name that their quotes do not hold", () => {
    const unsupported = answers.flatMap(({ understood, statements, citations }) =>
      statements.flatMap((statement) => {
        if (statement.evidence !== "quote") return [];
        const cited = citations.filter(({ marker }) => statement.markers.includes(marker));
        const quotes = cited.map(({ quote }) => quote.toLowerCase()).join("\n");
        return claimsOf(wordsOf(statement.text))
          .filter((claim) => !quotes.includes(claim))
          .map((claim) => `${understood}: ${claim} in ${statement.text}`);
      }),
    );
    expect(unsupported).toEqual([]);
  });

  it("cite what stands in the documents, under their own names", () => {
    for (const { documentId, start, end, quote, ...named } of answers.flatMap(({ citations }) => citations)) {
      expect(assistant.library.source(documentId)?.slice(start, end)).toBe(quote);
      const { title, kind, number, issuer, date } = corpus[documentId]?.facts ?? { number: "?" };
      expect(named).toMatchObject({ title, kind, number: number === "" ? null : number, issuer, date });
    }
  });

  it("name documents only by what is known of those they cite", () => {
    const wrong = answers.flatMap(({ statements, citations }) =>
      statements.flatMap(({ text, evidence }) => {
        if (evidence !== "catalogue") return [];
        const facts = citations.map(({ documentId }) => corpus[documentId]?.facts);
        const all = facts.map((one) => (one === undefined ? "" : known(one))).join("\n");
        // Places in the document are no facts about it.
        const named = text.replace(/\((?:đoạn|dòng|mục|trích)[^)]*\)/gu, "");
        return claimsOf(named).filter((claim) => !all.includes(claim));
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("need nothing dropped: what is extracted is borne by its quotes", () => {
    expect(answers.flatMap(({ drops = [] }) => drops)).toEqual([]);
  });
});

describe("counts, lists and newest documents", () => {
  const newestFirst = Object.values(corpus)
    .map(({ facts }) => facts)
    .toSorted((one, other) => other.date.localeCompare(one.date));
  const texts = async (question: string): Promise<string[]> => {
    const answer = await assistant.ask(question, { role: "citizen" });
    if (answer.kind !== "answered") throw new Error(`"${question}" was not answered.`);
    expect(answer.statements.every(({ evidence }) => evidence === "catalogue")).toBe(true);
    return answer.statements.map(({ text }) => text);
  };

  it.each(["nghị quyết", "kế hoạch", "văn bản", "chỉ thị"])(
    "of %s are those of the metadata",
    async (kind) => {
      const wanted = newestFirst.filter((facts) => kind === "văn bản" || facts.kind === kind);
      const [head = "", ...lines] = await texts(`có bao nhiêu ${kind}?`);
      expect(head.match(/\d+/u)?.[0] ?? "chưa có").toBe(
        wanted.length === 0 ? "chưa có" : String(wanted.length),
      );
      expect(lines).toHaveLength(wanted.length);
      for (const [index, { title, number, date }] of wanted.entries()) {
        for (const fact of [title, number, printed(date)]) expect(lines[index]).toContain(fact);
      }
    },
  );

  it("the newest is the one with the latest date", async () => {
    const [, line, ...more] = await texts("kế hoạch mới nhất");
    expect(line).toContain(newestFirst.find(({ kind }) => kind === "kế hoạch")?.number);
    expect(more).toEqual([]);
  });
});
