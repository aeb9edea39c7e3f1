/** Abbreviations that stay in capitals wherever the document itself does not show them. */
const acronym =
  /^(?:[BCDĐGHKLMNPQRSTVX]{2,}|UBND|UBMTTQ\p{Lu}*|HĐND|BHYT|BHXH|OCOP|TOD|IOT|AI|TTHC|[IVX]+|\S*\d\S*|\S+[/-]\p{Lu}\S*)$/u;
const unit =
  /(^|\s)(tỉnh(?: ủy)?|thành phố|thành ủy|huyện(?: ủy)?|quận(?: ủy)?|xã|phường|thị xã|thị trấn|đặc khu) ((?!ủy|uỷ)\p{Ll}+(?: \p{Ll}+)?)$/iu;
const longestPhrase = 7;

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** How the body writes a phrase inside its sentences; undefined where it does not stand there. */
function casingIn(body: string, lowerBody: string, phrase: string): string | undefined {
  const counts = new Map<string, number>();
  let at = lowerBody.indexOf(phrase);
  for (let seen = 0; at >= 0 && seen < 40; at = lowerBody.indexOf(phrase, at + 1)) {
    const isWhole =
      !/[\p{L}\p{N}]/u.test(lowerBody[at - 1] ?? " ") &&
      !/[\p{L}\p{N}]/u.test(lowerBody[at + phrase.length] ?? " ");
    // At a sentence's start the first capital tells nothing.
    if (!isWhole || !/[\p{L}\p{N},]\s$/u.test(body.slice(Math.max(0, at - 2), at))) continue;
    seen += 1;
    const written = body.slice(at, at + phrase.length);
    // Another heading's capitals tell nothing either.
    if (written.split(/\s+/u).some((word) => /\p{Lu}{3}/u.test(word) && !acronym.test(word))) continue;
    counts.set(written, (counts.get(written) ?? 0) + 1);
  }
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0];
}

/**
 * Words printed in capitals, as the document writes them in its sentences: names and abbreviations keep their
 * capitals because the body shows them, the rest becomes small. Words that are not all capitals stay as printed.
 * @param printed a heading: "VỀ VIỆC SẮP XẾP CÁC XÃ CỦA TỈNH ĐỒNG THÁP"
 * @param body the document's running text
 */
export function sentenceCase(printed: string, body: string): string {
  const letters = printed.match(/\p{L}/gu)?.length ?? 0;
  const small = printed.match(/\p{Ll}/gu)?.length ?? 0;
  if (letters === 0 || small / letters > 0.2) return printed;
  const lowerBody = body.toLowerCase();
  // A few letters grow when lowered (İ); offsets would drift.
  const usable = lowerBody.length === body.length ? body : lowerBody;
  const words = printed.split(/\s+/u).filter(Boolean);
  const made: string[] = [];
  for (let index = 0; index < words.length;) {
    let taken = 0;
    for (
      let length = Math.min(longestPhrase, words.length - index);
      length >= 1 && taken === 0;
      length -= 1
    ) {
      const phrase = words.slice(index, index + length).join(" ");
      const core = phrase.toLowerCase().replace(/[,;:.)"”]+$/u, "");
      const written = core.length < 2 ? undefined : casingIn(usable, lowerBody, core);
      if (written === undefined) continue;
      made.push(written + phrase.slice(core.length));
      taken = length;
    }
    const word = words[index] ?? "";
    if (taken === 0) made.push(acronym.test(word.replace(/[,;:.)"”]+$/u, "")) ? word : word.toLowerCase());
    index += Math.max(1, taken);
  }
  const joined = made
    .join(" ")
    .replace(
      unit,
      (_, gap: string, kind: string, name: string) =>
        `${gap}${kind} ${name.split(" ").map(capitalise).join(" ")}`,
    );
  return capitalise(joined);
}
