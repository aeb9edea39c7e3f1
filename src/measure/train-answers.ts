import { gateFeatures, rankOf, rivalCount } from "../ask/confidence.js";
import type { ReaderWeights } from "../ask/reader-weights.js";
import type { Example } from "./answer-examples.js";

/** Steps, step size and the pull towards zero of both trainings (plain gradient descent on standardised features). */
const rankTraining = { steps: 400, rate: 0.3, pull: 0.02 } as const;
const gateTraining = { steps: 1500, rate: 0.8, pull: 0.01 } as const;

interface Scale {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

function scaleOf(rows: readonly (readonly number[])[]): Scale {
  const width = rows[0]?.length ?? 0;
  const mean = Array.from(
    { length: width },
    (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length,
  );
  const deviation = mean.map(
    (middle, at) =>
      Math.sqrt(rows.reduce((sum, row) => sum + ((row[at] ?? 0) - middle) ** 2, 0) / rows.length) || 1,
  );
  return { mean, deviation };
}

const scaled = (row: readonly number[], { mean, deviation }: Scale): number[] =>
  row.map((value, at) => (value - (mean[at] ?? 0)) / (deviation[at] ?? 1));

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

/** Softmax over the candidates of each question; of several right ones the likeliest is meant (multiple instances). */
function trainRank(examples: readonly Example[]): readonly number[] {
  const scale = scaleOf(examples.flatMap(({ candidates }) => candidates.map(({ features }) => features)));
  const taught = examples
    .filter(({ candidates }) => candidates.some(({ gold }) => gold > 0))
    .map(({ candidates }) => {
      const best = Math.max(...candidates.map(({ gold }) => gold));
      return candidates.map(({ features, gold }) => ({
        row: scaled(features, scale),
        right: gold >= best - 1e-9,
      }));
    });
  const weights = scale.mean.map(() => 0);
  for (let step = 0; step < rankTraining.steps; step += 1) {
    const gradient = weights.map((weight) => weight * rankTraining.pull);
    for (const rows of taught) {
      const scores = rows.map(({ row }) => dot(row, weights));
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const total = shares.reduce((sum, share) => sum + share, 0);
      const rightTotal = shares.reduce((sum, share, at) => sum + (rows[at]?.right === true ? share : 0), 0);
      rows.forEach(({ row, right }, at) => {
        const share = shares[at] ?? 0;
        const push = (share / total - (right ? share / rightTotal : 0)) / taught.length;
        row.forEach((value, place) => {
          gradient[place] = (gradient[place] ?? 0) + push * value;
        });
      });
    }
    gradient.forEach((value, at) => {
      weights[at] = (weights[at] ?? 0) - rankTraining.rate * value;
    });
  }
  return weights.map((weight, at) => weight / (scale.deviation[at] ?? 1));
}

/** The best candidate of an example by a ranking, as the gate sees it, and whether it is right. */
export function gateRow(example: Example, rank: readonly number[]) {
  const ranked = example.candidates
    .map(({ documentId, features, gold }) => ({
      documentId,
      features,
      gold,
      score: rankOf(features, { rank, gate: [] }),
    }))
    .toSorted((one, other) => other.score - one.score);
  const quoted = ranked.slice(0, rivalCount(ranked));
  return { seen: gateFeatures(ranked), ranked, right: quoted.some(({ gold }) => gold > 0) };
}

/** Logistic regression on the best candidates: does it answer? */
function trainGate(examples: readonly Example[], rank: readonly number[]): readonly number[] {
  const rows = examples.map((example) => gateRow(example, rank)).filter(({ seen }) => seen.length > 0);
  const scale = scaleOf(rows.map(({ seen }) => seen));
  const taught = rows.map(({ seen, right }) => ({ row: [...scaled(seen, scale), 1], right: right ? 1 : 0 }));
  const weights = [...scale.mean.map(() => 0), 0];
  for (let step = 0; step < gateTraining.steps; step += 1) {
    const gradient = weights.map((weight, at) =>
      at === weights.length - 1 ? 0 : weight * gateTraining.pull,
    );
    for (const { row, right } of taught) {
      const push = (1 / (1 + Math.exp(-dot(row, weights))) - right) / taught.length;
      row.forEach((value, at) => {
        gradient[at] = (gradient[at] ?? 0) + push * value;
      });
    }
    gradient.forEach((value, at) => {
      weights[at] = (weights[at] ?? 0) - gateTraining.rate * value;
    });
  }
  const own = scale.mean.map((_, at) => (weights[at] ?? 0) / (scale.deviation[at] ?? 1));
  return [...own, (weights.at(-1) ?? 0) - dot(own, scale.mean)];
}

/** Both parts of the reader, learned from examples. Deterministic. */
export function trainReader(examples: readonly Example[]): ReaderWeights {
  const usable = examples.filter(({ candidates }) => candidates.length > 0);
  const rank = trainRank(usable);
  return { rank, gate: trainGate(usable, rank) };
}
