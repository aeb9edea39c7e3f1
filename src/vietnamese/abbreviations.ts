import { ambiguous, certain } from "./abbreviation-list.js";
import { chat } from "./chat-forms.js";
import { syllables, type Syllable } from "./syllables.js";

/** A short form's letters without signs and marks: "KT-XH" -> "ktxh". */
const keyOf = (short: string): string =>
  syllables(short)
    .map(({ bare }) => bare)
    .join("");

interface Abbreviation {
  readonly short: string;
  readonly long: string;
  /** The long form's syllables without "và": texts write it or leave it out. */
  readonly words: readonly Syllable[];
}

const isAnd = ({ marked }: Syllable): boolean => marked === "và";

const abbreviations: readonly Abbreviation[] = certain.map(([short, long]) => ({
  short,
  long,
  words: syllables(long).filter((word) => !isAnd(word)),
}));
const opened = new Map(abbreviations.map((one) => [keyOf(one.short), one] as const));
const readings = new Map(ambiguous.map(([short, longs]) => [keyOf(short), { short, longs }] as const));
const chatForms = new Map(chat.map(([short, long]) => [short, long] as const));

/** Long forms by their first bare syllable, longest first. */
const byOpening = new Map<string, Abbreviation[]>();
for (const one of abbreviations.toSorted((first, second) => second.words.length - first.words.length)) {
  const opening = one.words[0]?.bare ?? "";
  byOpening.set(opening, [...(byOpening.get(opening) ?? []), one]);
}

/** Signs between the parts of one short form: "KT-XH", "LĐ-TB&XH", "CB, CC, VC", "đ/c". */
const joint = /^(?: ?[-&/] ?|, ?)$/u;
const partsAtMost = 4;

/** The longest short form that begins at a syllable, and its last syllable. */
function shortFormAt(
  text: string,
  words: readonly Syllable[],
  index: number,
): { readonly abbreviation: Abbreviation; readonly last: Syllable; readonly count: number } | undefined {
  const first = words[index];
  if (first === undefined) return undefined;
  let key = "";
  let found: ReturnType<typeof shortFormAt>;
  for (let step = 0; step < partsAtMost; step += 1) {
    const word = words[index + step];
    if (word === undefined) break;
    const before = words[index + step - 1];
    if (step > 0 && before !== undefined && !joint.test(text.slice(before.end, word.start))) break;
    key += word.bare;
    const abbreviation = opened.get(key);
    // A slash makes "đ/c"; "đc" of chats is another word.
    if (abbreviation !== undefined && (step > 0 || !abbreviation.short.includes("/"))) {
      found = { abbreviation, last: word, count: step + 1 };
    }
  }
  return found !== undefined && isShortForm(text.slice(first.start, first.end)) ? found : undefined;
}

/**
 * The syllables of a text with its abbreviations opened; an opened syllable keeps the offsets of the short form.
 * "UBND huyện" -> ủy ban nhân dân huyện. A form split by signs ("KT-XH", "LĐ-TB&XH") is opened too.
 */
export function openedSyllables(text: string): Syllable[] {
  const found: Syllable[] = [];
  const plain = syllables(text);
  for (let index = 0; index < plain.length; index += 1) {
    const syllable = plain[index];
    if (syllable === undefined) continue;
    const form = shortFormAt(text, plain, index);
    if (form === undefined) {
      found.push(syllable);
      continue;
    }
    const { start } = syllable;
    const { end } = form.last;
    found.push(...form.abbreviation.words.map(({ marked, bare }) => ({ start, end, marked, bare })));
    index += form.count - 1;
  }
  return found;
}

/**
 * The readings of a short form that has several: "CT" -> chủ tịch, chỉ thị, chương trình. Empty for any other word.
 * @param written as typed: "DA" is a short form, "da" is a word
 */
export function readingsOf(written: string): readonly string[] {
  const known = readings.get(keyOf(written));
  if (known === undefined || !isShortForm(written)) return [];
  // "QD" may be typed for QĐ, but "ĐA" is not DA.
  const typed = syllables(written)[0];
  const form = syllables(known.short)[0];
  return typed?.marked === typed?.bare || typed?.marked === form?.marked ? known.longs : [];
}

/** Positions that stand in a document number ("15/QĐ-UBND"): there the letters are a code. */
function isInNumber(text: string, { start, end }: Syllable): boolean {
  const before = /[^\s,;()]*$/u.exec(text.slice(0, start))?.[0] ?? "";
  const after = /^[^\s,;()]*/u.exec(text.slice(end))?.[0] ?? "";
  return /\d/u.test(before + after) && /[-/]/u.test(before + after);
}

/** A long form that begins at a syllable: marks must agree where they were typed. */
function longFormAt(words: readonly Syllable[], index: number): Abbreviation | undefined {
  return byOpening.get(words[index]?.bare ?? "")?.find(({ words: wanted }) =>
    wanted.every((want, step) => {
      const word = words[index + step];
      return word?.bare === want.bare && (word.marked === word.bare || word.marked === want.marked);
    }),
  );
}

/** Places stand in every letter-head: looking for them twice drowns the matter of the question. */
const isPlace = ({ short }: Abbreviation): boolean => ["TP", "TPHCM", "HCM"].includes(short);

/**
 * Other wordings of a question's parts, for a search beside the question itself at lower weight: short forms opened
 * ("UBND" -> "ủy ban nhân dân"), long forms shortened ("kinh tế - xã hội" -> "KT-XH", "KTXH"), and those with several
 * readings opened each way. The parts alone, without the rest of the question; document numbers are left alone.
 * @param question NFC; with or without marks
 */
export function abbreviationAlternatives(question: string): readonly string[] {
  const found = new Set<string>();
  const plain = syllables(question);
  for (let index = 0; index < plain.length; index += 1) {
    const word = plain[index];
    if (word === undefined || isInNumber(question, word)) continue;
    const form = shortFormAt(question, plain, index);
    if (form !== undefined) {
      if (!isPlace(form.abbreviation)) found.add(form.abbreviation.long);
      index += form.count - 1;
      continue;
    }
    for (const reading of readingsOf(question.slice(word.start, word.end))) found.add(reading);
  }
  const words = plain.filter((word) => !isAnd(word));
  for (let index = 0; index < words.length; index += 1) {
    const long = longFormAt(words, index);
    if (long === undefined || isPlace(long)) continue;
    found.add(long.short);
    const joined = long.short.replace(/[-&,]/gu, "");
    found.add(joined);
    index += long.words.length - 1;
  }
  return [...found];
}

/** Upper-case, or letters no Vietnamese syllable is made of: "ubnd" is a short form, "tam" is not. */
function isShortForm(word: string): boolean {
  return (
    word === word.toUpperCase() ||
    !/[aeiouyàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]/iu.test(word) ||
    word.length >= 4
  );
}

/**
 * Opens the chat forms of a question: "dc bn tien" -> "được bao nhiêu tien". Forms written in capitals are
 * abbreviations of offices, not chat, and stay.
 */
export function openChatForms(question: string): string {
  const spaced = question
    .replace(/(?<![\p{L}\p{N}])(\d+)(tr|k|h|ng|t)(?![\p{L}\p{N}])/gu, "$1 $2")
    // "tt" is thông tin as often as thông tư: a number or "nào" tells which.
    .replace(/(?<![\p{L}\p{N}])tt(?= (?:số )?\d| n[aà]o(?!\p{L}))/gu, "thông tư")
    // "Mấy h", "bao h": hours and when; "bn/m2": how much for each.
    .replace(/(?<!\p{L})(mấy|may) h(?![\p{L}\p{N}])/gu, "$1 giờ")
    .replace(/(?<!\p{L})(mấy|may|bn|bao nhiêu|bao nhieu|nhiêu|nhiu|\d) ?kg(?!\p{L})/gu, "$1 ki-lô-gam")
    .replace(/(?<!\p{L})bao h(?![\p{L}\p{N}])/gu, "bao giờ")
    .replace(/(?<![\p{L}\p{N}])(?:bn|bnh|bnhiu)(?=\/)/gu, "bao nhiêu")
    .replace(/(?<!\p{L})(số|so) [đd]t(?!\p{L})/gu, "$1 điện thoại")
    // "t12/2025" is a month; "9km", "2gb" are a figure with its unit.
    .replace(/(?<![\p{L}\p{N}/-])t(\d{1,2})(?=\/(?:19|20)\d\d)/gu, "tháng $1")
    .replace(/(?<=\d)(km|m2|ha|kg|gb|mb|kw|kwh|mw)(?![\p{L}\p{N}])/giu, " $1")
    // "p. Rạch Sỏi", "p cao lãnh"; "vậy bn?" greets a friend.
    .replace(/(?<![\p{L}\p{N}])p(?:\. ?| )(?=\p{L})/gu, "phường ")
    .replace(/(?<=(?:vậy|thế|v|z|ạ|nhỉ) )bn(?=[\s?.!]*$)/gu, "bạn")
    .replace(/(?<=(?<!\p{L})(?:ở|tại|tỉnh|bên|o|tai|tinh|ben) )bn(?![\p{L}\p{N}])/giu, "Bắc Ninh")
    .replace(/(?<![\p{L}\p{N}])(gđ|gd)(\d+)(?![\p{L}\p{N}])/giu, "giai đoạn $2");
  return spaced.replace(/[\p{L}\p{N}]+/gu, (word, offset: number) => {
    const long = chatForms.get(word);
    if (long === undefined) return word;
    // Inside a document number ("06-nq/hu") the letters are a code, in an address ("dongthap.gov.vn") a name.
    const before = spaced[offset - 1] ?? " ";
    const around = before + (spaced[offset + word.length] ?? " ");
    return /[-/\d]/u.test(around) || /[.@]/u.test(before) ? word : long;
  });
}
