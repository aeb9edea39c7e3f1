import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { createHnswVectors, hnswVectors } from "../../src/adapters/hnsw.js";
import { relabel } from "../../src/adapters/hnsw-file.js";
import { BadVectorError } from "../../src/errors.js";
import type { FormerVectors, Vector, VectorIndex } from "../../src/ports.js";
import { seededRandom } from "../../src/measure/random.js";
import { temporaryDirectory } from "../search/parts.js";

const directory = temporaryDirectory();
const dimensions = 32;
const keeping = createHnswVectors(1);
const random = seededRandom(3);

function unit(): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const cosine = (one: Vector, other: Vector) =>
  Array.from(one).reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);

let files = 0;
async function build(vectors: readonly Vector[], former: FormerVectors | null = null) {
  files += 1;
  const file = join(directory, `${files}.hnsw`);
  return { file, ...(await keeping.build(vectors, dimensions, file, former)) };
}

const read = ({ file, dead }: { file: string; dead: number }, size: number) =>
  keeping.read(file, dimensions, size, dead);

/** Share of the truly nearest ten that are found. */
function recall(index: VectorIndex, vectors: readonly Vector[], questions: readonly Float32Array[]): number {
  let found = 0;
  for (const question of questions) {
    const similar = vectors.map((vector) => cosine(vector, question));
    const tenth = similar.toSorted((one, other) => other - one)[9] ?? 1;
    for (const { label } of index.nearest([...question], 10)) if ((similar[label] ?? -1) >= tenth) found += 1;
  }
  return found / (questions.length * 10);
}

/** Every label leads to its own vector. */
function expectOwnLabels(index: VectorIndex, vectors: readonly Vector[]): void {
  for (const vector of vectors) {
    const [best] = index.nearest([...vector], 1);
    expect(cosine(vectors[best?.label ?? -1] ?? [], vector)).toBeCloseTo(1, 4);
  }
}

const many = Array.from({ length: 1000 }, unit);

describe("a graph that is built from a former one", () => {
  it("finds after 50 changes what a fresh one finds, under the labels of now", async () => {
    let vectors = many;
    let built = await build(vectors);
    for (let change = 0; change < 50; change += 1) {
      const place = Math.floor(random() * vectors.length);
      // A passage changed, one more, one less: whatever follows has another label.
      const added = [[unit()], [unit(), unit()], []][change % 3] ?? [];
      vectors = vectors.toSpliced(place, 1, ...added);
      built = await build(vectors, built);
    }
    expect(built.dead).toBe(50);
    const grown = await read(built, vectors.length);
    expectOwnLabels(grown, vectors);
    const fresh = await read(await build(vectors), vectors.length);
    const questions = Array.from({ length: 200 }, unit);
    expect(recall(grown, vectors, questions)).toBeGreaterThanOrEqual(
      recall(fresh, vectors, questions) - 0.01,
    );
    expect(grown.nearest([...unit()], 5000)).toHaveLength(vectors.length);
  });

  it("takes over vectors that stand in another order, and the same one as often as it stands", async () => {
    const vectors = [...many.slice(0, 400), ...many.slice(0, 40)];
    const former = await build(vectors);
    const turned = vectors.toReversed().slice(0, 430);
    const built = await build(turned, former);
    expect(built.dead).toBe(10);
    expectOwnLabels(await read(built, 430), turned);
  });

  it("leaves the former file as it is", async () => {
    const former = await build(many);
    const before = readFileSync(former.file);
    await build(many.with(500, unit()), former);
    expect(readFileSync(former.file).equals(before)).toBe(true);
  });

  it.each([
    ["too many are gone", () => many.slice(0, 800)],
    ["too many are new", () => [...many, ...Array.from({ length: 501 }, unit)]],
  ])("is built anew when %s", async (_title, make) => {
    const built = await build(make(), await build(many));
    expect(built.dead).toBe(0);
    expectOwnLabels(await read(built, make().length), make().slice(0, 800));
  });

  it("is built anew over a former file of another kind, of other vectors, or none at all", async () => {
    const former = await build(many);
    const wanted = many.with(3, unit());
    const garbage = join(directory, "garbage");
    writeFileSync(garbage, Buffer.alloc(5000, 1));
    const cut = join(directory, "cut");
    writeFileSync(cut, readFileSync(former.file).subarray(0, 100_000));
    for (const file of [garbage, cut, join(directory, "none")]) {
      const built = await build(wanted, { file, keys: former.keys });
      expect(built.dead).toBe(0);
      expectOwnLabels(await read(built, wanted.length), wanted);
    }
    const strange = await build(Array.from({ length: 1000 }, unit));
    expect((await build(wanted, strange)).dead).toBe(0);
    expect((await build(wanted, { file: former.file, keys: new Uint8Array(32 * 2000) })).dead).toBe(0);
  });

  it("is not asked for where a fresh one takes no time", async () => {
    const former = await build(many);
    const file = join(directory, "small.hnsw");
    expect((await hnswVectors.build(many.with(3, unit()), dimensions, file, former)).dead).toBe(0);
  });

  it("is refused where its count of deleted vectors is another", async () => {
    const built = await build(many.with(3, unit()), await build(many));
    expect(built.dead).toBe(1);
    await expect(keeping.read(built.file, dimensions, 1000)).rejects.toThrow(BadVectorError);
    await expect(keeping.read(built.file, dimensions, 1000, 2)).rejects.toThrow(BadVectorError);
  });

  it("is not published with a label that is wrong or given twice", async () => {
    const { file } = await build(many);
    await expect(relabel(file, 1000, () => 7)).rejects.toThrow("wrong label 7");
    await expect(relabel(file, 1000, () => undefined)).rejects.toThrow("wrong label");
    await expect(relabel(file, 1001, (label) => label)).rejects.toThrow("1000 vectors");
  });
});
