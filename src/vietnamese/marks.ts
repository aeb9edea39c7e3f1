const hats = "\u0302\u0306\u031b";
const tones = "\u0300\u0301\u0303\u0309\u0323";

/** A letter with its marks, where NFC left some of them loose. */
const loose = /[\p{L}][\u0300-\u0303\u0306\u0309\u031b\u0323]+/gu;

/**
 * Marks in the order that composes: hat or horn, then tone; a mark put twice counts once. NFC alone keeps "e" + acute +
 * circumflex apart, for both stand above the letter.
 * @param text NFC
 * @returns NFC; letters with two different tones or two hats stay as they are
 */
export function orderMarks(text: string): string {
  if (!/[\u0300-\u036f]/u.test(text)) return text;
  return text.replace(loose, (written) => {
    const [letter = "", ...marks] = Array.from(written.normalize("NFD"));
    const once = Array.from(new Set(marks));
    const hat = once.filter((mark) => hats.includes(mark));
    const tone = once.filter((mark) => tones.includes(mark));
    return hat.length > 1 || tone.length > 1 || hat.length + tone.length < once.length
      ? written
      : [letter, ...hat, ...tone].join("").normalize("NFC");
  });
}
