import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Answer, Assistant } from "../../src/ask/answer.ts";
import { Circuit } from "../../src/ask/circuit.ts";
import type { Drafting } from "../../src/ask/generate.ts";
import { createWriter, type WriterParts } from "../../src/ask/generate-safely.ts";
import { ChatModelError, type ChatModelFault } from "../../src/errors.ts";
import { generatedMessages } from "../../src/messages.ts";
import type { ChatModel, ChatPrompt } from "../../src/ports.ts";
import { assistantOn, documents, draft, draftingOn, ingest, markerOf } from "./model-corpus.ts";

const question = "Đến năm 2027 xã trồng bao nhiêu ha cây dược liệu?";
const citizen = { role: "citizen" } as const;

let made: ReturnType<typeof ingest>;
let plain: Assistant;
let drafting: Drafting;
beforeAll(async () => {
  made = ingest(documents);
  plain = await assistantOn(made.index);
  drafting = await draftingOn(made.index, question, await plain.ask(question, citizen));
});
afterAll(async () => {
  await plain.close();
  made.remove();
});

const right = ({ user }: ChatPrompt) =>
  Promise.resolve(draft([["Toàn xã trồng 120 ha cây dược liệu đến năm 2027", markerOf(user, "120 ha")]]));
const fails = (fault: ChatModelFault) => () => Promise.reject(new ChatModelError(fault, "hỏng"));

/** A writer whose model does what the test says for each call, the last thing for good. */
function writerOf(does: readonly ChatModel["complete"][], parts: Partial<WriterParts> = {}) {
  const prompts: ChatPrompt[] = [];
  const model: ChatModel = {
    name: "giả",
    prefersPlainText: false,
    complete(prompt, options) {
      prompts.push(prompt);
      const next = does[Math.min(prompts.length, does.length) - 1];
      return next === undefined ? Promise.reject(new Error("không có việc")) : next(prompt, options);
    },
  };
  const write = createWriter({
    model,
    mask: (text) => text,
    now: Date.now,
    totalMilliseconds: 2000,
    ...parts,
  });
  return {
    prompts,
    ask: (extracted: Answer = drafting.extracted) => write({ ...drafting, extracted }, citizen),
  };
}

const isWorded = (answer: { readonly notices: readonly string[] }) =>
  answer.notices.includes(generatedMessages.worded);

describe("the writer", () => {
  it("words the answer and says so", async () => {
    expect(isWorded(await writerOf([right]).ask())).toBe(true);
  });

  it("may answer where we found nothing, but only from passages it was shown", async () => {
    const nothing = {
      kind: "not-found",
      understood: question,
      notices: [],
      text: "Không tìm thấy.",
      nearest: [],
    } as const;
    const answer = await writerOf([right]).ask(nothing);
    expect(answer).toMatchObject({ kind: "answered", citations: [{ documentId: "duoc-lieu" }] });
    const forged = () => Promise.resolve(draft([["Công ty Bình Minh trồng 120 ha cây dược liệu", 1]]));
    expect(await writerOf([forged]).ask(nothing)).toEqual(nothing);
    const silent = () => Promise.resolve(draft([], ["số ha"]));
    expect(await writerOf([silent]).ask(nothing)).toEqual(nothing);
  });

  it("shows the model the masked question only", async () => {
    const { prompts, ask } = writerOf([right], { mask: (text) => text.replace("cây dược liệu", "[…]") });
    await ask();
    expect(prompts[0]?.user).toContain("bao nhiêu ha […]?");
    expect(prompts[0]?.user.split("<cau_hoi>")[1]).not.toContain("cây dược liệu");
  });

  it("counts each call before it is made, and makes none beyond the budget", async () => {
    let left = 3;
    const spend = () => {
      left -= 1;
      return left >= 0;
    };
    const { prompts, ask } = writerOf([fails("unavailable"), right], { spend });
    expect(isWorded(await ask())).toBe(true);
    expect(isWorded(await ask())).toBe(true);
    const refused = await ask();
    expect(prompts).toHaveLength(3);
    expect(refused).toEqual({
      ...drafting.extracted,
      notices: [...drafting.extracted.notices, generatedMessages.overBudget],
    });
  });

  it("makes no call that cannot be counted", async () => {
    const { prompts, ask } = writerOf([right], { spend: () => Promise.reject(new Error("đĩa đầy")) });
    expect(isWorded(await ask())).toBe(false);
    expect(prompts).toEqual([]);
  });

  it.each([
    ["rate-limited", 2],
    ["unavailable", 2],
    ["wrong-answer", 2],
    ["refused-key", 1],
    ["wrong-request", 1],
    ["declined", 1],
  ] as const)("%s is tried %i times, then the extracted answer stands", async (fault, tries) => {
    const { prompts, ask } = writerOf([fails(fault)]);
    expect(await ask()).toEqual(drafting.extracted);
    expect(prompts).toHaveLength(tries);
  });

  it("does not wait longer than its time for a server that asks for more", async () => {
    const later = () =>
      Promise.reject(new ChatModelError("rate-limited", "sau", { waitMilliseconds: 60_000 }));
    const { prompts, ask } = writerOf([later, right]);
    expect(await ask()).toEqual(drafting.extracted);
    expect(prompts).toHaveLength(1);
  });

  it("goes on without a model that ignores its signal, and with one that breaks in a way of its own", async () => {
    const deaf = writerOf([() => new Promise(() => undefined)], { totalMilliseconds: 250 });
    expect(await deaf.ask()).toEqual(drafting.extracted);
    const bug = writerOf([() => Promise.reject(new TypeError("lỗi"))]);
    expect(await bug.ask()).toEqual(drafting.extracted);
  });

  it("waits for a model that goes on talking, not for one that falls silent", async () => {
    const talking: ChatModel["complete"] = async (prompt, { onText }) => {
      for (let piece = 1; piece <= 6; piece += 1) {
        // eslint-disable-next-line no-await-in-loop
        await new Promise((resolve) => {
          setTimeout(resolve, 150);
        });
        onText?.("x".repeat(piece));
      }
      return right(prompt);
    };
    // Half of 1,200 ms of silence would have ended it.
    const { prompts, ask } = writerOf([talking], { totalMilliseconds: 1200 });
    expect(isWorded(await ask())).toBe(true);
    expect(prompts).toHaveLength(1);
  });

  it("stops calling a service that is down, and calls it again later", async () => {
    let time = 1_000_000;
    const broken = fails("unavailable");
    const { prompts, ask } = writerOf([broken, broken, broken, broken, right], {
      now: () => time,
      tries: 1,
      circuit: { failures: 3, pauseMilliseconds: 60_000 },
    });
    for (let asked = 0; asked < 10; asked += 1) {
      // eslint-disable-next-line no-await-in-loop
      expect(await ask()).toEqual(drafting.extracted);
    }
    expect(prompts).toHaveLength(3);
    time += 60_000;
    // One question tries again, in vain; the others do not wait for it.
    await Promise.all([ask(), ask(), ask()]);
    expect(prompts).toHaveLength(4);
    time += 60_000;
    expect(isWorded(await ask())).toBe(true);
    expect(isWorded(await ask())).toBe(true);
    expect(prompts).toHaveLength(6);
  });
});

describe("the circuit", () => {
  it("lets one call through when its pause is over, and closes on success", () => {
    let time = 0;
    const circuit = new Circuit({ failures: 2, pauseMilliseconds: 10 }, () => time);
    expect(circuit.enter()).toBe(true);
    circuit.failed();
    expect(circuit.enter()).toBe(true);
    circuit.failed();
    expect(circuit.enter()).toBe(false);
    time = 10;
    expect([circuit.enter(), circuit.enter()]).toEqual([true, false]);
    circuit.gaveUp();
    expect(circuit.enter()).toBe(true);
    circuit.failed();
    time = 19;
    expect(circuit.enter()).toBe(false);
    time = 20;
    expect(circuit.enter()).toBe(true);
    circuit.succeeded();
    expect([circuit.enter(), circuit.enter()]).toEqual([true, true]);
  });
});
