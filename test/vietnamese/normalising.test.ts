import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { shippedRestorer } from "../../src/adapters/restorer.js";
import { openChatForms } from "../../src/vietnamese/abbreviations.js";
import { findTimes } from "../../src/vietnamese/dates.js";
import { decodeTypingResidue } from "../../src/vietnamese/residue.js";
import { compose, tidy, unifyLookAlikes } from "../../src/vietnamese/spelling.js";
import { foldKeepingOffsets, syllables } from "../../src/vietnamese/syllables.js";

const spans = (from: string) => syllables(from).map(({ start, end, bare }) => ({ start, end, bare }));
const restorer = shippedRestorer();
const word = fc.constantFrom(
  ..."Nghị quyết số 06-NQ/HU hoà hòa Ðảng Đảng ủy uỷ kĩ KỸ THUẬT nghij quye6t1 ko dc quý II/2022 07/4/2022 😀 – “ ” ? , . \u00a0 \u00ad xã Nhị Hà huyen uy".split(
    " ",
  ),
);
/** Sentences of real words with odd letters among them, and anything at all; composed or not. */
const written = fc
  .tuple(
    fc.oneof(
      fc.array(word, { maxLength: 14 }).map((words) => words.join(" ")),
      fc.string({ unit: "grapheme", maxLength: 60 }),
    ),
    fc.constantFrom("NFC", "NFD"),
  )
  .map(([text, form]) => text.normalize(form));

describe("whatever is written", () => {
  it("is the same normalised twice as once", () => {
    fc.assert(
      fc.property(written, (text) => {
        for (const normalise of [compose, tidy, unifyLookAlikes, foldKeepingOffsets])
          expect(normalise(normalise(text))).toBe(normalise(text));
        const read = decodeTypingResidue(tidy(text), restorer.knows);
        expect(decodeTypingResidue(read, restorer.knows)).toBe(read);
        const opened = openChatForms(tidy(text));
        expect(openChatForms(opened)).toBe(opened);
      }),
    );
  });

  it("keeps every letter when marks are put on, and once they are on nothing more is", () => {
    fc.assert(
      fc.property(written, (text) => {
        const typed = tidy(text);
        const once = restorer.restore(typed).text;
        expect(foldKeepingOffsets(once)).toBe(foldKeepingOffsets(typed));
        expect(once).toHaveLength(typed.length);
      }),
    );
  });

  it("is read at offsets that stand in it: syllables and times are slices of the text", () => {
    fc.assert(
      fc.property(written, (text) => {
        const composed = compose(text);
        const folded = foldKeepingOffsets(composed);
        for (const normalised of [composed, unifyLookAlikes(composed), folded]) {
          expect(spans(normalised)).toEqual(spans(composed));
        }
        for (const { start, end } of [...syllables(composed), ...findTimes(composed)]) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(composed.length);
        }
        let last = 0;
        for (const { start, end } of findTimes(composed)) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
      // Letters whose small or bare letter is outside the letters we know.
      { examples: [["Ɗ"], ["Ǯ"]] },
    );
  });

  it("holds for every single character, and with each combining mark after it", () => {
    const wrong: string[] = [];
    for (let code = 0; code < 0x10000; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const letter = String.fromCharCode(code);
      const forms =
        code < 0x2000 ? ["", ...Array.from("\u0300\u0301\u0309\u0303\u0323\u0302\u0306\u031b\u030c")] : [""];
      for (const mark of forms) {
        const composed = compose(letter + mark);
        const read = JSON.stringify(spans(composed));
        const folded = foldKeepingOffsets(composed);
        const same =
          JSON.stringify(spans(unifyLookAlikes(composed))) === read &&
          JSON.stringify(spans(folded)) === read &&
          foldKeepingOffsets(folded) === folded &&
          [compose, tidy, unifyLookAlikes].every((normalise) => {
            const once = normalise(composed);
            return normalise(once) === once;
          });
        if (!same) wrong.push(`U+${code.toString(16)} ${JSON.stringify(composed)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
