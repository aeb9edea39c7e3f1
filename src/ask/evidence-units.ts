import { foldKeepingOffsets } from "../vietnamese/syllables.js";

/** Ways to write one measure, folded. */
const measures: readonly (readonly string[])[] = [
  ["ha", "hec ta", "hecta", "hec-ta"],
  ["km2", "km²", "ki-lo-met vuong", "ki lo met vuong", "kilomet vuong", "km vuong", "cay so vuong"],
  ["m2", "m²", "met vuong"],
  ["m3", "m³", "met khoi", "khoi", "khoi nuoc"],
  ["km", "ki-lo-met", "ki lo met", "kilomet", "cay so"],
  ["m", "met"],
  ["cm", "xen-ti-met", "xentimet", "phan tay"],
  ["mm", "mi-li-met", "milimet", "ly"],
  ["kg", "ki-lo-gam", "ki lo gam", "kilogam", "ky", "ki", "can"],
  ["tan"],
  ["ta"],
  ["lit"],
  ["gb", "gigabyte"],
  ["mb", "megabyte"],
  ["kwh", "so dien", "ky dien"],
  ["mw", "megawatt"],
  ["kv"],
];

/** Units of people and things that documents write for the asked one. */
const sameUnits: Readonly<Record<string, readonly string[]>> = {
  nguoi: ["ca nhan", "dai bieu", "hoc vien", "can bo", "dang vien", "nhan khau"],
  dan: ["nguoi", "nhan khau"],
  tieng: ["gio"],
  nha: ["ho", "can"],
};

/** "Ký tự", "cân đối" are no kilograms. */
const noMeasure =
  /^(?:ky (?:tu|hieu|ket|nang|thi|su|hop)|can (?:bo|cu|doi|ho)|ta hoa|ly do|ki (?:nang|thi))$/u;

/**
 * The ways a document may write the unit of a question, folded, longest first; empty where it names none.
 * @param unit the words right after "bao nhiêu", one or two
 */
export function waysToWrite(unit: readonly string[]): readonly string[] {
  const folded = unit.map((word) => foldKeepingOffsets(word));
  const [first = "", second] = folded;
  const both = folded.join(" ");
  if (first === "") return [];
  const isOther = noMeasure.test(both);
  const same =
    measures.find((ways) => second !== undefined && ways.includes(both)) ??
    (isOther ? undefined : measures.find((ways) => ways.includes(first))) ??
    [];
  // "Mấy nv": a short form that nothing opens names no unit that could be looked for.
  if (same.length === 0 && !/[aeiouy]/u.test(first)) return [];
  return [...new Set([both, first, ...same, ...(sameUnits[first] ?? [])])].toSorted(
    (one, other) => other.length - one.length,
  );
}

/** Short signs of measures, which stand right at their figure: "400mm", "50Mb". */
export const attachedMeasure = String.raw`(?:km2|km²|m2|m²|m3|m³|mm|cm|km|kg|ha|gb|mb|kwh|mwh|mw|kw|kv|m|l)`;
