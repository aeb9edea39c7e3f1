import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { HostileFile } from "./file.ts";
import { officeFiles } from "./make-office.ts";
import { pdfFiles } from "./make-pdf.ts";
import { textFiles } from "./make-text.ts";

/**
 * Writes every hostile file into a folder.
 * @param address of a server that files name and that nobody may call
 */
export function makeHostile(folder: string, address: string): HostileFile[] {
  const files = [...officeFiles(address), ...pdfFiles(), ...textFiles(address)];
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  return files;
}
