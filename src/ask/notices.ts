import type { DocumentIdentity } from "../document/document.js";
import { answerMessages } from "../messages.js";

/** The district level of government and Party ended on this day (law 72/2025/QH15). */
const districtEnded = "2025-07-01";
const districtIssuer = /(?<!\p{L})(?:huyện|quận|thị xã)(?!\p{L})/iu;

/** How a place ends whose words were recognised from a picture: ", trang 2 (đọc từ bản quét)". */
const scannedPlace = /(?:, trang \d+)?( \(đọc từ bản quét\))$/u;

/** A place without what it says of a scan, and that mark; "" where it says nothing. */
export function withoutScan(locator: string): { readonly place: string; readonly mark: string } {
  const found = scannedPlace.exec(locator);
  return found === null
    ? { place: locator, mark: "" }
    : { place: locator.slice(0, found.index), mark: found[1] ?? "" };
}

/** The sentence that belongs to answers with a quote from a scan. */
export function scanNotice(locators: readonly string[]): readonly string[] {
  return locators.some((locator) => scannedPlace.test(locator)) ? [answerMessages.scanned] : [];
}

/** Fixed sentences that belong to answers standing on these documents. */
export function noticesFor(documents: readonly DocumentIdentity[]): readonly string[] {
  const district = documents.some(
    ({ issuer, date }) =>
      issuer !== null && date !== null && date < districtEnded && districtIssuer.test(issuer),
  );
  const report = documents.some(({ kind }) => kind === "tin");
  if (report && district) return [answerMessages.districtReport];
  return report ? [answerMessages.report] : district ? [answerMessages.district] : [];
}
