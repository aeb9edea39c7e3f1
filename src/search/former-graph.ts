import type { FormerVectors, IndexContent } from "../ports.js";
import type { Files } from "./files.js";
import { folderOf, pathsOf } from "./layout.js";
import { fileNames, formatVersion, type Manifest } from "./manifest.js";

/** A generation's graph that the next one may be built from. */
export interface FormerGraph extends FormerVectors {
  readonly generation: string;
}

/**
 * The graph of the generation in force, where the next can be built from it: of the same format, models and
 * dimensions, every byte of it verified, since native code is going to read it. None where native code took the last
 * writer with it over this one.
 */
export async function formerGraph(
  directory: string,
  previous: Manifest | null,
  content: IndexContent,
  files: Files,
): Promise<FormerGraph | null> {
  if (previous === null || content.isAnew === true) return null;
  const { format, summary, dimensions, seals } = previous;
  const isAlike =
    format === formatVersion &&
    summary.embedder === content.embedder &&
    dimensions === content.vectors[0]?.length;
  const [graph, keys] = [seals[fileNames.vectors], seals[fileNames.vectorKeys]];
  if (!isAlike || graph === undefined || keys === undefined) return null;
  const tried = await files.read(pathsOf(directory).graphInUse);
  if (tried !== null && Buffer.from(tried).toString("utf8").trim() === summary.id) return null;
  const folder = folderOf(directory, summary.id);
  const file = `${folder}/${fileNames.vectors}`;
  const known = await files.readSealed(`${folder}/${fileNames.vectorKeys}`, keys);
  if ("fault" in known || (await files.checkSealed(file, graph)) !== null) return null;
  return { generation: summary.id, file, keys: known };
}

/** Does what native code is needed for; should it take the process with it, the next writer knows over which graph. */
export async function using<T>(
  directory: string,
  former: FormerGraph | null,
  files: Files,
  action: () => Promise<T>,
): Promise<T> {
  const { graphInUse } = pathsOf(directory);
  if (former !== null) await files.replace(graphInUse, Buffer.from(`${former.generation}\n`));
  try {
    return await action();
  } finally {
    await files.remove(graphInUse);
  }
}
