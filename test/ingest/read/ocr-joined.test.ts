import { describe, expect, it } from "vitest";
import { partJoined } from "../../../src/ingest/read/ocr-joined.js";

describe("partJoined", () => {
  it.each([
    ["lýdự", "lý dự"],
    ["PhòngKinhtế", "Phòng Kinh tế"],
    ["“nghịquyết”,", "“nghị quyết”,"],
    ["ỦYBAN", "ỦY BAN"],
  ])("parts %s as %s, no letter changed", (read, parted) => {
    expect(partJoined(read)).toBe(parted);
  });

  it.each([
    ["a syllable of its own", "nghiêng"],
    ["a foreign name", "Kalimantan"],
    ["a number of a document", "06-NQ/HU"],
    ["an abbreviation", "HĐND"],
    ["what could be cut in two ways or none", "lýyự"],
    ["letters that make no syllables", "khzđq"],
  ])("leaves %s as it is", (_, read) => {
    expect(partJoined(read)).toBe(read);
  });
});
