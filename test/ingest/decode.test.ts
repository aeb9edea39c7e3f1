import { describe, expect, it } from "vitest";
import { DocumentRefusedError } from "../../src/errors.js";
import { decode } from "../../src/ingest/decode.js";
import { ingestMessages } from "../../src/messages.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function reasonOf(bytes: Uint8Array): string {
  try {
    decode(bytes);
  } catch (error) {
    if (error instanceof DocumentRefusedError) return error.reason;
    throw error;
  }
  return "";
}

describe("decode", () => {
  const text = "Nghị quyết của Huyện ủy";
  it.each([
    ["UTF-8", utf8(text)],
    ["UTF-8 with a byte order mark", utf8(`\ufeff${text}`)],
    ["UTF-16 little-endian", new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"))],
    ["UTF-16 big-endian", new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le").swap16())],
  ])("reads %s", (_, bytes) => {
    expect(decode(bytes)).toBe(text);
  });

  it("composes letters typed in pieces and keeps every word", () => {
    expect(decode(utf8(text.normalize("NFD")))).toBe(text);
  });

  it("turns every line end into a line feed", () => {
    expect(decode(utf8("một\r\nhai\rba"))).toBe("một\nhai\nba");
  });

  it("drops what no reader sees: zero-width, direction and tag characters", () => {
    expect(decode(utf8("Huyện\u200b ủy\u202e \u{e0041}\u{e0042}họp\u0007"))).toBe("Huyện ủy họp");
  });

  it("reads a soft hyphen inside a number as its hyphen, elsewhere as nothing", () => {
    expect(decode(utf8("1961/QĐ\u00adUBND triển\u00adkhai"))).toBe("1961/QĐ-UBND triểnkhai");
  });

  it.each([
    ["a file of another kind", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 1]), ingestMessages.binary],
    [
      "bytes that are no Unicode",
      new Uint8Array([0x48, 0xf9, 0x79, 0x20, 0xd5, 0x6e]),
      ingestMessages.wrongEncoding,
    ],
    [
      "text typed in TCVN3",
      utf8("HuyÖn ñy ThuËn Nam triÓn khai nhiÖm vô träng t©m quý II n¨m 2022. ".repeat(10)),
      ingestMessages.legacyFont,
    ],
  ])("refuses %s and says why", (_, bytes, reason) => {
    expect(reasonOf(bytes)).toBe(reason);
  });
});
