import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { FileAccessError } from "../../src/errors.js";
import { open, publisherOf, temporaryDirectory } from "./parts.js";
import { sampleContent } from "./sample.js";

const disk = join(temporaryDirectory(), "disk");

/** Needs root and a kernel that lets a container mount; elsewhere this file is skipped. */
function mountSmallDisk(): boolean {
  try {
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const isMounted = mountSmallDisk();
afterAll(() => {
  if (isMounted) execFileSync("umount", [disk]);
});

describe.skipIf(!isMounted)("a full disk", () => {
  it("never costs the generation in force, at whatever file it fills up", async () => {
    const directory = join(disk, "index");
    const content = await sampleContent();
    const publisher = publisherOf(directory);
    const { id } = await publisher.publish(content);
    let failures = 0;
    const pages = (statfsSync(disk).bavail * statfsSync(disk).bsize) / 4096;
    for (let free = 0; free <= 10; free += 1) {
      writeFileSync(join(disk, "ballast"), Buffer.alloc((pages - free) * 4096));
      const failure: unknown = await publisher.publish(content).then(
        () => null,
        (error: unknown) => error,
      );
      if (failure === null) break;
      failures += 1;
      expect(failure).toBeInstanceOf(FileAccessError);
      expect(failure).toHaveProperty("message", expect.stringContaining("the disk is full"));
      expect((await open(directory)).generation.id).toBe(id);
      rmSync(join(disk, "ballast"));
    }
    expect(failures).toBeGreaterThan(3);
    rmSync(join(disk, "ballast"), { force: true });
    const next = await publisher.publish(content);
    expect((await open(directory)).generation.id).toBe(next.id);
  });
});
