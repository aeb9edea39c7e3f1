import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Calls, type ApiClient } from "../../src/channels/telegram/calls.js";
import { UnfinishedError } from "../../src/channels/telegram/failures.js";
import { format } from "../../src/channels/telegram/format.js";
import { resolveSourceLink, sourceLink } from "../../src/channels/telegram/source-link.js";
import { split } from "../../src/channels/telegram/split.js";
import { usualTiming } from "../../src/channels/telegram/timing.js";
import { FakeAssistant, quote, source } from "./fake-assistant.ts";

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const texts = fc
  .array(
    fc.constantFrom(
      "xã Nhị Hà ",
      "đạt chuẩn. ",
      "\n",
      "\n\n",
      "👩🏽‍🌾",
      "e\u0323\u0302",
      "[12]",
      "<b>&_*",
      "Thuận ",
    ),
    { maxLength: 120 },
  )
  .map((pieces) => pieces.join(""));

const headOf = (text: string) => split({ text }, 40)[0]?.text.trim();

describe("split", () => {
  it("keeps every letter, the limit, graphemes and markers whole, whatever the text", () => {
    const graphemes = new Intl.Segmenter("vi");
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 80 }), (text, limit) => {
        const parts = split({ text }, limit).map((part) => part.text);
        expect(parts.join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        const borders = new Set([...graphemes.segment(text)].map(({ index }) => index));
        let position = 0;
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          position = text.indexOf(part, position);
          expect(borders.has(position)).toBe(true);
          expect(/\[\d*$/u.test(part)).toBe(false);
          position += part.length;
        }
      }),
    );
  });

  it("cuts at a paragraph before a line, a line before a sentence, a sentence before a word", () => {
    expect(headOf("Một hai ba.\n\nBốn năm sáu. Bảy tám chín mười mười một.")).toBe("Một hai ba.");
    expect(headOf("Một hai ba. Bốn\nNăm sáu. Bảy tám chín mười mười một.")).toBe("Một hai ba. Bốn");
    expect(headOf("Một hai ba bốn. Năm sáu bảy tám chín mười mười một.")).toBe("Một hai ba bốn.");
    expect(headOf("Một hai ba bốn năm sáu bảy tám chín mười mười một")).toBe(
      "Một hai ba bốn năm sáu bảy tám chín",
    );
  });

  it("cuts beside an entity where it can and moves it; a longer one is continued", () => {
    const text = `${"chữ ".repeat(5)}đậm và dài ${"chữ ".repeat(5)}`;
    const [first, second] = split({ text, entities: [{ type: "bold", offset: 20, length: 10 }] }, 28);
    expect(first?.text).toBe("chữ ".repeat(5));
    expect(second?.entities).toEqual([{ type: "bold", offset: 0, length: 10 }]);
    const long = split({ text: "đậm ".repeat(20), entities: [{ type: "bold", offset: 0, length: 80 }] }, 30);
    expect(long.every(({ text: words, entities }) => entities[0]?.length === words.length)).toBe(true);
  });

  it.each([
    [1, 1],
    [4_096, 1],
    [4_097, 2],
    [12_000, 3],
  ])("makes of %i units %i messages", (length, count) => {
    expect(split({ text: "a".repeat(length) })).toHaveLength(count);
  });
});

describe("format", () => {
  it("makes entities of styles and leaves every sign of markup as it is", () => {
    const made = format({
      blocks: [
        [
          { text: "<b>&", style: "bold" },
          { text: " _*[]() ", style: "plain" },
          { text: "", style: "italic" },
        ],
        [{ text: "06-NQ/HU", style: "mark" }],
      ],
      sources: [],
    });
    expect(made.text).toBe("<b>& _*[]() \n\n06-NQ/HU");
    expect(made.entities).toEqual([
      { type: "bold", offset: 0, length: 4 },
      { type: "bold", offset: 14, length: 8 },
    ]);
    expect(made.parse_mode).toBeUndefined();
  });
});

describe("source links", () => {
  const { library } = new FakeAssistant();
  const start = source.indexOf(quote);
  const place = { documentId: "2022/tin-quy-2", start, end: start + quote.length };

  it("bring a place back as long as the same words stand there", () => {
    expect(resolveSourceLink(library, sourceLink(place, quote))).toEqual(place);
    expect(resolveSourceLink(library, sourceLink({ ...place, end: place.end + 1 }, quote))).toBeNull();
    expect(resolveSourceLink(library, sourceLink({ ...place, documentId: "x" }, quote))).toBeNull();
    expect(resolveSourceLink(library, sourceLink({ ...place, start: 9_999, end: 10_040 }, quote))).toBeNull();
  });

  it("stay within 64 bytes whatever the document's id, and refuse anything else", () => {
    const longest = sourceLink(
      { documentId: "ế".repeat(500), start: 99_999_999, end: 100_000_299 },
      "x".repeat(300),
    );
    expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(64);
    fc.assert(fc.property(fc.string(), (data) => resolveSourceLink(library, data) === null));
  });
});

/** Fails with each of the errors in turn, then succeeds. */
function clientOf(errors: unknown[]): { client: ApiClient; calls: () => number } {
  let calls = 0;
  const client: ApiClient = {
    callApi: async () => {
      const error = errors[calls];
      calls += 1;
      if (error !== undefined) throw error;
      return await Promise.resolve(true as never); // eslint-disable-line typescript/no-unsafe-type-assertion
    },
  };
  return { client, calls: () => calls };
}

const systemError = (code: string) => Object.assign(new Error(code), { name: "FetchError", code });

describe("calls", () => {
  const timing = { ...usualTiming, firstBackoff: 1, longestBackoff: 2 };
  const carry = (client: ApiClient) =>
    new Calls(client, silent, timing).carryThrough("sendMessage", { chat_id: 1, text: "x" });

  it("are repeated when no connection came about", async () => {
    const { client, calls } = clientOf([
      systemError("ECONNREFUSED"),
      systemError("ENOTFOUND"),
      systemError("EAI_AGAIN"),
    ]);
    expect(await carry(client)).toEqual({ kind: "done", result: true });
    expect(calls()).toBe(4);
  });

  it.each(["ECONNRESET", "EPIPE", "ERR_SOMETHING_NEW"])(
    "are not repeated after %s: it may have been carried out",
    async (code) => {
      const { client, calls } = clientOf([systemError(code)]);
      expect(await carry(client)).toEqual({ kind: "unknown" });
      expect(calls()).toBe(1);
    },
  );

  it("stay unfinished after a long silence, so that the next start sees to them", async () => {
    const { client } = clientOf([Object.assign(new Error("aborted"), { name: "AbortError" })]);
    await expect(carry(client)).rejects.toThrow(UnfinishedError);
  });

  it.each([
    [{ error_code: 429, description: "x", parameters: { retry_after: 73_414 } }, { kind: "dropped" }],
    [{ error_code: 403, description: "Forbidden" }, { kind: "dropped" }],
    [{ error_code: 400, description: "Bad Request: chat not found" }, { kind: "dropped" }],
    [
      { error_code: 400, description: "Bad Request: x" },
      { kind: "refused", code: 400, description: "Bad Request: x" },
    ],
  ])("end at once with %o", async (response, outcome) => {
    const { client, calls } = clientOf([{ response }]);
    expect(await carry(client)).toEqual(outcome);
    expect(calls()).toBe(1);
  });
});
