import type { Candidate } from "./candidates.js";
import type { AskedFor, Question, Term } from "./question.js";
import { isPlain } from "./plain.js";
import { isLabelled } from "./related.js";
import { fitIn, shareOf } from "./shares.js";
import { piecesOf, tells } from "./tells.js";
import type { Surroundings } from "./surroundings.js";
import { wordsOf } from "./words.js";

/** Sentences that say what a document is or stands on, and nothing of its matter. */
const formal =
  /^(?:\d+\.\s*)?(?:trên đây là|căn cứ|theo đề nghị|xét đề nghị|thực hiện (?:chỉ thị|nghị quyết|quyết định|kế hoạch|công văn|thông tri)|(?:nghị quyết|quyết định|thông tư|quy chế|quy định|kế hoạch|nghị định|luật) này (?:quy định|áp dụng|hướng dẫn|ban hành)|phạm vi điều chỉnh|đối tượng áp dụng|ban hành kèm theo)/iu;

/** What speaks for and against a candidate, each mostly 0 to 1. The order is that of the names. */
export const featureNames = [
  "all",
  "own",
  "ownOrAbove",
  "specific",
  "pairs",
  "found",
  "found2",
  "byIdentity",
  "tells",
  "pieces",
  "labelled",
  "timely",
  "missing",
  "missingCount",
  "heading",
  "predicate",
  "noPredicate",
  "lead",
  "row",
  "short",
  "long",
  "formal",
  "plainAll",
  "plainOwn",
  "plainSpecific",
  "bareAll",
  "tellsAll",
  "tellsSpecific",
  "pairsOwn",
  "identitySpecific",
  "identityOwn",
  "labelledIdentity",
  "headingOwn",
  "few",
  "many",
  "plain",
  "bare",
  "numbered",
  "list",
  "place",
  "yesOrNo",
  "doubtNames",
  "doubtFigures",
  "doubtPlace",
  "doubtLonger",
  "strict",
  "isHeading",
  "form",
  "formalHeading",
] as const;

export type Features = readonly number[];

/** What a question asks beside the words that name the document; all that is no name where those are all of it. */
export function openTerms(question: Question, around: Surroundings): readonly Term[] {
  const said = question.terms.filter(({ light }) => !light);
  const open = said.filter((term) => fitIn(around.identity, term, question) < 0.7);
  return open.length > 0 ? open : said.filter(({ required }) => !required);
}

/** Where a candidate's heading says so much of what is asked, its own words need not repeat it. */
export const headingSays = (features: Features): number => features[featureNames.indexOf("heading")] ?? 0;

const shareTrue = (kinds: readonly AskedFor[], test: (kind: AskedFor) => boolean): number =>
  kinds.length === 0 ? 0 : kinds.filter(test).length / kinds.length;

/** What speaks against a candidate without deciding. */
function against(candidate: Read): readonly number[] {
  const { doubts, holds } = candidate.coverage;
  return [
    doubts.names,
    doubts.figures,
    doubts.place ? 1 : 0,
    doubts.longer ? 1 : 0,
    holds ? 1 : 0,
    candidate.passage.kind === "heading" ? 1 : 0,
    blanks.test(candidate.passage.text) ? 1 : 0,
    formalHeading.test(candidate.passage.headings.at(-1) ?? "") ? 1 : 0,
  ];
}

/** Lines to be filled in, and made-up examples: "Tôi tên là: ……". */
const blanks = /…\s*…|\.{4,}|_{3,}|^\s*ví dụ/iu;
const formalHeading = /phạm vi điều chỉnh|đối tượng áp dụng|căn cứ pháp lý|điều khoản thi hành|nơi nhận/iu;
type Read = Omit<Candidate, "score" | "features">;

/** What the learned reader sees of a candidate (`reader-weights.ts`); comparable between questions. */
export function featuresOf(candidate: Read, question: Question): Features {
  const { coverage, passage, around, found } = candidate;
  const { all, own, ownOrAbove, specific, pairs, byIdentity, missing, fitsOrAbove } = coverage;
  const total = question.terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const lacking = missing.filter(({ light }) => !light);
  const title = wordsOf(passage.headings.at(-1) ?? "");
  const heading = shareOf(openTerms(question, around), (term) => fitIn(title, term, question));
  const told = shareTrue(question.askedFor, (kind) => tells(candidate, question, kind));
  const labelled = question.askedFor.some((kind) => isLabelled(passage, kind)) ? 1 : 0;
  const { predicate } = question;
  const said = predicate === null ? 0 : (fitsOrAbove[predicate] ?? 0);
  const plain = isPlain(question) ? 1 : 0;
  return [
    all,
    own,
    ownOrAbove,
    specific,
    pairs,
    found,
    found * found,
    byIdentity,
    told,
    shareTrue(question.askedFor, (kind) => piecesOf(candidate, question, kind).length > 0),
    labelled,
    question.times.length > 0 && coverage.timely ? 1 : 0,
    lacking.reduce((sum, { weight }) => sum + weight, 0) / total,
    lacking.length / 5,
    heading,
    said,
    predicate === null ? 0 : 1 - said,
    /:\s*$/u.test(passage.text) ? 1 : 0,
    passage.kind === "row" ? 1 : 0,
    passage.text.length < 40 ? 1 : 0,
    Math.min(1, passage.text.length / 300),
    formal.test(passage.text) ? 1 : 0,
    plain * all,
    plain * own,
    plain * specific,
    question.marked ? 0 : all,
    told * all,
    told * specific,
    pairs * own,
    byIdentity * specific,
    byIdentity * own,
    labelled * byIdentity,
    heading * own,
    // The same for all candidates of a question: they tell how far to trust the best one.
    1 / (1 + question.terms.filter(({ light }) => !light).length),
    Math.min(1, question.terms.length / 15),
    plain,
    question.marked ? 0 : 1,
    question.numbers.length > 0 ? 1 : 0,
    question.wantsList ? 1 : 0,
    question.askedFor.includes("place") ? 1 : 0,
    /(?:không|chưa)\s*(?:ạ|vậy|hả|nhỉ|ta)?[\s?.!]*$/u.test(question.text.toLowerCase()) ? 1 : 0,
    ...against(candidate),
  ];
}
