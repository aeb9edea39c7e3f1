import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import type { Passage } from "../document/passage.js";
import { answerMessages, documentMessages } from "../messages.js";
import { findTimes, printDay, satisfies } from "../vietnamese/dates.js";
import { bareText } from "../vietnamese/syllables.js";
import { capitalise, shorten } from "./describe.js";
import { amended, amendedBy, origin, replaced } from "./document-changes.js";
import type { Facet } from "./document-facets.js";
import { narrowed } from "./document-narrow.js";
import { chosen, isFormal, type Teller, type Telling, type Told, toldBy } from "./document-told.js";
import { callDocument } from "./draft.js";
import { tellsForce } from "./effect.js";

/** A title in a sentence is cut here. */
const longestTitle = 160;

/** A sentence with the place that bears its words; without one it is not told. */
function sentence(text: string, passage: Passage | undefined, identity: DocumentIdentity): Told | null {
  return passage === undefined
    ? null
    : { sentence: capitalise(text), places: [chosen(passage, identity)], piece: null, more: 0 };
}

const signer: Teller = ({ identity, index }) => {
  if (identity.signer === null) return null;
  const name = bareText(identity.signer);
  const formal = index.passages(identity.id).filter(isFormal);
  const place =
    formal.findLast(({ text }) => bareText(text) === name) ??
    formal.findLast(({ text }) => ` ${bareText(text)} `.includes(` ${name} `));
  return sentence(answerMessages.documentSigner(callDocument(identity), identity.signer), place, identity);
};

const numberPlace = ({ identity, index }: Telling): Passage | undefined =>
  index
    .passages(identity.id)
    .find(({ text }) => findDocumentNumbers(text).some((number) => number.text === identity.number));

const number: Teller = (telling) => {
  const { identity } = telling;
  if (identity.number === null) return null;
  const called = documentMessages.named(identity.kind, shorten(identity.title, longestTitle));
  const date = identity.date === null ? null : printDay(identity.date);
  return sentence(documentMessages.number(called, identity.number, date), numberPlace(telling), identity);
};

const issued: Teller = ({ identity, index }) => {
  const [year, month, day] = (identity.date ?? "").split("-").map(Number);
  if (identity.date === null || year === undefined || month === undefined || day === undefined) return null;
  const wanted = { start: 0, end: 0, kind: "day", day, month, year } as const;
  const place = index
    .passages(identity.id)
    .find((passage) => isFormal(passage) && findTimes(passage.text).some((time) => satisfies(time, wanted)));
  const called = callDocument({ ...identity, date: null });
  return sentence(answerMessages.documentDate(called, printDay(identity.date)), place, identity);
};

const issuer: Teller = ({ identity, index }) => {
  if (identity.issuer === null) return null;
  const name = ` ${bareText(identity.issuer)} `;
  const place = index
    .passages(identity.id)
    .find(
      ({ kind, text }) => kind === "letterhead" && text.includes(" ") && name.includes(` ${bareText(text)} `),
    );
  const called = callDocument({ ...identity, issuer: null });
  return sentence(answerMessages.documentIssuer(called, identity.issuer), place, identity);
};

const subject: Teller = ({ identity, index }) => {
  const opening = bareText(identity.title).split(" ").slice(0, 6).join(" ");
  const place = index.passages(identity.id).find(({ text }) => bareText(text).includes(opening));
  return sentence(answerMessages.documentSubject(callDocument(identity), identity.title), place, identity);
};

const ofItself =
  /(?:nghị quyết|quyết định|thông tư|nghị định|kế hoạch|chỉ thị|luật|quy định|quy chế|văn bản|chương trình|pháp lệnh)(?: \p{L}+)? này/iu;
const ofDay = /hiệu lực[^.;]{0,40}từ ngày (?:ký|được thông qua|thông qua|ban hành|công bố)/iu;

const force: Teller = ({ identity, index }) => {
  const telling = index.passages(identity.id).filter(
    (passage) =>
      !isFormal(passage) &&
      !/^căn cứ/iu.test(passage.text) &&
      // A form in an annex speaks of the document to be made from it.
      !(identity.annexes ?? []).some(({ start, end }) => start <= passage.start && passage.start < end) &&
      !/^(?:phụ lục|mẫu)/iu.test(passage.headings[0] ?? "") &&
      (tellsForce(passage) || ofDay.test(passage.text)),
  );
  const place = telling.findLast(({ text }) => ofItself.test(text)) ?? telling.at(-1);
  if (place === undefined) return null;
  const at = Math.max(0, place.text.search(/hiệu lực|được áp dụng/iu));
  const day = findTimes(place.text).find(({ start, kind }) => start > at && kind === "day");
  return {
    sentence: null,
    places: [chosen(place, identity, { start: at, end: day?.end ?? at + 1 })],
    piece: day ?? null,
    more: 0,
  };
};

const stands = /^(?:- )?căn cứ (?:vào )?/iu;

const basis: Teller = ({ question, request, identity, index }) => {
  const own = index
    .passages(identity.id)
    .filter(({ kind, text }) => kind !== "heading" && stands.test(text))
    .map((passage) => {
      const start = stands.exec(passage.text)?.[0].length ?? 0;
      const name = findDocumentNumbers(passage.text)[0];
      return chosen(passage, identity, { start, end: name?.end ?? passage.text.length });
    });
  return toldBy(narrowed(own, question, request), ({ focus }) => focus);
};

const proposed = /^(?:- )?(?:theo|xét) (?:đề nghị|đề xuất|tờ trình|ý kiến)[^.;]*? của /iu;

const proposer: Teller = ({ identity, index }) => {
  const place = index
    .passages(identity.id)
    .find(({ kind, text }) => kind !== "heading" && proposed.test(text));
  const start = place === undefined ? 0 : (proposed.exec(place.text)?.[0].length ?? 0);
  if (place === undefined) return null;
  const rest = place.text.slice(start);
  const stop = rest.search(/ tại (?:tờ trình|văn bản|báo cáo|công văn)|[;,.]\s|[;,.]?$/iu);
  return {
    sentence: null,
    places: [chosen(place, identity, { start, end: start + stop })],
    piece: { start, end: start + stop },
    more: 0,
  };
};

const recipients: Teller = ({ identity, index }) => {
  const formal = index.passages(identity.id).filter(({ kind }) => kind === "letterhead");
  const places = (identity.recipients ?? []).flatMap((one) => {
    const place =
      formal.findLast(({ text }) => text.replace(/^[-\s]+/u, "") === one) ??
      formal.findLast(({ text }) => text.includes(one));
    return place === undefined ? [] : [chosen(place, identity)];
  });
  return toldBy([...new Map(places.map((one) => [one.passage.id, one])).values()], () => null);
};

/** How each facet is told. */
export const tellers: Readonly<Record<Facet, Teller>> = {
  signer,
  number,
  issued,
  issuer,
  subject,
  force,
  replaced,
  amended,
  "amended-by": amendedBy,
  origin,
  basis,
  proposer,
  recipients,
};
