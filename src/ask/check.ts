import { faultOf } from "./check-sentence.js";
import type { CheckedDraft, DraftSentence, Drop, ShownPassage } from "./check-types.js";
import { type ClaimSource, readSource } from "./claim-sources.js";

export { checkAnswer } from "./check-answer.js";
export { readDraft } from "./check-draft.js";
export type { CheckedDraft, DraftSentence, Drop, DropReason, ShownPassage } from "./check-types.js";

/**
 * The line of trust: left of it stand a model's words, right of it only what the cited passages say.
 *
 * A sentence is kept when it cites a passage we showed and every figure with its unit, date, period, document number,
 * office and proper name in it stands in the passages it cites, said of the same thing, with no "không", "chỉ", "nếu"
 * or "trừ" added or left out. Markers of passages that were not shown are taken off and reported.
 * Figures with a letter in them, as a scan misreads them ("2O22"), support nothing.
 * @param sentences in the draft's order, markers out of the text
 * @returns kept sentences in the same order; every other one, and every marker taken off, with its reason
 */
export function check(sentences: readonly DraftSentence[], passages: readonly ShownPassage[]): CheckedDraft {
  const shown = new Map(passages.map((passage) => [passage.marker, passage] as const));
  const read = new Map<number, ClaimSource>();
  const sourceOf = (marker: number): ClaimSource[] => {
    const passage = shown.get(marker);
    if (passage === undefined) return [];
    const source = read.get(marker) ?? readSource(passage);
    read.set(marker, source);
    return [source];
  };
  const kept: DraftSentence[] = [];
  const drops: Drop[] = [];
  for (const { text, markers } of sentences) {
    const known = markers.filter((marker) => shown.has(marker));
    for (const marker of markers) {
      if (!shown.has(marker))
        drops.push({ text, reason: "unknown-marker", detail: `[${marker}] is no passage that was shown` });
    }
    if (known.length === 0) {
      if (markers.length === 0) drops.push({ text, reason: "no-citation", detail: "it cites nothing" });
      continue;
    }
    const fault = faultOf(text.normalize("NFC"), known.flatMap(sourceOf));
    if (fault === null) kept.push({ text, markers: known });
    else drops.push({ text, ...fault });
  }
  return { kept, drops };
}
