import { tcvn3, vni } from "../../src/vietnamese/legacy-tables.js";

/** Toned capitals that the fonts have not: typed small, in a capitals font or among capitals. */
const untypable = /[^ĂÂÊÔƠƯĐ]/u;

const toTcvn3 = new Map(
  Array.from(tcvn3)
    .filter(([written]) => written <= "\u00ff")
    .map(([written, letter]) => [letter, written]),
);
const toVni = new Map(
  Array.from(vni)
    .filter(
      ([written, letter]) =>
        written === (letter === letter.toLowerCase() ? written.toLowerCase() : written.toUpperCase()),
    )
    .map(([written, letter]) => [letter, written]),
);

/** As typed in ".VnTime" and read as Latin-1. */
export function encodeTcvn3(text: string): string {
  return Array.from(text.normalize("NFC"), (letter) => {
    const small = letter.toLowerCase();
    const isToned = letter !== small && untypable.test(letter);
    return (isToned ? toTcvn3.get(small) : toTcvn3.get(letter)) ?? letter;
  }).join("");
}

/** As typed in "VNI-Times" and read as Latin-1. */
export function encodeVni(text: string): string {
  return Array.from(text.normalize("NFC"), (letter) => toVni.get(letter) ?? letter).join("");
}
