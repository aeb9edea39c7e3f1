import { describe, expect, it } from "vitest";
import type { IngestEvent } from "../../src/ingest/events.js";
import { progressLine, summary } from "../../src/ingest/report.js";

const document = (path: string): IngestEvent => ({
  event: "document",
  path,
  documentId: path,
  title: "Về phương hướng, nhiệm vụ năm 2022",
  number: "06-NQ/HU",
  kind: "nghị quyết",
  date: "2021-12-17",
  passages: 27,
});

describe("report", () => {
  const started: IngestEvent = { event: "started", files: 2 };
  const refused: IngestEvent = { event: "refused", path: "anh.png", reason: "Chưa đọc được." };

  it("shows how far a run is", () => {
    expect(progressLine([])).toBe("");
    expect(progressLine([started, document("a")])).toContain(" 50 % Đọc văn bản 1/2");
    expect(progressLine([started, { event: "embedded", done: 256, total: 1024 }])).toContain(
      " 25 % Lập chỉ mục 256/1024",
    );
  });

  it("sums a run up: outcome, documents, refused files with their reason", () => {
    const published: IngestEvent = { event: "published", generation: "g1", documents: 1, passages: 27 };
    const lines = summary([started, document("a"), refused, published]).split("\n");
    expect(lines[0]).toBe("Đã công bố chỉ mục g1: 1 văn bản, 27 đoạn.");
    expect(
      lines.some((line) => /^nghị quyết 06-NQ\/HU\s+17\/12\/2021\s+27\s+Về phương hướng/u.test(line)),
    ).toBe(true);
    expect(lines.slice(-2)).toEqual(["Không nhận 1 tệp:", "- anh.png: Chưa đọc được."]);
  });

  it("says when there was nothing to do", () => {
    expect(summary([started, { event: "nothing-to-do", generation: "g1", documents: 1, passages: 27 }])).toBe(
      "Không có gì thay đổi. Chỉ mục đang dùng: g1 (1 văn bản, 27 đoạn).",
    );
  });
});
