import type { Document } from "../document/document.js";
import { openerText, type Passage } from "../document/passage.js";
import type { ContextText, LexicalText } from "./lexical-build.js";
import { contextTimes } from "./weights.js";

/**
 * What a document's passages are found by beside their own words: who, what and when of the document, and what stands
 * above each of them.
 */
export function lexicalTextsOf({ identity, source }: Document): (passage: Passage) => LexicalText {
  const { title, kind, number, issuer, place, date } = identity;
  const contexts = (texts: readonly (string | null | undefined)[], times: number): ContextText[] =>
    texts.flatMap((text) => (text ? [{ text, times }] : []));
  const common = [
    ...contexts([title], contextTimes.title),
    ...contexts([kind, number, issuer, place, date?.slice(0, 4)], contextTimes.identity),
  ];
  return (passage) => ({
    body: passage.text,
    lead: passage.headings.at(-1) ?? title,
    context: [
      ...common,
      ...contexts(passage.headings, contextTimes.heading),
      ...contexts([openerText(passage, source)], contextTimes.opener),
    ],
  });
}
