/**
 * A contestant's turn in a process of its own: `node bench-worker.js build|search|first NAME INDEX FILE`.
 * `build` and `search` read passages or questions from FILE and print JSON; `first` takes one question for FILE and
 * ends after its first hits, so that the whole process can be timed.
 */
import { readFileSync } from "node:fs";

import { type ContestantName, contestant } from "./bench-contestants.js";
import type { PassageInput } from "../index.js";

const isName = (name: string): name is ContestantName => ["library", "minisearch", "hnswlib"].includes(name);

const [turn, name = "", directory = "", given = ""] = process.argv.slice(2);
if (!isName(name)) throw new RangeError(`No contestant is called "${name}".`);

if (turn === "first") {
  const search = await (await contestant(name)).open(directory);
  process.exitCode = (await search(given, 10)).length > 0 ? 0 : 1;
} else if (turn === "search") {
  const { benchSearch } = await import("./bench-search.js");
  const questions: readonly string[] = JSON.parse(readFileSync(given, "utf8"));
  process.stdout.write(JSON.stringify(await benchSearch(directory, questions, name)));
} else {
  const passages: readonly PassageInput[] = JSON.parse(readFileSync(given, "utf8"));
  const built = await contestant(name);
  const started = performance.now();
  await built.build(passages, directory);
  process.stdout.write(JSON.stringify({ milliseconds: performance.now() - started }));
}
