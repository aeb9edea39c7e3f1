import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";

import { openBudget } from "../../src/adapters/budget.js";
import { keepingLogger, temporaryDirectory } from "../search/parts.js";

const limits = { ratePerMinute: 3, ratePerMinuteAll: 5, modelCallsPerUser: 2, modelCalls: 3 };
let directory: string;
let now: number;
const open = (log = keepingLogger().logger) => openBudget(directory, limits, log, () => now);

beforeEach(() => {
  directory = temporaryDirectory();
  now = Date.parse("2026-11-25T16:50:00Z");
});

describe("questions a minute", () => {
  it("are counted for each person, and said to be too many once a minute", async () => {
    const budget = await open();
    for (let asked = 0; asked < 3; asked += 1) expect(budget.ask("11")).toBeNull();
    now += 10_000;
    expect(budget.ask("11")).toEqual({ seconds: 50, isTold: false });
    expect(budget.ask("11")).toEqual({ seconds: 50, isTold: true });
    expect(budget.ask("12")).toBeNull();
    now += 50_000;
    expect(budget.ask("11")).toBeNull();
  });

  it("are counted for all together, and what was refused is not counted", async () => {
    const budget = await open();
    for (const user of ["1", "1", "1", "1", "1", "2", "3"]) budget.ask(user);
    expect(budget.ask("4")).toMatchObject({ isTold: false });
    now += 60_000;
    expect(budget.ask("4")).toBeNull();
  });

  it("are remembered across restarts; a clock set back locks nobody out", async () => {
    const before = await open();
    for (let asked = 0; asked < 3; asked += 1) before.ask("11");
    expect((await open()).ask("11")).toMatchObject({ seconds: 60 });
    now -= 3_600_000;
    expect((await open()).ask("11")).toBeNull();
  });
});

describe("calls of a model a day", () => {
  it("are counted before they are made, for each person and in all", async () => {
    const budget = await open();
    expect(["a", "a", "a", "b", "b"].map((user) => budget.spend(user))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it("are remembered across restarts until midnight in Việt Nam", async () => {
    const before = await open();
    before.spend("a");
    before.spend("a");
    expect((await open()).spend("a")).toBe(false);
    now = Date.parse("2026-11-25T17:00:00Z");
    const after = await open();
    expect(after.spend("a")).toBe(true);
    now += 86_400_000;
    expect(after.spend("a")).toBe(true);
    expect(after.spend("a")).toBe(true);
    expect(after.spend("a")).toBe(false);
  });

  it("0 means none", async () => {
    const none = await openBudget(directory, { ...limits, modelCallsPerUser: 0 }, keepingLogger().logger);
    expect(none.spend("a")).toBe(false);
  });
});

describe("the file of counters", () => {
  it("keeps no id longer than it counts, and stays small", async () => {
    const budget = await openBudget(
      directory,
      { ...limits, ratePerMinuteAll: 1e9 },
      keepingLogger().logger,
      () => now,
    );
    for (let asked = 0; asked < 12_000; asked += 1) {
      now += 100;
      budget.ask(`person-${asked}`);
    }
    const kept = readFileSync(join(directory, "budget.jsonl"), "utf8");
    expect(kept.split("\n").length).toBeLessThan(7_000);
    expect(kept).not.toContain('person-1"');
    now += 120_000;
    await open();
    expect(readFileSync(join(directory, "budget.jsonl"), "utf8")).toBe("");
  });

  it("may be damaged: what is readable counts", async () => {
    const line = JSON.stringify(["call", "a", now]);
    writeFileSync(join(directory, "budget.jsonl"), `${line}\n{"x":\n["call",7,1]\n${line}\n["call","a"`);
    expect((await open()).spend("a")).toBe(false);
  });

  it("that cannot be written is said once, and counting goes on", async () => {
    const { logger, lines } = keepingLogger();
    const budget = await open(logger);
    writeFileSync(join(directory, "x"), "");
    const { rmSync } = await import("node:fs");
    rmSync(directory, { recursive: true });
    expect([budget.spend("a"), budget.spend("a"), budget.spend("a")]).toEqual([true, true, false]);
    expect(lines.filter((event) => JSON.stringify(event).includes("budget.unsaved"))).toHaveLength(1);
  });
});
