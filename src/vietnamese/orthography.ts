import { placeTone } from "./spelling.js";

/** Onsets and rhymes of Vietnamese as written, hats kept, tones off: school orthography, few loan rhymes. */
const onsets = "ngh ng nh gh gi kh ch ph qu th tr b c d đ g h k l m n p r s t v x".split(" ");
const rhymes = [
  "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây",
  "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu",
  "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu",
  "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet",
  "oi oc om on ong op ot oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt",
  "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ",
  "uy uya uych uyên uyêt uyn uynh uyp uyt uyu",
  "ư ưa ưc ưi ươc ươi ươm ươn ương ươp ươt ươu ưng ưt ưu",
  "y yêm yên yêng yêt yêu ych yn ynh yt",
].flatMap((line) => line.split(" "));

const toneless = new Set(["", ...onsets].flatMap((onset) => rhymes.map((rhyme) => onset + rhyme)));
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** The syllable without its tone, hats, horns and đ kept: "quyết" -> "quyêt". @param written lower-case NFC */
export function withoutTone(written: string): string {
  return written.normalize("NFD").replace(tones, "").normalize("NFC");
}

/**
 * Puts a tone where school orthography writes it: on the letter with a hat or horn, on the last vowel before a final
 * consonant, else on the first of two or the middle of three ("hòa", "ngoài", "quý", "giữa").
 * @param syllable lower-case NFC without a tone
 * @param tone one combining mark, or "" for none
 */
export function putTone(syllable: string, tone: string): string {
  const onset = /^(?:qu(?=.)|gi(?=[aăâeêoôơuưy])|[^aăâeêioôơuưy]*)/u.exec(syllable)?.[0].length ?? 0;
  const nucleus = /^[aăâeêioôơuưy]*/u.exec(syllable.slice(onset))?.[0] ?? "";
  if (nucleus === "" || tone === "") return syllable;
  const hatted = /[ăâêôơư](?=[^ăâêôơư]*$)/u.exec(nucleus)?.index;
  const isClosed = onset + nucleus.length < syllable.length;
  const at = onset + (hatted ?? (isClosed ? nucleus.length - 1 : nucleus.length === 3 ? 1 : 0));
  return syllable.slice(0, at) + `${syllable[at] ?? ""}${tone}`.normalize("NFC") + syllable.slice(at + 1);
}

/**
 * Whether a written syllable follows Vietnamese orthography: known onset and rhyme, at most one tone, in its place
 * ("hòa" or "hoà"), and a sharp or heavy one before c, ch, p, t.
 * @param written lower-case NFC
 */
export function isWellFormed(written: string): boolean {
  const [tone = "", second] = written.normalize("NFD").match(tones) ?? [];
  const plain = withoutTone(written);
  if (second !== undefined || !toneless.has(plain)) return false;
  if (placeTone(putTone(plain, tone)) !== placeTone(written)) return false;
  return !/(?:c|ch|p|t)$/u.test(written) || tone === "\u0301" || tone === "\u0323";
}
