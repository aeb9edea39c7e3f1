import { openChatForms } from "../vietnamese/abbreviations.js";
import { foldKeepingOffsets, hasMarks } from "../vietnamese/syllables.js";

/** A message as the router reads it: no marks, small letters, blanks single. */
export interface Said {
  /** Letters, digits and single blanks alone. */
  readonly words: string;
  /** `words` without the polite beginning ("ad ơi cho em hỏi"). */
  readonly matter: string;
  /** `words` of each piece between punctuation marks, polite beginnings gone. */
  readonly clauses: readonly string[];
  /** With its signs ("2 + 3 = ?"). */
  readonly signs: string;
  /** Whether marks were typed: then "ban" in `words` is not every word that is written so. */
  readonly isMarked: boolean;
  readonly text: string;
}

const plain = (text: string): string =>
  foldKeepingOffsets(text)
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    // "hellooo", "alooo": a letter said three times is said once.
    .replace(/(\p{L})\1{2,}/gu, "$1")
    .replace(/\s+/gu, " ")
    .trim();

const person =
  "ad|admin|bot|ban|anh|chi|em|co|chu|bac|ong|ba|may|minh|toi|tui|con|chau|to|tao|e|a|c|b|t|m|ca nha|moi nguoi|quy vi|tro ly|anh chi|ong ba";
const greetingWords = "(?:xin |kinh )?(?:chao|hello|helo|hallo|hi|hey|alo|halo)";
/** How people begin before they say what they want; each piece may come again. */
const beginnings = new RegExp(
  `^(?:(?:${greetingWords}(?: (?:${person}|buoi sang|buoi trua|buoi chieu|buoi toi|nhe|nha|a)(?! (?:la|ten|co|lam|biet|nghi|giup|bao nhieu|sinh|dung|thay)(?: |$)))*` +
    `|(?:da|thua|kinh thua|vang|u|uh|um|a|ah|oi|ok|oke|ne)` +
    `|(?:${person}) (?:oi|ah|a)(?= |$)` +
    `|(?:lam on |vui long |xin |nho |nho giup )?(?:(?:${person}) )?(?:lam on |vui long |xin )?(?:cho|xin|muon|can|dinh)(?: (?:${person}))?(?: (?:xin|muon))? (?:phep )?hoi(?: (?:chut|ti|xiu|ty|voi|them|la|nhanh|tham|rang|1 chut|mot chut|1 ti|mot ti|cau nay|dieu nay|van de nay))*` +
    `|(?:lam on |vui long |xin )?(?:${person} )?cho (?:${person}) biet` +
    `|(?:toi|em|minh|con|chau) (?:xin|muon|dang muon|can) biet` +
    `)(?: |$))+`,
  "u",
);

/** @param text tidied */
export function readSaid(text: string): Said {
  const opened = openChatForms(text);
  const words = plain(opened);
  return {
    words,
    matter: words.replace(beginnings, "").trim(),
    clauses: opened
      .split(/[.,;:!?\n"()[\]{}|–-]+/u)
      .map((clause) => plain(clause).replace(beginnings, "").trim())
      .filter((clause) => clause !== ""),
    signs: foldKeepingOffsets(opened),
    isMarked: hasMarks(text),
    text: opened,
  };
}
