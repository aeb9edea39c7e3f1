import type { Document } from "../../src/document/document.js";
import { type Passage, passageId } from "../../src/document/passage.js";
import type { IndexContent } from "../../src/ports.js";
import { createHashedEmbedder } from "./hashed.js";

/** A document of one passage a line. */
export function sampleDocument(id: string, title: string, lines: readonly string[]) {
  const source = lines.join("\n");
  const document: Document = {
    identity: {
      id,
      title,
      number: "06-NQ/HU",
      kind: "nghị quyết",
      issuer: "Huyện ủy Thuận Nam",
      place: "Thuận Nam",
      date: "2022-04-07",
      signer: null,
      author: null,
      origin: null,
    },
    source,
    sections: [
      { kind: "paragraph", label: "đoạn 1", title: null, start: 0, end: source.length, children: [] },
    ],
  };
  let start = 0;
  const passages = lines.map((text, index): Passage => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    return {
      ...span,
      id: passageId(id, span),
      documentId: id,
      text,
      kind: index === 0 ? "heading" : "sentence",
      locator: `đoạn ${index + 1}`,
      headings: index === 0 ? [] : [lines[0] ?? ""],
      parent: { start: 0, end: source.length },
      opener: index < 2 ? null : { start: 0, end: lines[0]?.length ?? 0 },
    };
  });
  return { document, passages };
}

const texts = [
  sampleDocument("2022/nq-06", "Nghị quyết về xây dựng nông thôn mới", [
    "Mục tiêu đến năm 2025",
    "Xã Nhị Hà đạt chuẩn nông thôn mới vào cuối năm 2022.",
    "Xã Phước Ninh đạt chuẩn nông thôn mới nâng cao vào năm 2024.",
  ]),
  sampleDocument("2022/kh-11", "Kế hoạch phòng, chống dịch bệnh", [
    "Nhiệm vụ",
    "Tiêm vắc xin cho người từ 18 tuổi trở lên đạt 95 %.",
    "Trạm y tế xã trực 24/24 giờ; 🏥 số máy đường dây nóng ghi tại trụ sở.",
  ]),
];

/** Two documents of three passages each, with vectors of 64 numbers. */
export async function sampleContent(): Promise<IndexContent> {
  const embedder = createHashedEmbedder(64);
  const passages = texts.flatMap((text) => text.passages);
  return {
    documents: texts.map((text) => text.document),
    passages,
    vectors: await embedder.embedDocuments(passages.map(({ text }) => text)),
    embedder: embedder.fingerprint,
    chunking: "given",
    files: { "2022/nq-06.md": "aa", "2022/kh-11.md": "bb" },
  };
}
