import type { DocumentIdentity } from "../document/document.js";
import { answerMessages } from "../messages.js";

/** The district level of government and Party ended on this day (law 72/2025/QH15). */
const districtEnded = "2025-07-01";
const districtIssuer = /(?<!\p{L})(?:huyện|quận|thị xã)(?!\p{L})/iu;

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
