import { mkdir, writeFile } from "node:fs/promises";

import { UsageError } from "#src/errors.js";
import { packEmbedder } from "#src/measure/pack-embedder.js";

import { runCommand } from "../run.js";

/** `embedder-pack.js TRAINED` packs what embedder.py wrote into models/embedder. */
await runCommand(async ([folder]) => {
  if (folder === undefined)
    throw new UsageError("Name the folder that embedder.py wrote: embedder-pack.js TRAINED");
  const { features, rows } = packEmbedder(folder);
  await mkdir("models/embedder", { recursive: true });
  await writeFile("models/embedder/features.bin", features);
  await writeFile("models/embedder/rows.bin", rows);
  process.stderr.write(`models/embedder: ${features.length} + ${rows.length} bytes\n`);
});
