import { describe, expect, it } from "vitest";
import { reportPage } from "../../src/ingest/report-page.js";
import { readFixture } from "./support.js";

describe("reportPage", () => {
  it("shows identity, remarks, tree and first words of every document, changed ones first, and no markup of theirs", async () => {
    const collected = async (path: string, change: "added" | "unchanged") => {
      const read = await readFixture(path);
      const { id, title, number, kind, issuer, date } = read.document.identity;
      const named = { path, documentId: id, title, number, kind, issuer, date };
      const facts = {
        ...named,
        passages: read.passages.length,
        change,
        pages: 0,
        scannedPages: 0,
        health: 0.99,
      };
      const mark = { documentId: id, key: null, text: "", shape: "" };
      const remarks = ["Khoản <3> đứng ngay sau khoản 1."];
      return { ...read, path, key: path, mark, remarks, facts: { ...facts, remarks } };
    };
    const page = reportPage("g1", [
      await collected("ke-hoach.html", "unchanged"),
      await collected("2021/nghi-quyet-06.txt", "added"),
    ]);
    expect(page.indexOf("2021/nghi-quyet-06.txt")).toBeLessThan(page.indexOf("ke-hoach.html"));
    expect(page).toContain("06-NQ/HU");
    expect(page).toContain("Khoản &#60;3&#62; đứng ngay sau khoản 1.");
    expect(page).toMatch(/<li>mục I\b/u);
    expect(page).toContain("Trồng 10.000 cây xanh");
    expect(page).not.toMatch(/<script|src=|href=/u);
  });
});
