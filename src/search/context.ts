import type { Document } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import type { LexicalText } from "./lexical-build.js";

/** What a passage is found by beside its own words: who, what and when of its document, and what stands above it. */
export function lexicalTextOf({ identity, source }: Document, passage: Passage): LexicalText {
  const { title, kind, number, issuer, place, date } = identity;
  const opener = passage.opener === null ? null : source.slice(passage.opener.start, passage.opener.end);
  const parts = [title, kind, number, issuer, place, date?.slice(0, 4), ...passage.headings, opener];
  return {
    body: passage.text,
    context: parts.filter((part): part is string => typeof part === "string" && part !== ""),
  };
}
