import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Fault } from "./check-types.js";
import { findOffices, type OfficeMention } from "./claim-offices.js";
import { type ClaimSource, type Place, placesOfRun, printTokens } from "./claim-sources.js";
import { isSaidOf } from "./claim-subjects.js";
import { type ClaimText, findRun, stretchAt, whole } from "./claim-text.js";

/** "Các Sở: Y tế, Tài chính": one head for several names. */
function sharesHead(source: ClaimSource, { words }: OfficeMention): boolean {
  const [head = "", ...name] = words;
  return [source.body, source.context].some((read) =>
    read.clauses.some((clause) => {
      for (let at = clause.first; at < clause.end; at += 1) {
        if (read.tokens[at]?.marked !== head) continue;
        const isSeveral = /^(?:các|những|hai|ba|bốn)$/u.test(read.tokens[at - 1]?.marked ?? "");
        if (
          isSeveral &&
          name.length > 0 &&
          findRun(read, name, "marked", { first: at + 1, end: Math.min(clause.end, at + 40) }) >= 0
        )
          return true;
      }
      return false;
    }),
  );
}

/** "UBND các xã, phường": a head with several levels. */
function sharesLevel(source: ClaimSource, { words, isLevelled }: OfficeMention): boolean {
  if (!isLevelled || words.length < 2) return false;
  const { tokens } = source.body;
  const head = words.slice(0, -1);
  const at = findRun(source.body, head, "marked", whole(source.body));
  if (at < 0) return false;
  const after = tokens.slice(at + head.length, at + head.length + 8).map(({ marked }) => marked);
  return (after[0] === "các" || after[0] === "cấp") && after.includes(words.at(-1) ?? "");
}

/** From "phối hợp với" to the clause's end stand those who help. */
const partnerWords = /phoi hop(?: chat che)?(?: voi| cung)?|cung voi/u;

function isPartner({ read, at }: Pick<Place, "read" | "at">): boolean {
  const clause = stretchAt(read.clauses, at.first);
  const before = printTokens(read, { first: clause.first, end: at.first + 1 });
  return partnerWords.test(foldKeepingOffsets(before).slice(0, -1));
}

/** Whether a sentence makes a body the one in charge. */
function leads(sentence: ClaimText, { first, end }: OfficeMention): boolean {
  const after = sentence.tokens
    .slice(end, end + 12)
    .map(({ bare }) => bare)
    .join(" ");
  return (
    /^(?:\S+ ){0,8}(?:chu tri|chiu trach nhiem chinh)/u.test(after) &&
    !isPartner({ read: sentence, at: { first, end } })
  );
}

/** Every body of a sentence stands in a source, in charge only where the source has it so, bound to the same duty. */
export function faultOfOffices(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const offices = findOffices(sentence);
  for (const office of offices) {
    const text = printTokens(sentence, office);
    const places = sources.flatMap((source) =>
      placesOfRun(source, sentence.tokens.slice(office.first, office.end)),
    );
    if (places.length === 0) {
      if (sources.some((source) => sharesHead(source, office) || sharesLevel(source, office))) continue;
      return { reason: "unsupported-office", detail: `"${text}" is not in the cited passages` };
    }
    const inText = places.filter(({ read, source }) => read === source.body);
    if (leads(sentence, office) && inText.length > 0 && inText.every(isPartner)) {
      return { reason: "unsupported-office", detail: `"${text}" helps and is not in charge` };
    }
    if (isSaidOf(sentence, office, sources) === "other-subject")
      return { reason: "unsupported-office", detail: `"${text}" is said of something else` };
  }
  return null;
}
