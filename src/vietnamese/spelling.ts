/**
 * Look-alike letters that official pages really carry, each mapped to ONE letter so that offsets stay valid:
 * U+00D0 and U+0189 for Đ, U+00F0 and U+0256 for đ, no-break blanks, typographic dashes (domain notes §4, §7).
 */
const lookAlikes: Readonly<Record<string, string>> = {
  Ð: "Đ",
  Ɖ: "Đ",
  ð: "đ",
  ɖ: "đ",
  "\u00a0": " ",
  "\u202f": " ",
  "\u2007": " ",
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2015": "-",
  "\u2212": "-",
  "\u00ad": "-",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
};

const lookAlikePattern = new RegExp(`[${Object.keys(lookAlikes).join("")}]`, "gu");

/**
 * One spelling for comparing: look-alikes become the letter they look like. Length and offsets never change.
 * @param text NFC text
 */
export function unifyLookAlikes(text: string): string {
  return text.replace(lookAlikePattern, (letter) => lookAlikes[letter] ?? letter);
}

/** Text as it is stored: canonical composition, nothing else touched. */
export function compose(text: string): string {
  return text.normalize("NFC");
}

/**
 * What a person typed, ready to be read: NFC, look-alikes unified, invisible and control characters gone, blanks
 * single. Tag characters (U+E0000 block), variation selectors, fillers and bidi controls carry hidden instructions,
 * never words.
 */
export function tidy(text: string): string {
  return unifyLookAlikes(compose(text))
    .replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, (character) =>
      /\s/u.test(character) ? " " : "",
    )
    .replace(/\s+/gu, " ")
    .trim();
}

const toneOnSecond: Readonly<Record<string, string>> = {
  oà: "òa",
  oá: "óa",
  oả: "ỏa",
  oã: "õa",
  oạ: "ọa",
  oè: "òe",
  oé: "óe",
  oẻ: "ỏe",
  oẽ: "õe",
  oẹ: "ọe",
  uỳ: "ùy",
  uý: "úy",
  uỷ: "ủy",
  uỹ: "ũy",
  uỵ: "ụy",
};

/**
 * One of the two accepted places for the tone mark: "hoà" -> "hòa", "uỷ" -> "ủy". Only open oa, oe, uy differ, and
 * never after q ("quý"). The length never changes.
 * @param syllable one lower-case NFC syllable
 */
export function placeTone(syllable: string): string {
  const tail = syllable.slice(-2);
  const moved = toneOnSecond[tail];
  return moved === undefined || syllable.at(-3) === "q" ? syllable : syllable.slice(0, -2) + moved;
}

const yForms = "yỳýỷỹỵ";
const iForms = "iìíỉĩị";

/**
 * "kỹ" and "kĩ", "lý" and "lí", "quý" and "quí" are one word: after h k l m s t v or qu a final y is read as i.
 * For comparing only: names keep their letters wherever people see them.
 * @param syllable one lower-case NFC syllable
 */
export function unifyFinalY(syllable: string): string {
  const position = yForms.indexOf(syllable.at(-1) ?? " ");
  return position >= 0 && /^(?:[hklmstv]|qu)$/u.test(syllable.slice(0, -1))
    ? syllable.slice(0, -1) + (iForms[position] ?? "")
    : syllable;
}
