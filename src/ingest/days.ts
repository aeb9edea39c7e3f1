const written = /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu;
const short = /(?<![\d/])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/u;

function isoDay(match: RegExpExecArray | null): string | null {
  if (match === null) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isReal =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isReal ? `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` : null;
}

/** The first day written out ("ngày 05 tháng 01 năm 2020") as an ISO day; null for none or for no real day. */
export const readWrittenDay = (text: string): string | null => isoDay(written.exec(text));

/** The first day in either spelling, "ngày 05 tháng 01 năm 2020" or "05/01/2020". */
export function readDay(text: string): string | null {
  const long = written.exec(text);
  const brief = short.exec(text);
  const isBriefFirst = brief !== null && (long === null || brief.index < long.index);
  return isoDay(isBriefFirst ? brief : long);
}
