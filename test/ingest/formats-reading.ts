import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { DocumentIdentity, Section } from "../../src/document/document.ts";
import type { Passage } from "../../src/document/passage.ts";
import { type Assistant, createAssistant } from "../../src/index.ts";
import { composeIndex } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import type { IngestEvent } from "../../src/ingest/events.ts";

/** What the ingest command made of one file; null where it refused it. */
export interface Understood {
  readonly identity: DocumentIdentity;
  readonly source: string;
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  readonly assistant: Assistant;
}

export interface Reading {
  readonly understood: Understood | null;
  /** Why it was refused; null where it was read. */
  readonly reason: string | null;
}

function run(command: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (piece: Buffer) => (output += piece.toString()));
    child.once("error", reject);
    child.once("close", () => resolve(output));
  });
}

/** Runs the command, as it is shipped, on a corpus of this file alone: copies of one document would count as one. */
export async function ingestAlone(file: string, folder: string): Promise<Reading> {
  const place = mkdtempSync(join(tmpdir(), "hoi-formats-"));
  const indexDirectory = join(place, "index");
  mkdirSync(join(place, "corpus"));
  copyFileSync(join(folder, file), join(place, "corpus", file));
  const output = await run([
    "dist/scripts/ingest.js",
    "--json",
    "--corpus",
    join(place, "corpus"),
    "--index",
    indexDirectory,
  ]);
  const events = output
    .split("\n")
    .filter((line) => line !== "")
    .map((line): IngestEvent => JSON.parse(line));
  const refused = events.find((event) => event.event === "refused");
  if (!events.some(({ event }) => event === "published"))
    return { understood: null, reason: refused?.reason ?? "" };
  const index = await composeIndex({ ...readConfig({}), indexDirectory });
  const [identity] = index.documents;
  if (identity === undefined) throw new Error(`${file}: published without a document`);
  const sections = (await index.sections(identity.id)) ?? [];
  const passages = index.passages(identity.id);
  const source = index.source(identity.id) ?? "";
  await index.close();
  const assistant = await createAssistant({ indexDirectory });
  return { understood: { identity, source, sections, passages, assistant }, reason: null };
}

/** Words with single blanks between; marks of tables and of Markdown are not words. */
export const folded = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[|*#\\]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();

/** The words by zone: letter-head and signature are read column by column or line by line, so only their words count. */
export interface Zones {
  /** Legal bases to the last article, and the annex. */
  readonly body: string;
  /** All other words, sorted. */
  readonly edges: readonly string[];
}

export function zonesOf(text: string): Zones {
  const all = folded(text);
  const [, top, body, signature, annex] =
    /^(.*?)(Căn cứ Luật.*?)(?=Nơi nhận|TM\. HỘI ĐỒNG)(.*?)(PHỤ LỤC CÁC .*)$/su.exec(all) ?? [];
  if (top === undefined || signature === undefined) return { body: all, edges: [] };
  return { body: `${body}${annex}`, edges: `${top} ${signature}`.split(" ").toSorted().filter(Boolean) };
}

/** Labels and titles of the tree, a line a part, down to the kinds wanted. */
export function treeOf(
  sections: readonly Section[],
  kinds: readonly Section["kind"][],
  above = "",
): string[] {
  return sections.flatMap(({ kind, label, title, children }) => {
    if (!kinds.includes(kind)) return treeOf(children, kinds, above);
    const path = `${above}${label ?? "?"}`;
    return [title === null ? path : `${path} ${title}`, ...treeOf(children, kinds, `${path} › `)];
  });
}

/** Insertions, deletions and changes of characters from one text to the other, over the first's length. */
export function characterError(right: string, read: string): number {
  const [wanted, found] = [right.split(""), read.split("")];
  let above = Array.from({ length: found.length + 1 }, (_, index) => index);
  for (const [row, letter] of wanted.entries()) {
    const line = [row + 1];
    for (let column = 1; column <= found.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (letter === found[column - 1] ? 0 : 1);
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return (above.at(-1) ?? 0) / Math.max(1, wanted.length);
}
