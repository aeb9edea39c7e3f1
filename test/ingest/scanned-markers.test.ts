import { describe, expect, it } from "vitest";
import { markerOf } from "../../src/ingest/markers.js";
import type { Block } from "../../src/ingest/read/block.js";
import { mendScannedMarkers } from "../../src/ingest/scanned.js";

/** The numerals that lines are given, as recognised from a picture or as typed. */
function numerals(lines: readonly string[], isScanned: boolean): (string | undefined)[] {
  let end = 0;
  const blocks = lines.map((line): Block => {
    const start = end;
    end = start + line.length + 1;
    const place = { start, end: end - 1, kind: "paragraph" as const, level: 0, bold: 0, table: 0, row: 0 };
    return { ...place, column: 0, isScanned };
  });
  const markers = lines.map((line) => markerOf(line, false));
  return mendScannedMarkers(markers, { source: lines.join("\n"), blocks }).map((marker) => marker?.numeral);
}

describe("mendScannedMarkers", () => {
  const speck = ["1. Gồm:", "c) Ba;", "d) Bốn;", "ởđ) Năm;", "e) Sáu.", "2. Và:", "a) Một."];
  const stroke = ["c) Ba;", "d) Bốn;", "d) Năm;", "e) Sáu."];

  it("names the point that order wants where an engine misread its letter", () => {
    expect(numerals(speck, true)).toEqual(["1", "c", "d", "đ", "e", "2", "a"]);
    expect(numerals(stroke, true)).toEqual(["c", "d", "đ", "e"]);
  });

  it("leaves typed text and other words as they are", () => {
    expect(numerals(stroke, false)).toEqual(["c", "d", "d", "e"]);
    expect(numerals(["d) Bốn;", "xem) Năm;", "1. Hai"], true)).toEqual(["d", undefined, "1"]);
  });
});
