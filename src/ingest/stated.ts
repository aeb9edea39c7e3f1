import type { Relation, RelationKind } from "../document/relation.js";
import { findDocumentNumbers } from "../document/number.js";
import { DocumentRefusedError } from "../errors.js";
import { ingestMessages } from "../messages.js";
import { readDay } from "./days.js";
import { mentionsIn } from "./mentions.js";
import { type FrontMatter, relationFields } from "./read/front-matter.js";

/** What a document is called whose number does not tell its kind. */
const anyKind = "văn bản";

/** A document as staff name it: "Nghị quyết số 05-NQ/HU ngày 03/01/2020", "05-NQ/HU", "Luật Đất đai". */
function relationOf(kind: RelationKind, words: string, source: string): Relation {
  const [mention, another] = mentionsIn(words, true).filter(({ isNested }) => !isNested);
  const number = mention?.number ?? findDocumentNumbers(words)[0] ?? null;
  if (another !== undefined || (mention === undefined && number === null)) {
    throw new DocumentRefusedError(ingestMessages.wrongRelation(kind, words));
  }
  const name = mention?.name ?? words;
  const at = source.indexOf(name);
  return {
    kind,
    documentKind: mention?.documentKind ?? number?.kindName ?? anyKind,
    number: number?.text ?? null,
    name,
    date: mention?.date ?? readDay(words),
    issuer: mention?.issuer ?? null,
    subject: mention?.subject ?? null,
    start: Math.max(at, 0),
    end: at < 0 ? 0 : at + name.length,
  };
}

/**
 * The ties of a document as staff state them, before those that its text gives. A kind that is stated is taken from
 * there alone, and a document tied by it is tied in no other way.
 * @throws {DocumentRefusedError} for an entry that names no document, or several
 */
export function withStatedRelations(
  frontMatter: FrontMatter,
  read: readonly Relation[],
  source: string,
): readonly Relation[] {
  const kinds = relationFields.filter((kind) => frontMatter[kind] !== undefined);
  const stated = kinds.flatMap((kind) =>
    (frontMatter[kind] ?? []).map((words) => relationOf(kind, words, source)),
  );
  const isStated = ({ kind, number, name }: Relation): boolean =>
    kinds.includes(kind) ||
    stated.some((one) => (number === null ? one.name === name : one.number === number));
  return [...stated, ...read.filter((relation) => !isStated(relation))];
}
