import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { matchesMention, type NumberMention } from "../document/number-mention.js";
import type { Relation } from "../document/relation.js";
import { resolveRelations } from "../document/resolve-relations.js";
import { bareText } from "../vietnamese/syllables.js";

/** How a later document changed an earlier one. */
export type ChangeKind = "replaces" | "repeals" | "amends";

/** A change that one document of the corpus makes to another, which the corpus may hold or not. */
export interface Change {
  readonly kind: ChangeKind;
  readonly by: DocumentIdentity;
  readonly relation: Relation;
  /** The changed document's id; null where the corpus does not hold it. */
  readonly changed: string | null;
}

/** Gravest first: what was replaced or repealed is no longer to be followed at all. */
const order: readonly ChangeKind[] = ["replaces", "repeals", "amends"];

const remembered = new WeakMap<readonly DocumentIdentity[], readonly Change[]>();

/** Every change that the corpus' documents make to others, gravest first, newest first. */
export function changesOf(documents: readonly DocumentIdentity[]): readonly Change[] {
  const known = remembered.get(documents) ?? findChanges(documents);
  remembered.set(documents, known);
  return known;
}

function findChanges(documents: readonly DocumentIdentity[]): readonly Change[] {
  const byId = new Map(documents.map((identity) => [identity.id, identity]));
  return resolveRelations(documents)
    .flatMap(({ relation, from, to }): Change[] => {
      const kind = order.find((one) => one === relation.kind);
      const by = byId.get(from);
      return kind === undefined || by === undefined ? [] : [{ kind, by, relation, changed: to }];
    })
    .toSorted(
      (one, other) =>
        order.indexOf(one.kind) - order.indexOf(other.kind) ||
        (other.by.date ?? "").localeCompare(one.by.date ?? ""),
    );
}

/** Changes made to a document of the corpus by another one that is not older. */
export function changesTo(identity: DocumentIdentity, changes: readonly Change[]): readonly Change[] {
  return changes.filter(
    ({ changed, by }) =>
      changed === identity.id && (by.date === null || identity.date === null || by.date >= identity.date),
  );
}

/** Changes made to a document that a question names by number, in the provinces it names. */
export function changesToMention(
  mention: NumberMention,
  provinces: readonly string[],
  changes: readonly Change[],
): readonly Change[] {
  return changes.filter(({ relation, by }) => {
    const own = findDocumentNumbers(relation.number ?? "")[0];
    const words = ` ${bareText([by.issuer, by.place, by.title].filter(Boolean).join(" . "))} `;
    return (
      own !== undefined &&
      matchesMention(own, mention) &&
      provinces.every((province) => words.includes(` ${province} `))
    );
  });
}
