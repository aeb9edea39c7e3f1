import { findDocumentNumbers } from "../document/number.js";
import { kindOfCode } from "../document/number-kinds.js";
import { findTimes, satisfies } from "../vietnamese/dates.js";
import { findProvinces } from "../vietnamese/places.js";
import { bareText } from "../vietnamese/syllables.js";
import { documentWords, type FacetRequest } from "./document-facets.js";
import { syllableAt } from "./document-meant.js";
import type { Chosen } from "./draft.js";
import type { Question } from "./question.js";
import { fitIn } from "./shares.js";
import { wordsOf } from "./words.js";

/** A place counts as told by the question's words when it bears nearly as many of them as the best one. */
const near = 0.15;
const asked = new RegExp(
  `(?<![a-z0-9])(?:${documentWords})(?= (?:(?!${documentWords})[a-z0-9]+ ){0,8}?(?:nao|gi|so may|so bao nhieu)(?![a-z]))`,
  "u",
);
/** Words that ask and do not tell. */
const askingWords = new Set(
  "thay the bai bo sua doi bo sung can cu dua hop nhat het hieu luc lam truoc do cu goc chinh ban hanh hoi vua nghi quyet dinh thong tu ke hoach chi thi luat".split(
    " ",
  ),
);

/** What a place says of the document it names: from the name on, up to the next document named. */
function saidAt({ passage, focus }: Chosen): string {
  const rest = passage.text.slice(focus.start);
  const next = findDocumentNumbers(rest)[1];
  return next === undefined ? rest : rest.slice(0, next.start);
}

/** Whether the document named at a place is of the kind asked for: a "nghị định nào" is no law. */
function isOfKind(place: Chosen, kind: string | undefined): boolean {
  if (kind === undefined || /^(?:van ban|vb)$/u.test(kind)) return true;
  const said = bareText(saidAt(place));
  const code = findDocumentNumbers(saidAt(place))[0]?.kind ?? null;
  const name = code === null ? "" : bareText(kindOfCode(code)?.name ?? "");
  const short = { nq: "nghi quyet", qd: "quyet dinh", tt: "thong tu", nd: "nghi dinh", ct: "chi thi" }[kind];
  const wanted = short ?? kind;
  return name === wanted || ` ${said.split(" ").slice(0, 6).join(" ")} `.includes(` ${wanted} `);
}

/**
 * The places that the words after an open question keep: "bãi bỏ quyết định nào của tỉnh Bắc Giang cũ", "căn cứ nghị
 * định nào hồi tháng 11/2025". A kind, time or province that no place bears leaves none.
 */
export function narrowed(
  places: readonly Chosen[],
  question: Question,
  request: FacetRequest,
): readonly Chosen[] {
  const kind = asked.exec(request.tail)?.[0];
  const times = question.times.filter(({ start }) => request.tells(syllableAt(question, start)));
  const provinces = findProvinces(request.tail.split(" ")).map(({ key }) => key);
  const fitting = places.filter((place) => {
    const said = saidAt(place);
    const bare = ` ${bareText(said)} `;
    const years = findDocumentNumbers(said).flatMap(({ year }) =>
      year === null ? [] : [{ start: 0, end: 0, kind: "year", year } as const],
    );
    return (
      isOfKind(place, kind) &&
      times.every((wanted) => [...findTimes(said), ...years].some((time) => satisfies(time, wanted))) &&
      provinces.every((province) => bare.includes(` ${province} `))
    );
  });
  const terms = question.terms.filter(
    ({ first, light, wordings }) =>
      request.tells(first) && !light && !wordings[0]?.bare.every((word) => askingWords.has(word)),
  );
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return fitting;
  const shares = fitting.map((place) => {
    const words = wordsOf(saidAt(place));
    return terms.reduce((sum, term) => sum + term.weight * fitIn(words, term, question), 0) / total;
  });
  const best = Math.max(0, ...shares);
  return fitting.filter((_, at) => (shares[at] ?? 0) >= best - near);
}
