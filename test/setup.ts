import { spawnSync } from "node:child_process";

/**
 * Tests of real processes run what `tsc -b` compiles: it is brought up to date once before all of them. Faults of
 * types are `npm run check`'s business; they are printed here and stop nothing.
 */
export default function setup(): void {
  spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b"], { stdio: "inherit" });
}
