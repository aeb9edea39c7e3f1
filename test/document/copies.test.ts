import { readFileSync } from "node:fs";
import { array, assert as holds, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { copyMark, duplicateOf, identityKey, sameDocument } from "../../src/document/copies.js";
import type { DocumentIdentity } from "../../src/document/document.js";
import { syllables } from "../../src/vietnamese/syllables.js";

const identity = (fields: Partial<DocumentIdentity> = {}): DocumentIdentity => ({
  id: "a",
  title: "Về phương hướng",
  number: "10-NQ/TU",
  kind: "nghị quyết",
  issuer: "Tỉnh ủy Ninh Thuận",
  place: "Ninh Thuận",
  date: "2016-11-14",
  signer: null,
  author: null,
  origin: null,
  ...fields,
});

const text = readFileSync(new URL("../fixtures/corpus/2021/nghi-quyet-06.txt", import.meta.url), "utf8");
/** What recognition from a picture does: tone marks slip, a page number comes in, lines break elsewhere. */
const scanned = `1\n${text.replace(/\s+/gu, " ").replaceAll("Đảng", "Đẳng").replaceAll("tỉnh", "tinh").replaceAll("rừng", "rùng")}`;
const annex = text.slice(text.indexOf("I- MỤC"), text.indexOf("II- NHIỆM")).toUpperCase();

describe("identityKey", () => {
  it("holds the day: two 10-NQ/TU are two documents", () => {
    expect(identityKey(identity())).not.toBe(identityKey(identity({ date: "2021-12-02" })));
  });

  it("is one for every spelling of number, kind and issuer", () => {
    const written = identity({ number: "10 -NQ/TU", kind: "Nghị quyết", issuer: "TỈNH UỶ NINH THUẬN" });
    expect(identityKey(written)).toBe(identityKey(identity()));
    const long = identity({ number: "15/QĐ-UBND", issuer: "Ủy ban nhân dân tỉnh Bình Hà" });
    expect(identityKey({ ...long, issuer: "UBND tỉnh Bình Hà" })).toBe(identityKey(long));
  });

  it("is null where number or day is not known", () => {
    expect(identityKey(identity({ number: null }))).toBeNull();
    expect(identityKey(identity({ date: null }))).toBeNull();
  });
});

describe("copies", () => {
  const typed = copyMark(identity(), text);
  it("knows one text laid out in two ways, and a scan of it", () => {
    const flowed = copyMark(identity({ id: "b" }), text.replace(/\s+/gu, " ").replaceAll(";", " ; "));
    const scan = copyMark(identity({ id: "c" }), scanned);
    expect(flowed.text).toBe(typed.text);
    expect(scan.text).not.toBe(typed.text);
    expect([flowed, scan].map((mark) => duplicateOf(mark, [typed])?.documentId)).toEqual(["a", "a"]);
  });

  it("tells two documents of one number by their day, though the words were the same", () => {
    expect(sameDocument(typed, copyMark(identity({ date: "2021-12-02" }), text))).toBe(false);
    expect(sameDocument(typed, copyMark(identity({ date: "2021-12-02" }), scanned))).toBe(false);
  });

  it("does not take an annex with its decision's number for a copy", () => {
    expect(sameDocument(typed, copyMark(identity({ id: "pl" }), annex))).toBe(false);
  });

  it("without an identity only the very same words are a copy", () => {
    const unknown = { number: null, date: null };
    const one = copyMark(identity(unknown), text);
    expect(sameDocument(one, copyMark(identity(unknown), `${text}\n`))).toBe(true);
    expect(sameDocument(one, copyMark(identity(unknown), scanned))).toBe(false);
    expect(duplicateOf(one, [])).toBeNull();
  });
});

/** 32-bit FNV-1a, mixed. */
function hash(words: string, seed: number): number {
  let value = seed;
  for (const letter of words) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return value ^ (value >>> 16);
}

/** A simhash that votes bit by bit. */
function slowShape(source: string): string {
  const words = syllables(source).map(({ bare }) => bare);
  const votes = Array.from({ length: 64 }, () => 0);
  for (const [index, word] of words.entries()) {
    const pair = `${word} ${words[index + 1] ?? ""}`;
    const halves = [hash(pair, 0x811c9dc5), hash(pair, 0x01234567)];
    for (const bit of votes.keys()) {
      votes[bit] = (votes[bit] ?? 0) + (((halves[bit >> 5] ?? 0) >>> (bit & 31)) & 1 ? 1 : -1);
    }
  }
  const digits = Array.from({ length: 16 }, (_, digit) =>
    [0, 1, 2, 3].reduce((sum, bit) => sum + ((votes[4 * digit + bit] ?? 0) > 0 ? 1 << bit : 0), 0),
  );
  return digits.map((digit) => digit.toString(16)).join("");
}

describe("copyMark's shape", () => {
  it("is what voting bit by bit gives", () => {
    const syllable = constantFrom("đất", "xã", "Nghị", "quyết", "06", "UBND", "thôn", "và", ",");
    holds(
      property(array(syllable, { maxLength: 300 }), (words) => {
        const source = words.join(" ");
        expect(copyMark(identity(), source).shape).toBe(slowShape(source));
      }),
    );
    expect(copyMark(identity(), text).shape).toBe(slowShape(text));
  });
});
