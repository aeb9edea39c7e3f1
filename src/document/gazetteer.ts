import { bareText } from "../vietnamese/syllables.js";

/** What became of a unit of local government. */
export interface Successor {
  /** The old unit as written: "xã Nhị Hà", and the district and province it lay in. */
  readonly unit: string;
  readonly district: string;
  readonly province: string;
  /** The units that took over, as written: "xã Phước Hà". */
  readonly now: readonly string[];
  /** Their province: "tỉnh Khánh Hòa". */
  readonly nowProvince: string;
}

export type Gazetteer = readonly Successor[];

/** What is wrong with a line. "form" = no "old: new"; "old", "new" = parts missing on that side; "twice" = said before. */
export type GazetteerFault = "form" | "old" | "new" | "twice";

const unitWord = /^(?:xã|phường|thị trấn|đặc khu)\s+\p{L}/iu;
const districtWord = /^(?:huyện|quận|thị xã|thành phố|tp\.?)\s+\p{L}/iu;
const provinceWord = /^(?:tỉnh|thành phố|tp\.?)\s+\p{L}/iu;

const keyOf = ({ unit, district, province }: Successor): string =>
  bareText(`${unit} ${district} ${province}`);
const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/u, "$2");
const parts = (text: string): string[] =>
  unquoted(text)
    .split(",")
    .map((part) => part.trim());

function readLine(line: string): Successor | GazetteerFault {
  const colon = /:(?:\s|$)/u.exec(line)?.index ?? -1;
  if (colon < 0) return "form";
  const [unit = "", district = "", province = "", ...rest] = parts(line.slice(0, colon));
  if (!unitWord.test(unit) || !districtWord.test(district) || !provinceWord.test(province) || rest.length > 0)
    return "old";
  const now = parts(line.slice(colon + 1).replace(/(?:^|\s)#.*$/u, ""));
  const nowProvince = now.pop() ?? "";
  if (!provinceWord.test(nowProvince) || now.length === 0 || !now.every((one) => unitWord.test(one)))
    return "new";
  return { unit, district, province, now, nowProvince };
}

/**
 * Reads the gazetteer: one old unit a line, "xã Nhị Hà, huyện Thuận Nam, tỉnh Ninh Thuận: xã Phước Hà, tỉnh Khánh Hòa";
 * several successors before the province where a unit was split. "#" begins a remark.
 * @param text NFC
 * @returns the entries, or the first fault with its line, from 1
 */
export function readGazetteer(
  text: string,
): Gazetteer | { readonly fault: GazetteerFault; readonly line: number } {
  const entries: Successor[] = [];
  const seen = new Set<string>();
  for (const [place, written] of text
    .replace(/^\ufeff/u, "")
    .split("\n")
    .entries()) {
    const line = written.trim();
    if (line === "" || line.startsWith("#")) continue;
    const entry = readLine(line);
    if (typeof entry === "string") return { fault: entry, line: place + 1 };
    const key = keyOf(entry);
    if (seen.has(key)) return { fault: "twice", line: place + 1 };
    seen.add(key);
    entries.push(entry);
  }
  return entries;
}

const nameOf = (unit: string): string =>
  bareText(unit.replace(/^(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|tp\.?)\s+/iu, ""));

/**
 * The entries of the district that a document is of.
 * @param words the document's issuer, place and title; "Hàm Thuận Nam" is not "Thuận Nam"
 */
export function entriesOf(gazetteer: Gazetteer, words: string): readonly Successor[] {
  const bare = ` ${bareText(words)} `;
  return gazetteer.filter(({ district, province }) => {
    const name = nameOf(district);
    const isOf = ["huyen", "quan", "thi xa", "thanh pho", "uy", "dang bo huyen"].some((unit) =>
      bare.includes(` ${unit} ${name} `),
    );
    const otherProvince = / tinh (?!uy |doan )/u.test(bare) && !bare.includes(` ${nameOf(province)} `);
    return isOf && !otherProvince;
  });
}

/** The entry whose unit a question names ("xã nhị hà", "Nhị Hà"); undefined where it names none of them. */
export function entryNamed(entries: readonly Successor[], question: string): Successor | undefined {
  const bare = ` ${bareText(question)} `;
  return (
    entries.find(({ unit }) => bare.includes(` ${bareText(unit)} `)) ??
    entries.find(({ unit }) => bare.includes(` ${nameOf(unit)} `))
  );
}
