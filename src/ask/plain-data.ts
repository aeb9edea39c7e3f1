import { compose } from "../vietnamese/spelling.js";
import { withoutLinks } from "./links.js";

/**
 * What nobody sees: controls, zero-width and bidi characters, the tag block (U+E0000), soft hyphens, variation
 * selectors, blank letters of other scripts, private and unassigned characters. Hidden instructions are written so.
 */
const unseen =
  // eslint-disable-next-line no-misleading-character-class -- each stands for itself
  /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const comment = /<!--[\s\S]*?(?:-->|$)/gu;
/** Square brackets of any width around numbers look like our markers. */
const markerLike = /[[［【〔]\s*(\p{Nd}[\p{Nd}\s,;–-]{0,12})[\]］】〕]/gu;

/** The visible characters of a text. */
export function visible(text: string): string {
  return compose(text).replace(unseen, "");
}

/**
 * A document's or a person's words as data inside the prompt: only what can be seen, one line, no comment, no link, no
 * angle bracket that could close our fence, no marker that could pass for ours.
 * @param limit most UTF-16 units kept
 */
export function plainData(text: string, limit: number): string {
  const seen = visible(text).replace(comment, " ");
  const tame = withoutLinks(seen, "(liên kết)")
    .replace(markerLike, "($1)")
    .replace(/[<＜﹤]/gu, "‹")
    .replace(/[>＞﹥]/gu, "›")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  if (tame.length <= limit) return tame;
  const cut = tame.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))} …`;
}
