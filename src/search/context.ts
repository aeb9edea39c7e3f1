import type { Document } from "../document/document.js";
import { openerText, type Passage } from "../document/passage.js";
import type { ContextText, LexicalText } from "./lexical-build.js";
import { contextTimes } from "./weights.js";

/** What a passage is found by beside its own words: who, what and when of its document, and what stands above it. */
export function lexicalTextOf({ identity, source }: Document, passage: Passage): LexicalText {
  const { title, kind, number, issuer, place, date } = identity;
  const parts: readonly (readonly [string | null | undefined, number])[] = [
    [title, contextTimes.title],
    ...[kind, number, issuer, place, date?.slice(0, 4)].map((text) => [text, contextTimes.identity] as const),
    ...passage.headings.map((text) => [text, contextTimes.heading] as const),
    [openerText(passage, source), contextTimes.opener],
  ];
  return {
    body: passage.text,
    lead: passage.headings.at(-1) ?? title,
    context: parts.flatMap(([text, times]): ContextText[] => (text ? [{ text, times }] : [])),
  };
}
