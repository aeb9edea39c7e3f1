import { composeEmbedder } from "#src/compose.js";
import type { Config } from "#src/config.js";
import type { MaintenanceDeed } from "#src/maintain.js";

/** Carries out what was asked of the generations and prints it. @returns the exit code */
export async function maintainIndex(
  deed: MaintenanceDeed,
  config: Config,
  { json, force }: { readonly json: boolean; readonly force: boolean },
): Promise<number> {
  const { maintain } = await import("#src/maintain.js");
  const embedder = () => composeEmbedder(config);
  const done = await maintain(deed, {
    indexDirectory: config.indexDirectory,
    embedder,
    now: Date.now,
    force,
  });
  process.stdout.write(`${json ? JSON.stringify(done.value) : done.text}\n`);
  return done.exitCode;
}
