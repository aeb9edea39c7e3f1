import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { openIndex } from "../../src/index.js";
import { temporaryDirectory } from "./parts.js";

const root = join(import.meta.dirname, "..", "..");

/** Publishes version after version until it is killed; prints "n" once version n is acknowledged. */
const writer = `
import { buildIndex } from "#src/index.js";
const [directory, first] = process.argv.slice(1);
for (let version = Number(first); ; version += 1) {
  const passages = Array.from({ length: 60 }, (_, n) => ({ id: "p" + n, documentId: "d" + (n % 4), text: "phiên bản " + version + " đoạn " + n }));
  await buildIndex(passages, directory);
  process.stdout.write(version + "\\n");
}`;

function start(directory: string, version: number): { readonly child: ChildProcess; acknowledged: number } {
  const child = spawn(process.execPath, ["--input-type=module", "-e", writer, directory, String(version)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const state = { child, acknowledged: -1 };
  child.stdout?.on("data", (data: Buffer) => {
    state.acknowledged = Number(data.toString().trim().split("\n").at(-1));
  });
  return state;
}

/** Every passage of the index in force is of one version; which. */
async function versionIn(directory: string): Promise<number> {
  const index = await openIndex(directory);
  const texts = Array.from({ length: 60 }, (_, number) => index.text(`p${number}`) ?? "missing");
  const versions = new Set(texts.map((text) => /^phiên bản (\d+) đoạn/u.exec(text)?.[1] ?? text));
  expect(versions.size).toBe(1);
  expect((await index.search("phiên bản đoạn 7", { limit: 3 })).length).toBe(3);
  await index.close();
  return Number([...versions][0]);
}

describe.skipIf(!existsSync(join(root, "dist", "index.js")))("kill -9 while publishing", () => {
  it("always leaves an index that opens, whole, and no older than what was acknowledged", async () => {
    const directory = join(temporaryDirectory(), "index");
    let last = -1;
    for (let kill = 0; kill < 20; kill += 1) {
      const state = start(directory, last + 1);
      // Until it works: a cold start takes as long as it takes. Then at a moment spread over one publication.
      await once(state.child.stdout ?? state.child, "data");
      await new Promise((resume) => setTimeout(resume, kill * 3));
      const exited = once(state.child, "exit");
      state.child.kill("SIGKILL");
      await exited;
      last = await versionIn(directory);
      expect(last).toBeGreaterThanOrEqual(state.acknowledged);
    }
  }, 120_000);
});
