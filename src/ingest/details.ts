import type { Annex, DocumentIdentity, Section } from "../document/document.js";
import type { Front } from "./front.js";
import type { Leaf } from "./leaf.js";
import type { Extract } from "./read/block.js";
import { recipientsOf } from "./recipients.js";
import type { FrontMatter } from "./read/front-matter.js";
import { relationsOf } from "./relations.js";
import { withStatedRelations } from "./stated.js";

/** Annexes, forms and attached documents of a text, in order; those inside one another belong to the outer one. */
function annexesOf(sections: readonly Section[]): Annex[] {
  return sections.flatMap(({ kind, label, title, start, end }) =>
    kind === "annex" && label !== null ? [{ label, title, start, end }] : [],
  );
}

/**
 * What the whole text adds to an identity read off its head and foot: recipients, annexes, documents it names. A list
 * without entries is left out.
 * @param frontMatter what staff state counts before what the text gives
 * @param structured what `structure` made of the text
 */
export function withDetails(
  identity: DocumentIdentity,
  extract: Extract,
  front: Front,
  frontMatter: FrontMatter,
  structured: { readonly sections: readonly Section[]; readonly leaves: readonly Leaf[] },
): DocumentIdentity {
  const annexes = annexesOf(structured.sections);
  const recipients =
    frontMatter.recipients ?? recipientsOf(extract, front, annexes[0]?.start ?? extract.source.length);
  const { source } = extract;
  const relations = withStatedRelations(
    frontMatter,
    relationsOf(identity, source, structured.leaves),
    source,
  );
  return {
    ...identity,
    ...(recipients.length === 0 ? {} : { recipients }),
    ...(annexes.length === 0 ? {} : { annexes }),
    ...(relations.length === 0 ? {} : { relations }),
  };
}
