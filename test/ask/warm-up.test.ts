import { describe, expect, it } from "vitest";

import type { AskContext } from "../../src/ask/answer.js";
import { type Warmed, warmUp } from "../../src/ask/warm-up.js";

/** An assistant over documents of given titles that only notes what it is asked. */
function noting(titles: readonly string[]) {
  const asked: { readonly question: string; readonly context: AskContext }[] = [];
  const documents = titles.map((title) => ({ title }));
  const assistant: Warmed = {
    library: { documents },
    ask: async (question, context) => asked.push({ question, context }),
  };
  return { assistant, asked };
}

describe("warming up", () => {
  it("asks about documents from the whole corpus, in several ways, with a signal that has ended", async () => {
    const { assistant, asked } = noting(Array.from({ length: 40 }, (_, place) => `Kế hoạch số ${place}`));
    await warmUp(assistant, 8);
    expect(asked.map(({ question }) => /\d+/u.exec(question)?.[0])).toEqual([
      "0",
      "5",
      "10",
      "15",
      "20",
      "25",
      "30",
      "35",
    ]);
    expect(new Set(asked.map(({ question }) => question.replace(/\d+/u, ""))).size).toBe(6);
    expect(asked.every(({ context }) => context.role === "citizen" && context.signal?.aborted === true)).toBe(
      true,
    );
  });

  it("asks a few documents several times, and nothing where there are none", async () => {
    const few = noting(["Quy chế"]);
    await warmUp(few.assistant, 3);
    expect(few.asked).toHaveLength(3);
    const none = noting([]);
    await warmUp(none.assistant, 3);
    expect(none.asked).toHaveLength(0);
  });
});
