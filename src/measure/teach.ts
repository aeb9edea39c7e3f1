import { readFileSync } from "node:fs";

import { prepare, type Asking } from "../ask/ask.js";
import { confidenceOf } from "../ask/confidence.js";
import { readLexicon } from "../adapters/lexicon.js";
import { shippedRestorer } from "../adapters/restorer.js";
import { composeIndex } from "../compose.js";
import { readTyped } from "../search/query.js";
import { type Example, exampleOf, type TaughtQuestion } from "./answer-examples.js";
import { parseObject } from "./json-lines.js";
import { gateRow, trainReader } from "./train-answers.js";

const typings = ["q", "q_nodia", "q_chat", "question"] as const;
const folds = 5;

/** The questions of a file in every typing they have. */
function readQuestions(file: string): TaughtQuestion[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line): TaughtQuestion[] => {
      const parsed = line.trim() === "" ? null : parseObject(line);
      if (parsed === null) return [];
      const answerable = parsed["answerable"] !== false;
      const all = Array.isArray(parsed["all"]) ? parsed["all"].filter((one) => typeof one === "string") : [];
      const document = typeof parsed["doc"] === "string" ? parsed["doc"].replace(/\.\w+$/u, "") : null;
      return typings.flatMap((typing) => {
        const typed = parsed[typing];
        const taught = { id: String(parsed["id"]), typed: String(typed), answerable, all };
        return typeof typed === "string"
          ? [document === null ? taught : { ...taught, documentId: document }]
          : [];
      });
    });
}

async function examplesOf(directory: string, files: readonly string[], corpus: string): Promise<Example[]> {
  const index = await composeIndex({
    embeddings: "builtin",
    embeddingsBaseUrl: null,
    embeddingsApiKey: null,
    indexDirectory: directory,
  });
  const asking: Asking = prepare(
    index,
    (text) => readTyped(text, index.statistics, shippedRestorer()),
    await readLexicon(corpus),
  );
  const examples: Example[] = [];
  for (const taught of files.flatMap(readQuestions)) {
    const hides = taught.answerable && taught.documentId !== undefined;
    for (const hidden of hides ? [false, true] : [false]) {
      // eslint-disable-next-line no-await-in-loop -- in order
      examples.push(await exampleOf(taught, asking, hidden));
    }
  }
  await index.close();
  return examples;
}

/** A question always falls into the same fold in all its typings. */
const foldOf = (id: string): number =>
  Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % folds;

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** For each bar: how many answerable questions get the right passage, a wrong one, none; how many others get one. */
function report(examples: readonly Example[]): string[] {
  const judged = Array.from({ length: folds }, (_, fold) => {
    const weights = trainReader(examples.filter(({ id }) => foldOf(id) !== fold));
    return examples
      .filter(({ id }) => foldOf(id) === fold)
      .map((example) => {
        const { ranked, right } = gateRow(example, weights.rank);
        return { ...example, right, chance: confidenceOf(ranked, weights) };
      });
  }).flat();
  const families = [...new Set(judged.map(({ id }) => id.replace(/\d+$/u, "")))];
  return families.flatMap((family) => {
    const own = judged.filter(({ id }) => id.replace(/\d+$/u, "") === family);
    const answerable = own.filter((one) => one.answerable);
    const hidden = own.filter((one) => one.hidden);
    const others = own.filter((one) => !one.answerable && !one.hidden);
    return [0, 0.2, 0.3, 0.4, 0.5, 0.6].map((bar) => {
      const passes = answerable.filter(({ chance }) => chance > bar);
      const right = passes.filter((one) => one.right).length;
      const through = (some: readonly { chance: number }[]): string =>
        percent(some.filter(({ chance }) => chance > bar).length, some.length);
      return `${family.padEnd(10)} bar ${bar}: right ${percent(right, answerable.length)}, wrong ${percent(passes.length - right, answerable.length)}; unanswerable let through ${through(others)} of ${others.length}, with the document hidden ${through(hidden)}`;
    });
  });
}

/**
 * Learns the reader's weights from questions over indexes and says, by five-fold cross-validation, what each bar of
 * confidence buys.
 * @param sources "INDEX,FILE,FILE …": an index and the question files over it
 * @param corpus the folder that holds `_config/lexicon.yml`
 */
export async function teach(sources: readonly string[], corpus: string): Promise<string> {
  const examples: Example[] = [];
  for (const source of sources) {
    const [directory = "", ...files] = source.split(",");
    // eslint-disable-next-line no-await-in-loop -- one index at a time
    examples.push(...(await examplesOf(directory, files, corpus)));
  }
  const round = (weights: readonly number[]): string =>
    `[${weights.map((weight) => weight.toFixed(3)).join(", ")}]`;
  const { rank, gate } = trainReader(examples);
  return [...report(examples), `rank: ${round(rank)},`, `gate: ${round(gate)},`].join("\n");
}
