import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Ranked } from "./fuse.js";
import { type SearchWeights, searchWeights } from "./weights.js";

/**
 * What a document belongs with: parts of one law or resolution bear its number, parts of one text its title, though they
 * were indexed as documents of their own. The document's id where it has neither.
 */
export function familyKey({ id, number, title }: DocumentIdentity): string {
  const named = number ?? (/\d/u.test(title) ? (findDocumentNumbers(title).at(-1)?.key ?? null) : null);
  if (named !== null) return `number ${named}`;
  return title === "" ? `id ${id}` : `title ${foldKeepingOffsets(title)}`;
}

/**
 * Scores in their document's context: a passage gains by how well the best of its family's passages answer. "Giải thể
 * quỹ" says of which fund only through the articles around it.
 * @param ranked best first
 * @returns the same passages, best first
 */
export function withFamilies(
  ranked: readonly Ranked[],
  familyOf: (passage: number) => number,
  { share, members }: SearchWeights["family"] = searchWeights.family,
): Ranked[] {
  const families = new Map<number, { sum: number; count: number }>();
  const owners = ranked.map(({ passage }) => familyOf(passage));
  ranked.forEach(({ score }, place) => {
    const owner = owners[place] ?? 0;
    const family = families.get(owner) ?? { sum: 0, count: 0 };
    if (family.count < members) families.set(owner, { sum: family.sum + score, count: family.count + 1 });
  });
  return ranked
    .map(({ passage, score }, place) => ({
      passage,
      score: score + (share * (families.get(owners[place] ?? 0)?.sum ?? 0)) / members,
    }))
    .toSorted((one, other) => other.score - one.score || one.passage - other.passage);
}
