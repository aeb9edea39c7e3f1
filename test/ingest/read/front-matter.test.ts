import { describe, expect, it } from "vitest";
import { DocumentRefusedError } from "../../../src/errors.js";
import { takeFrontMatter } from "../../../src/ingest/read/front-matter.js";

function reasonOf(text: string): string {
  try {
    takeFrontMatter(text);
  } catch (error) {
    if (error instanceof DocumentRefusedError) return error.reason;
    throw error;
  }
  return "";
}

describe("takeFrontMatter", () => {
  it("takes the fields off and leaves the text's words untouched", () => {
    const { fields, body } = takeFrontMatter(
      "---\ntitle: Kết luận\ndate: 2022-04-07\n---\nNội dung  hai dấu cách.\n",
    );
    expect(fields).toEqual({ title: "Kết luận", date: "2022-04-07" });
    expect(body).toBe("Nội dung  hai dấu cách.\n");
  });

  it("reads recipients and ties as one line or as a list", () => {
    const { fields } = takeFrontMatter(
      "---\nrecipients: [Các chi bộ, 'Ban Tuyên giáo ']\nreplaces: 05-NQ/HU\nbasis:\n  - Luật Đất đai\ncites: []\namends:\n---\nx",
    );
    expect(fields).toEqual({
      recipients: ["Các chi bộ", "Ban Tuyên giáo"],
      replaces: ["05-NQ/HU"],
      basis: ["Luật Đất đai"],
      cites: [],
    });
  });

  it("leaves a document without front matter as it is", () => {
    expect(takeFrontMatter("Nghị quyết\n---\nhết")).toEqual({ fields: {}, body: "Nghị quyết\n---\nhết" });
  });

  it.each([
    ["an unknown field", "---\ntieude: A\n---\nx", "“tieude”"],
    ["a wrong type", "---\ntitle: [a, b]\n---\nx", "“title”"],
    ["a list of something else than words", "---\nbasis: [{ luật: Đất đai }]\n---\nx", "“basis”"],
    ["an impossible day", "---\ndate: 2022-02-30\n---\nx", "2022-02-30"],
    ["a day in another order", "---\ndate: 07/4/2022\n---\nx", "07/4/2022"],
    ["broken YAML", "---\ntitle: Kết luận: lần 2\n---\nx", "dòng 1"],
    ["a field given twice", "---\ntitle: A\ntitle: B\n---\nx", "dòng 2"],
    ["no closing line", "---\ntitle: A\nNội dung", "“---”"],
    ["an id that is no path", "---\nid: '../../etc'\n---\nx", "“id”"],
    ["a list instead of fields", "---\n- a\n---\nx", "dòng 1"],
  ])("refuses %s in a sentence that names it", (_, text, named) => {
    expect(reasonOf(text)).toContain(named);
  });
});
