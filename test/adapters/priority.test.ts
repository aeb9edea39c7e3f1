import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

const compiled = fileURLToPath(new URL("../../dist/adapters/priority.js", import.meta.url));

it("puts a process and those it starts behind others", () => {
  const program = `
    const { goBehindOthers } = await import(${JSON.stringify(compiled)});
    const { execFileSync } = await import("node:child_process");
    const { getPriority } = await import("node:os");
    goBehindOthers();
    const child = execFileSync(process.execPath, ["-p", "require('node:os').getPriority()"], { encoding: "utf8" });
    process.stdout.write(getPriority() + " " + child.trim());
  `;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  const behind = constants.priority.PRIORITY_BELOW_NORMAL;
  expect(stdout).toBe(`${behind} ${behind}`);
});
