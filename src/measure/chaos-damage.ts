/**
 * Damaged copies of an index: `node chaos-damage.js DIRECTORY COUNT`, in a process of its own, because what is looked
 * for is its death. Prints a DamageReport.
 */
import { createHash } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { diskFiles } from "../adapters/files.js";
import { hnswVectors } from "../adapters/hnsw.js";
import { builtinEmbedder } from "../builtin.js";
import { buildIndex } from "../index.js";
import type { Logger, Vectors } from "../ports.js";
import { openGeneration } from "../search/generation.js";
import { faultsOf } from "../search/layout.js";
import { fileNames } from "../search/manifest.js";
import { generatePassages } from "./generate.js";
import { seededRandom } from "./random.js";

export interface DamageReport {
  readonly copies: number;
  /** Damaged copies that were taken for whole, with what was done to them. */
  readonly unnoticed: readonly string[];
  /** How often native code was handed a file that is not the one that was written. */
  readonly damagedNativeReads: number;
  /** Copies whose damage was not named by file in the log. */
  readonly unnamed: readonly string[];
  readonly byKind: Readonly<Record<string, number>>;
}

const [base = "", count = "200"] = process.argv.slice(2);
const random = seededRandom(5);
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const whole = join(base, "whole");
const { passages } = generatePassages(200, 0, 3);
const older = (await buildIndex(passages.slice(0, 160), whole)).generation;
const newer = (await buildIndex(passages, whole)).generation;
const written = digest(readFileSync(join(whole, "generations", newer, fileNames.vectors)));
const olderWritten = digest(readFileSync(join(whole, "generations", older, fileNames.vectors)));

type Change = (bytes: Buffer, name: string) => Buffer | null;
const at = (bytes: Buffer) => Math.floor(random() * bytes.length);

const kinds: Readonly<Record<string, Change>> = {
  truncated: (bytes) => bytes.subarray(0, at(bytes)),
  "one bit flipped": (bytes) => {
    const place = at(bytes);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
    return bytes;
  },
  "a piece zeroed": (bytes) => {
    const place = at(bytes);
    const before = Buffer.from(bytes);
    bytes.fill(0, place, Math.min(bytes.length, place + 4096));
    // Zeros over zeros change nothing.
    return bytes.equals(before) ? Buffer.alloc(bytes.length) : bytes;
  },
  "longer by some bytes": (bytes) => Buffer.concat([bytes, Buffer.alloc(1 + Math.floor(random() * 5000), 7)]),
  missing: () => null,
  "swapped with the older generation's": (_bytes, name) =>
    readFileSync(join(whole, "generations", older, name)),
  "garbage JSON": () => Buffer.from('{"format": 2, "summary": {"id": null}, "seals": {}'),
  "wrong version": (bytes, name) =>
    name === fileNames.manifest
      ? Buffer.from(bytes.toString("utf8").replace(/"format":\d+/u, '"format":99'))
      : bytes.subarray(1),
};

let nativeFaults = 0;
const watchedVectors: Vectors = {
  ...hnswVectors,
  read: (file, dimensions, size) => {
    const expected = file.includes(older) ? olderWritten : written;
    if (digest(readFileSync(file)) !== expected) nativeFaults += 1;
    return hnswVectors.read(file, dimensions, size);
  },
};

/** Opens a copy and asks it. @returns the generation that served (null for none) and the log */
async function use(directory: string) {
  const log: string[] = [];
  const keep = (event: string, fields?: Readonly<Record<string, unknown>>) =>
    void log.push(`${event} ${JSON.stringify(fields)}`);
  const logger: Logger = { debug: keep, info: keep, warn: keep, error: keep };
  const parts = { files: diskFiles, vectors: watchedVectors, embedder: builtinEmbedder(), logger };
  try {
    const index = await openGeneration(directory, parts);
    await index.search(passages[0]?.text ?? "", { limit: 5 });
    const id = index.generation.id;
    // The trees are verified when somebody asks for one.
    await index.sections("d0").catch((error: unknown) => log.push(String(error)));
    return { id, log: log.join("\n") };
  } catch (error) {
    return { id: null, log: [...log, String(error)].join("\n") };
  }
}

const names = [...Object.values(fileNames), "current"];
const isReadLater = (name: string) => name === fileNames.trees || name === fileNames.vectorKeys;
const unnoticed: string[] = [];
const unnamed: string[] = [];
const byKind: Record<string, number> = {};
const kindNames = Object.keys(kinds);
for (let copy = 0; copy < Number(count); copy += 1) {
  const kind = kindNames[copy % kindNames.length] ?? "";
  const name = names[Math.floor(copy / kindNames.length) % names.length] ?? "";
  const directory = join(base, "copy");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  cpSync(whole, directory, { recursive: true });
  // Every other time nothing else could serve.
  if (copy % 2 === 1) rmSync(join(directory, "generations", older), { recursive: true });
  const isPointer = name === "current";
  const file = isPointer ? join(directory, name) : join(directory, "generations", newer, name);
  const before = readFileSync(file);
  const after =
    isPointer && kind.startsWith("swapped")
      ? Buffer.from("../..\n")
      : kinds[kind]?.(Buffer.from(before), name);
  chmodSync(file, 0o644);
  if (after === null || after === undefined) rmSync(file);
  else writeFileSync(file, after);
  // eslint-disable-next-line no-await-in-loop -- one copy at a time
  const { id, log } = await use(directory);
  // The keys of vectors are verified by --verify and before a graph is built on them.
  // eslint-disable-next-line no-await-in-loop
  const verified = name === fileNames.vectorKeys ? await faultsOf(directory, newer, diskFiles) : [];
  const told = `${name} ${kind}`;
  byKind[kind] = (byKind[kind] ?? 0) + 1;
  // The name of another generation that is there is no damage that anybody could tell.
  const isSame = after?.equals(before) === true || (isPointer && after?.toString("utf8").trim() === newer);
  if (isSame) continue;
  if (isPointer ? id !== newer : !isReadLater(name) && id === newer) unnoticed.push(told);
  if (!isPointer && !`${log}${verified.join()}`.includes(name)) unnamed.push(told);
}
rmSync(join(base, "copy"), { recursive: true, force: true });
const report: DamageReport = {
  copies: Number(count),
  unnoticed,
  damagedNativeReads: nativeFaults,
  unnamed,
  byKind,
};
process.stdout.write(JSON.stringify(report));
