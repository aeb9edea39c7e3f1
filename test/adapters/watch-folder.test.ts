import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { settledChanges } from "../../src/adapters/watch-folder.js";
import { temporaryDirectory } from "../search/parts.js";

const pauses = { poll: 20, quiet: 100 };
let folder = "";
let controller = new AbortController();
let changes = settledChanges("", controller.signal);
beforeEach(async () => {
  folder = join(temporaryDirectory(), "corpus");
  mkdirSync(folder);
  writeFileSync(join(folder, "a.txt"), "một");
  controller = new AbortController();
  changes = settledChanges(folder, controller.signal, pauses);
});
afterEach(() => controller.abort());

describe("settledChanges", () => {
  it.each([
    ["added", () => writeFileSync(join(folder, "b.txt"), "hai")],
    ["written", () => writeFileSync(join(folder, "a.txt"), "một đã sửa")],
    ["renamed", () => renameSync(join(folder, "a.txt"), join(folder, "c.txt"))],
    ["removed", () => rmSync(join(folder, "a.txt"))],
    [
      "added in a new folder",
      () => {
        mkdirSync(join(folder, "2022"));
        writeFileSync(join(folder, "2022", "b.txt"), "hai");
      },
    ],
    ["taken away with its folder", () => rmSync(folder, { recursive: true })],
  ])("tells once when a file was %s", async (_, act) => {
    const first = changes.next();
    await sleep(60);
    act();
    expect((await first).done).toBe(false);
    const second = changes.next();
    await sleep(250);
    controller.abort();
    expect((await second).done).toBe(true);
  });

  it("waits until a file that is being copied is whole", async () => {
    const first = changes.next().then(() => performance.now());
    let written = 0;
    for (let part = 0; part < 8; part += 1) {
      // eslint-disable-next-line no-await-in-loop -- a slow copy
      await sleep(40);
      writeFileSync(join(folder, "lon.txt"), "x".repeat((part + 1) * 1000));
      written = performance.now();
    }
    expect(await first).toBeGreaterThan(written);
  });
});
