import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Answer, Assistant } from "../../src/ask/answer.ts";
import { prepare } from "../../src/ask/ask.ts";
import { findCandidates } from "../../src/ask/candidates.ts";
import type { Drafting } from "../../src/ask/generate.ts";
import { understand } from "../../src/ask/understand.ts";
import { composeIndex } from "../../src/compose.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { createAssistant } from "../../src/index.ts";

/** Documents of an office of our own making. */
export const documents: Readonly<Record<string, string>> = {
  "duoc-lieu.md": `---
title: Về phát triển cây dược liệu
kind: nghị quyết
number: 05-NQ/ĐU
issuer: Đảng ủy xã Sơn Hà
date: 2025-03-10
---
Phấn đấu đến năm 2027 toàn xã trồng 120 ha cây dược liệu.

Mỗi hộ trồng mới cây dược liệu được hỗ trợ 3 triệu đồng tiền giống.

Hợp tác xã Thảo Nguyên bao tiêu toàn bộ sản phẩm dược liệu cho các hộ trồng.
`,
  "truc-ban.md": `---
title: Ban hành Quy định trực ban phòng, chống thiên tai
kind: quyết định
number: 88/QĐ-UBND
issuer: Ủy ban nhân dân xã Sơn Hà
date: 2025-06-20
---
Điều 1. Các thôn báo cáo tình hình mưa lũ về xã 02 lần mỗi ngày, trước 6h00 và 18h00.

Điều 2. Trưởng thôn chịu trách nhiệm về tính chính xác của báo cáo mưa lũ.
`,
  "le-hoi.md": `---
title: Tổ chức lễ hội xuống đồng
kind: kế hoạch
number: 17/KH-UBND
issuer: Ủy ban nhân dân xã Sơn Hà
date: 2026-01-15
---
Lễ hội xuống đồng mở ngày 08/02/2026 tại sân vận động xã.

Kinh phí tổ chức lễ hội xuống đồng là 45 triệu đồng, lấy từ ngân sách xã.
`,
};

/** Ingests documents as the command does, into a folder of their own. */
export function ingest(files: Readonly<Record<string, string>>) {
  const place = mkdtempSync(join(tmpdir(), "hoi-model-"));
  const corpus = join(place, "corpus");
  const index = join(place, "index");
  mkdirSync(corpus);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(corpus, name), text);
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ["dist/scripts/ingest.js", "--corpus", corpus, "--index", index],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${stderr}${stdout}`);
  return { index, corpus, remove: () => rmSync(place, { recursive: true, force: true }) };
}

/** The assistant over an index, with a chat model where one is named. */
export function assistantOn(index: string, settings: Partial<Config> = {}): Promise<Assistant> {
  return createAssistant({ indexDirectory: index, corpusDirectory: "no-such-folder", ...settings });
}

/** The number of the shown passage that holds these words; 0 where none does. */
export function markerOf(user: string, words: string): number {
  const shown = [...user.matchAll(/<doan so="(\d+)">([\s\S]*?)<\/doan>/gu)];
  return Number(shown.find(([, , text]) => text?.includes(words))?.[1] ?? 0);
}

/** Everything of an answer that a person reads. */
export function wordsOf(answer: Answer): string {
  const texts = answer.kind === "answered" ? answer.statements.map(({ text }) => text) : [answer.text];
  return [...texts, ...answer.notices].join("\n");
}

/** The schema's text for sentences with markers. */
export const draft = (
  sentences: readonly (readonly [string, ...number[]])[],
  missing: readonly string[] = [],
) => JSON.stringify({ sentences: sentences.map(([text, ...markers]) => ({ text, markers })), missing });

/** What the writer is given for a question. */
export async function draftingOn(
  indexDirectory: string,
  typed: string,
  extracted: Answer,
): Promise<Drafting> {
  const index = await composeIndex({ ...readConfig({}), indexDirectory });
  const restore = (text: string) => ({ text, secondReading: null });
  const { read, everyday } = prepare(index, restore, []);
  const question = understand(typed, { restore, everyday, statistics: index.statistics });
  return {
    question,
    candidates: await findCandidates(question, index, read, undefined),
    extracted,
    index,
    read,
  };
}
