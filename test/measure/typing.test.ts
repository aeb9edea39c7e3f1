import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { shippedRestorer } from "../../src/adapters/restorer.js";
import { stripMarks, typedAs, typings } from "../../src/measure/typing.js";
import { decodeTypingResidue } from "../../src/vietnamese/residue.js";

const questions = [
  "Khi nào xã Nhị Hà đạt chuẩn nông thôn mới?",
  "Nghị quyết số 06-NQ/HU được ban hành như thế nào, bao nhiêu tiền?",
  "Phó Bí thư Thường trực Huyện ủy là ai",
  "Đường dây nóng phòng, chống dịch bệnh",
];
const { knows } = shippedRestorer();

/** Edits (insert, delete, replace, swap) between two words. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const edits = [
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
      ];
      if (isSwap && row > 1 && column > 1) edits.push(at(row - 2, column - 2) + 1);
      (rows[row] ?? [])[column] = Math.min(...edits);
    }
  }
  return at(one.length, other.length);
}

describe("a question as people type it", () => {
  it.each(typings)("is the same every time, and on any machine: %s", (typing) => {
    for (const question of questions) {
      expect(typedAs(question, typing, 7)).toBe(typedAs(question, typing, 7));
      expect(typedAs(question.normalize("NFD"), typing).normalize("NFC")).toBe(
        typedAs(question, typing).normalize("NFC"),
      );
    }
  });

  it.each([
    ["telex", "nghị quyết đường", "nghij quyeets dduwowngf"],
    ["vni", "nghị quyết đường", "nghi5 quye6t1 d9u7o7ng2"],
    ["nomarks", "Nghị quyết Đường 24/7", "Nghi quyet Duong 24/7"],
    ["marks", "nghị quyết", "nghị quyết"],
  ] as const)("writes %s of %s as %s", (typing, text, typed) => {
    expect(typedAs(text, typing)).toBe(typed);
  });

  it("says the same short forms, half of its marks at most left out", () => {
    expect(stripMarks(typedAs("Không được như thế nào bao nhiêu", "chat"))).toBe("ko dc ntn bn");
    for (const question of questions)
      expect(stripMarks(typedAs(question, "half"))).toBe(stripMarks(question));
  });

  const syllable = fc.constantFrom(
    ..."nghị quyết huyện ủy đạt chuẩn nông thôn mới đường phòng chống bệnh người hưởng quyền trưởng khuyến giữa Thuận Nhị Đảng".split(
      " ",
    ),
  );
  it.each(["telex", "vni"] as const)("decodes from the strokes of %s to the same text", (typing) => {
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 12 }), (words) => {
        // "noong" is a word too: it is read as key strokes only beside surer ones.
        const text = `nghị quyết ${words.join(" ")}`;
        expect(decodeTypingResidue(typedAs(text, typing), knows)).toBe(text);
      }),
    );
  });

  it("makes one or two errors, in words of four letters and more", () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), fc.integer(), (question, seed) => {
        const typed = typedAs(question, "typos", seed).split(" ");
        const words = question.split(" ");
        expect(typed).toHaveLength(words.length);
        const changed = words.filter((word, place) => typed[place] !== word);
        expect(changed.length).toBeLessThanOrEqual(2);
        for (const word of changed) expect(word).toMatch(/^\p{L}{4,}$/u);
        words.forEach((word, place) => expect(distance(word, typed[place] ?? "")).toBeLessThanOrEqual(1));
      }),
    );
  });
});
