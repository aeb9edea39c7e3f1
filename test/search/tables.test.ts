import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Columns, packColumns } from "../../src/search/sections.js";
import { absent, findPair, findText, freezeTexts, PairTable } from "../../src/search/tables.js";
import { packTexts, Texts } from "../../src/search/texts.js";

describe("tables in typed arrays", () => {
  it("find every text by its number and no other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: "grapheme" })), fc.string(), (keys, other) => {
        const table = freezeTexts(keys);
        keys.forEach((key, number) => {
          expect(findText(table, key)).toBe(number);
        });
        expect(findText(table, other)).toBe(keys.includes(other) ? keys.indexOf(other) : absent);
      }),
    );
  });

  it("number pairs as a map of pairs does, before and after freezing", () => {
    const pair = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 3000 }), pair, (pairs, other) => {
        const table = new PairTable();
        const expected = new Map<string, number>();
        for (const [first, second] of pairs) {
          const key = `${first} ${second}`;
          if (!expected.has(key)) expected.set(key, expected.size);
          expect(table.number(first, second)).toBe(expected.get(key));
        }
        const frozen = table.freeze();
        for (const [first, second] of [...pairs, other]) {
          expect(findPair(frozen, first, second)).toBe(expected.get(`${first} ${second}`) ?? absent);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("number thousands of pairs, growing as they come", () => {
    const table = new PairTable();
    for (let number = 0; number < 20_000; number += 1)
      expect(table.number(number % 300, number)).toBe(number);
    const frozen = table.freeze();
    for (let number = 0; number < 20_000; number += 1)
      expect(findPair(frozen, number % 300, number)).toBe(number);
  });
});

describe("columns in one file", () => {
  it("come back as they were packed, wherever the bytes lie", () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.uint16Array(),
        fc.uint32Array(),
        fc.nat({ max: 9 }),
        (bytes, shorts, words, shift) => {
          const packed = packColumns({ bytes, shorts, words });
          const moved = new Uint8Array(packed.length + shift);
          moved.set(packed, shift);
          const columns = new Columns(moved.subarray(shift));
          expect(columns.bytes("bytes")).toEqual(bytes);
          expect(columns.indices("shorts")).toEqual(shorts);
          expect(columns.words("words")).toEqual(words);
        },
      ),
    );
  });

  it("refuse a column of another type", () => {
    const columns = new Columns(packColumns({ words: Uint32Array.of(1) }));
    expect(() => columns.bytes("words")).toThrow("No column words of Uint8Array");
  });

  it("keep every text, lone surrogates too", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
        const read = new Texts(new Columns(packColumns(packTexts("name", texts))), "name");
        expect([...read]).toEqual(texts);
      }),
    );
  });
});
