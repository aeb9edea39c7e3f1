import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";

import { openRunRecord } from "../../src/adapters/run-record.js";
import { keepingLogger, temporaryDirectory } from "../search/parts.js";

const minute = 60_000;
let directory = "";
let now = Date.UTC(2026, 10, 25, 3);
beforeEach(() => {
  directory = temporaryDirectory();
  now = Date.UTC(2026, 10, 25, 3);
});

const openRecord = () => openRunRecord(directory, () => now, keepingLogger().logger);

/** A run of a process that is gone and said no farewell. */
function crash(generation: string, minutesAgo: number): void {
  mkdirSync(join(directory, "runs"), { recursive: true });
  const { pid } = spawnSync("true");
  writeFileSync(join(directory, "runs", `${now - minutesAgo * minute}.${pid}.1`), generation);
}

describe("the record of runs", () => {
  it("bars a generation's vectors after three ends without a farewell within five minutes, until another one serves", async () => {
    for (const ago of [4, 2, 1]) crash("g1", ago);
    expect((await openRecord()).barred).toBe("g1");
    // It stays so over restarts, and the three are not counted again.
    expect((await openRecord()).barred).toBe("g1");
    expect(readdirSync(join(directory, "runs"))).toEqual([]);
  });

  it.each([
    ["two are", [1, 2], "g1"],
    ["the oldest of three is longer ago than five minutes", [1, 2, 6], "g1"],
    ["it is not known what was in use", [1, 2, 3], ""],
  ])("bars nothing when %s", async (_title, agos, generation) => {
    for (const ago of agos) crash(generation, ago);
    expect((await openRecord()).barred).toBeNull();
  });

  it("counts each generation by itself", async () => {
    crash("g1", 3);
    crash("g1", 2);
    crash("g2", 1);
    expect((await openRecord()).barred).toBeNull();
  });

  it("counts after the clock was set back too, but not what is an hour ahead", async () => {
    for (const ago of [-1, -2, -3]) crash("g1", ago);
    expect((await openRecord()).barred).toBe("g1");
    for (const ago of [-60, -61, -62]) crash("g2", ago);
    expect((await openRecord()).barred).toBe("g1");
  });

  it("takes no running process for a dead one, and forgets one that ended in order", async () => {
    const runs = [await openRecord(), await openRecord(), await openRecord()];
    for (const [index, run] of runs.entries()) {
      now += index;
      run.uses("g1");
    }
    expect((await openRecord()).barred).toBeNull();
    for (const run of runs) run.end();
    expect(readdirSync(join(directory, "runs"))).toEqual([]);
  });

  it("does without where nothing can be written", async () => {
    writeFileSync(join(directory, "file"), "");
    const record = await openRunRecord(join(directory, "file"), () => now, keepingLogger().logger);
    record.uses("g1");
    record.end();
    expect(record.barred).toBeNull();
  });
});
