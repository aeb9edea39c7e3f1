import type { DocumentIdentity } from "../document/document.js";
import { type DocumentNumber, findDocumentNumbers, serialKey } from "../document/number.js";
import { findNumberMentions, matchesMention, type NumberMention } from "../document/number-mention.js";
import { findTimes, printDay, satisfies } from "../vietnamese/dates.js";

interface Numbered {
  readonly id: string;
  readonly date: string | null;
  readonly number: DocumentNumber;
}

/** Numbers repeat every year or term: a year or a day that was said must not contradict the document's own. */
function fits({ number, date }: Numbered, mention: NumberMention): boolean {
  return (
    matchesMention(number, mention) &&
    (mention.year === null || number.year !== null || date === null || date.startsWith(`${mention.year}-`))
  );
}

/** @returns the ids of the documents that a question names by number; none where it names none or we hold none */
export function createNumberLookup(
  documents: () => readonly DocumentIdentity[],
): (question: string) => readonly string[] {
  let bySerial: Map<string, Numbered[]> | undefined;
  const collect = (): Map<string, Numbered[]> => {
    const made = new Map<string, Numbered[]>();
    for (const { id, number: written, date } of documents()) {
      if (written === null) continue;
      for (const number of findDocumentNumbers(written)) {
        const key = serialKey(number.serial);
        made.set(key, [...(made.get(key) ?? []), { id, date, number }]);
      }
    }
    return made;
  };
  return (question) => {
    const mentions = findNumberMentions(question);
    if (mentions.length === 0) return [];
    bySerial ??= collect();
    const found = mentions.flatMap((mention) =>
      (bySerial?.get(serialKey(mention.serial)) ?? []).filter((one) => fits(one, mention)),
    );
    const days = findTimes(question).filter((time) => time.day !== undefined);
    const dated = found.filter(({ date }) =>
      findTimes(printDay(date ?? "")).some((own) => days.some((wanted) => satisfies(own, wanted))),
    );
    return [...new Set((dated.length > 0 ? dated : found).map(({ id }) => id))];
  };
}
