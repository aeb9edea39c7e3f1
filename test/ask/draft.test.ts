import { describe, expect, it } from "vitest";

import { joinLocators } from "../../src/ask/draft.ts";
import { noticesFor } from "../../src/ask/notices.ts";
import { answerMessages } from "../../src/messages.ts";

describe("joinLocators", () => {
  it.each([
    [["đoạn 2, ý 1", "đoạn 2, ý 3"], "đoạn 2, ý 1, 3"],
    [["Điều 3, khoản 2, điểm a", "Điều 3, khoản 2, điểm đ"], "Điều 3, khoản 2, điểm a, đ"],
    [["đoạn 4", "đoạn 4"], "đoạn 4"],
    [["Điều 1", "Điều 2", "Điều 3", "Điều 4", "Điều 5"], "Điều 1; Điều 2; Điều 3; Điều 4 …"],
  ])("writes %j as %s", (locators, written) => {
    expect(joinLocators(locators)).toBe(written);
  });
});

describe("noticesFor", () => {
  const document = {
    id: "a",
    title: "Tin",
    number: null,
    kind: "tin",
    issuer: "Huyện ủy Bắc Sơn",
    place: null,
    date: "2022-04-07",
    signer: null,
    author: null,
    origin: null,
  };
  it.each([
    ["a district's report of 2022", document, [answerMessages.districtReport]],
    ["a district's plan of 2022", { ...document, kind: "kế hoạch" }, [answerMessages.district]],
    ["a district's report after 1 July 2025", { ...document, date: "2025-08-01" }, [answerMessages.report]],
    ["a province's plan", { ...document, kind: "kế hoạch", issuer: "Ủy ban nhân dân tỉnh Bắc Ninh" }, []],
  ])("says what belongs to %s", (_, identity, notices) => {
    expect(noticesFor([identity])).toEqual(notices);
  });
});
