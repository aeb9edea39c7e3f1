import { bareText } from "../vietnamese/syllables.js";

/** A passage as the model was shown it. */
export interface ShownPassage {
  readonly marker: number;
  readonly text: string;
  readonly context: string;
  readonly isScanned: boolean;
}
export interface DraftSentence {
  readonly text: string;
  readonly markers: readonly number[];
}
export type DropReason = "no-marker" | "unknown-marker" | "figure" | "unsupported";
export interface Drop {
  readonly text: string;
  readonly reason: DropReason;
  readonly detail: string;
}
export interface CheckedDraft {
  readonly kept: readonly DraftSentence[];
  readonly drops: readonly Drop[];
}

const supportLeast = 0.7;

function fault(sentence: DraftSentence, passages: readonly ShownPassage[]): Omit<Drop, "text"> | null {
  if (sentence.markers.length === 0) return { reason: "no-marker", detail: "" };
  const cited = sentence.markers.map((marker) => passages.find((one) => one.marker === marker));
  const unknown = cited.indexOf(undefined);
  if (unknown >= 0) return { reason: "unknown-marker", detail: String(sentence.markers[unknown]) };
  const evidence = cited.map((passage) => `${passage?.text} ${passage?.context}`).join(" ");
  const known = new Set(bareText(evidence).split(" "));
  const words = bareText(sentence.text).split(" ");
  const figure = words.find((word) => /\d/u.test(word) && !known.has(word));
  if (figure !== undefined) return { reason: "figure", detail: figure };
  const share = words.filter((word) => known.has(word)).length / words.length;
  return share >= supportLeast ? null : { reason: "unsupported", detail: String(share) };
}

/** Keeps the sentences whose figures and most of whose words stand in the passages they cite. */
export function check(sentences: readonly DraftSentence[], passages: readonly ShownPassage[]): CheckedDraft {
  const kept: DraftSentence[] = [];
  const drops: Drop[] = [];
  for (const sentence of sentences) {
    const found = fault(sentence, passages);
    if (found === null) kept.push(sentence);
    else drops.push({ text: sentence.text, ...found });
  }
  return { kept, drops };
}

/** Sentences of plain text, each with the markers "[n]" that stand in it or right behind it. */
export function readDraft(text: string): {
  readonly sentences: readonly DraftSentence[];
  readonly drops: readonly Drop[];
} {
  const sentences: DraftSentence[] = [];
  const drops: Drop[] = [];
  for (const [piece] of text.matchAll(/[^\n]+?(?:[.!?](?:\s*\[\d+\])*(?=\s|$)|(?=\n)|$)/gu)) {
    const words = piece
      .replace(/\[\d+\]/gu, " ")
      .replace(/\s+/gu, " ")
      .trim();
    if (!/\p{L}/u.test(words)) continue;
    const markers = [...piece.matchAll(/\[(\d+)\]/gu)].map(([, digits]) => Number(digits));
    if (markers.length === 0) drops.push({ text: words, reason: "no-marker", detail: "" });
    else sentences.push({ text: words, markers });
  }
  return { sentences, drops };
}
