import { describe, expect, it } from "vitest";
import type { IngestEvent } from "../../src/ingest/events.js";
import { Progress } from "../../src/ingest/progress.js";
import { summary } from "../../src/ingest/report.js";

const document = (path: string): IngestEvent => ({
  event: "document",
  path,
  documentId: path,
  title: "Về phương hướng, nhiệm vụ năm 2022",
  number: "06-NQ/HU",
  kind: "nghị quyết",
  issuer: "Huyện ủy Thuận Nam",
  date: "2021-12-17",
  passages: 27,
  change: "added",
  pages: 3,
  scannedPages: 1,
  health: 0.987,
  remarks: ["Khoản 3 đứng ngay sau khoản 1."],
  bytes: 300,
});

function lineOf(events: readonly IngestEvent[], seconds: number): string {
  const progress = new Progress();
  for (const event of events) progress.add(event);
  return progress.line(seconds);
}

describe("report", () => {
  const started: IngestEvent = { event: "started", files: 2, bytes: 1200 };
  const refused: IngestEvent = { event: "refused", path: "anh.png", reason: "Chưa đọc được.", bytes: 0 };

  it("shows how far a run is, how long it will take and which scan it is at", () => {
    expect(lineOf([], 0)).toBe("");
    // 300 of 1,200 bytes took 10 seconds.
    expect(lineOf([started, document("a")], 10)).toMatch(/ 50 % Đọc văn bản 1\/2; còn khoảng 30 giây$/u);
    expect(lineOf([started, { event: "page", path: "b.pdf", page: 4 }], 1)).toMatch(
      /0 % Đọc văn bản 0\/2; b\.pdf: bản quét, trang 4$/u,
    );
    expect(lineOf([started, { event: "embedded", done: 256, total: 1024 }], 60)).toContain(
      " 25 % Lập chỉ mục 256/1024",
    );
  });

  it("sums a run up: outcome, counts, documents, what was refused and why, what to look at", () => {
    const published: IngestEvent = { event: "published", generation: "g1", documents: 1, passages: 27 };
    const removed: IngestEvent = { event: "removed", path: "cu.txt" };
    const lines = summary([started, document("a"), refused, removed, published]).split("\n");
    expect(lines[0]).toBe("Đã công bố chỉ mục g1: 1 văn bản, 27 đoạn.");
    expect(lines[1]).toBe(
      "Văn bản mới: 1; đã sửa: 0; như cũ: 0; đã bỏ: 1; không nhận: 1. Trang đọc từ bản quét: 1.",
    );
    const row = /^mới\s+nghị quyết 06-NQ\/HU\s+17\/12\/2021\s+3 \(1 quét\)\s+27\s+98 %\s+Về phương hướng/u;
    expect(lines.filter((line) => row.test(line))).toHaveLength(1);
    expect(lines).toContain("- cu.txt");
    expect(lines).toContain("- anh.png: Chưa đọc được.");
    expect(lines).toContain("- a: Khoản 3 đứng ngay sau khoản 1.");
  });

  it("says when there was nothing to do", () => {
    expect(summary([started, { event: "nothing-to-do", generation: "g1", documents: 1, passages: 27 }])).toBe(
      "Không có gì thay đổi. Chỉ mục đang dùng: g1 (1 văn bản, 27 đoạn).",
    );
  });
});
