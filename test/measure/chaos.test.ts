import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import type { ChaosReport } from "../../src/measure/chaos.js";
import { ChaosCorpus, readStamp, stampOf } from "../../src/measure/chaos-corpus.js";

const root = join(import.meta.dirname, "..", "..");

const stamps = (of: number) => Array.from({ length: 20 }, (_, document) => stampOf(document, of));

describe("npm run chaos", () => {
  it.skipIf(!existsSync(join(root, "dist", "scripts", "chaos.js")))(
    "loses nothing, and notices what the null control loses",
    () => {
      const given = ["dist/scripts/chaos.js", "--kills", "3", "--documents", "5", "--copies", "24", "--json"];
      const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: root, encoding: "utf8" });
      expect(stderr).toBe("");
      const report: ChaosReport = JSON.parse(stdout);
      expect(report.kills).toMatchObject({ kills: 3, lost: 0, unloadable: 0, inconsistent: 0, faults: [] });
      expect(report.fullDisk.faults).toEqual([]);
      expect(report.fullDisk.places).toBeGreaterThan(20);
      expect(report.damage).toMatchObject({
        value: { copies: 24, unnoticed: [], unnamed: [], damagedNativeReads: 0 },
      });
      expect(report.nullControl.lost).toBeGreaterThan(0);
      expect(status).toBe(0);
    },
    240_000,
  );
});

describe("the corpus of the chaos test", () => {
  it("never looks like another version when two are mixed", () => {
    for (let version = 1; version < 30; version += 1) {
      const [now, before] = [stamps(version), stamps(version - 1)];
      const changed = now.flatMap((stamp, document) => (stamp === before[document] ? [] : [document]));
      // Document 0 and at least one other: one without the other is a mixture.
      expect(changed[0]).toBe(0);
      expect(changed.length).toBeGreaterThan(1);
      expect(readStamp(now[0] ?? "")).toBe(version);
    }
  });

  it("has a question for every document", () => {
    const corpus = new ChaosCorpus(5);
    const questions = Array.from({ length: 5 }, (_, document) => corpus.question(document));
    expect(new Set(questions).size).toBe(5);
  });
});
