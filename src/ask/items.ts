import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { findAskedNoun } from "./asked-for.js";
import type { Candidate } from "./candidates.js";
import { findEvidence, findPersons } from "./evidence.js";
import { openTerms } from "./features.js";
import type { AskedFor, Question, Term } from "./question.js";
import { enumerates, type List, listsOf, placesOf } from "./lists.js";
import { fitIn, shareOf } from "./shares.js";
import type { Surroundings } from "./surroundings.js";
import { wordsOf } from "./words.js";

/** An item is about the topic when it covers this much of what the words above its list leave open. */
const itemShare = 0.5;
/** Lists are looked for around so many candidates, whose scores are at most this much less than the best one's. */
const candidatesRead = 16;
const likelyWithin = 2.5;

/** What lists of official documents are of. */
const listNouns = [
  "nhiem vu",
  "han che",
  "ton tai",
  "ket qua",
  "muc tieu",
  "chi tieu",
  "giai phap",
  "dieu kien",
  "tieu chi",
  "hinh thuc",
  "doi tuong",
  "thanh phan",
  "nguyen nhan",
  "nguyen tac",
] as const;

const nounsIn = (bare: readonly string[]): readonly string[] => {
  const text = ` ${bare.join(" ")} `;
  return listNouns.filter((noun) => text.includes(` ${noun} `));
};

/** Whether a title announces a list of something else than the question names: of hạn chế where nhiệm vụ are asked. */
export function isListOfOther(question: Question, title: readonly string[]): boolean {
  const [asked, announced] = [nounsIn(question.bare), nounsIn(title)];
  return announced.length > 0 && asked.length > 0 && !announced.some((noun) => asked.includes(noun));
}

/** What counts for a list beside the score of the candidate it was found by. */
const worth = { title: 3, noun: 1.5, other: -3, own: 0.5, fields: -1.5 } as const;
/** A title must say this much of what the document's identity leaves open, unless the likeliest passage stands in its list. */
const titleLeast = 0.34;

interface Weighed extends List {
  readonly worth: number;
  /** Share of the open terms that the title says. */
  readonly titled: number;
}

/** What the headings above a title say counts so much beside the title itself. */
const aboveWorth = 0.9;

/** "b) Cách thức thực hiện: …; d) Thời hạn giải quyết: …": fields of one thing, and no list of several. */
const field = /^(?:[a-zđ]\)|\d+[.)]|[-+*])?\s*\p{Lu}[\p{L} ,-]{5,70}:(?=\s*\S)/u;
const areFields = (items: readonly Passage[]): boolean =>
  items.filter(({ text }) => field.test(text)).length * 2 > items.length;

function weigh(
  list: List,
  question: Question,
  { open, noun }: { readonly open: readonly Term[]; readonly noun: readonly string[] | null },
  best: Candidate,
): Weighed {
  const words = wordsOf(list.title);
  const above = wordsOf(list.above);
  const titled =
    open.length === 0
      ? 0
      : shareOf(open, (term) =>
          Math.max(fitIn(words, term, question), fitIn(above, term, question) * aboveWorth),
        );
  const folded = ` ${words.bare.join(" ")} `;
  const namesIt = noun !== null && noun.some((word) => folded.includes(` ${word} `));
  const holdsBest = list.items.some(({ id }) => id === best.passage.id) || list.candidate === best;
  return {
    ...list,
    titled,
    worth:
      list.candidate.score -
      best.score +
      worth.title * titled +
      (namesIt || list.isOfKind ? worth.noun : 0) +
      (!namesIt && areFields(list.items) ? worth.fields : 0) +
      (isListOfOther(question, words.bare) ? worth.other : 0) +
      (holdsBest ? worth.own : 0),
  };
}

/** The open terms in the groups that "và", "hoặc" or a comma set apart: an item belongs when it covers one of them. */
function topicsOf(open: readonly Term[], question: Question): readonly (readonly Term[])[] {
  const topics: Term[][] = [];
  for (const term of open) {
    const last = topics.at(-1);
    const previous = last?.at(-1);
    const between =
      previous === undefined ? [] : question.wordsMarked.slice(previous.first + previous.count, term.first);
    if (last === undefined || between.some((word) => word === "và" || word === "hoặc" || word === "hay"))
      topics.push([term]);
    else last.push(term);
  }
  return topics;
}

/** The items about what the title leaves open; one between two of them belongs as well, since lists treat a matter in one stretch. */
function aboutTopic(
  { items, title, above: over, candidate }: List,
  question: Question,
  read: (passage: Passage) => Surroundings,
): readonly Passage[] {
  const words = wordsOf(`${title} . ${over}`);
  const { around } = candidate;
  const above = (term: Term): number =>
    Math.max(
      fitIn(words, term, question),
      fitIn(around.context, term, question),
      fitIn(around.identity, term, question) * 0.8,
    );
  const open = question.terms.filter((term) => !term.light && above(term) < 0.7);
  if (open.length === 0) return items;
  const topics = topicsOf(open, question);
  const shares = items.map((passage) => {
    const { text } = read(passage);
    return Math.max(...topics.map((topic) => shareOf(topic, (term) => fitIn(text, term, question))));
  });
  return items.filter(
    (_, place) =>
      (shares[place] ?? 0) >= itemShare ||
      ((shares[place - 1] ?? 0) >= itemShare && (shares[place + 1] ?? 0) >= itemShare),
  );
}

/** A title that says so much of the open terms names the whole list. */
const wholeLeast = 0.6;

/** The items a question for several things means, with the candidate they were found by; null where no list answers. */
export function chooseItems(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  read: (passage: Passage) => Surroundings,
) {
  const [best] = candidates;
  if (best === undefined) return null;
  const open = openTerms(question, best.around);
  const noun = findAskedNoun(question.text.toLowerCase());
  const places = placesOf(index);
  const lists = candidates
    .slice(0, candidatesRead)
    .filter(({ score }) => score >= best.score - likelyWithin)
    .flatMap((candidate) => listsOf(candidate, noun, index, places(candidate.passage.documentId)))
    .map((list) => weigh(list, question, { open, noun }, best))
    .toSorted((one, other) => other.worth - one.worth);
  for (const list of lists) {
    if (list.worth < 0) break;
    const holdsBest = list.items.some(({ id }) => id === best.passage.id) || list.candidate === best;
    if (list.titled < titleLeast && !holdsBest) continue;
    // The likeliest passage holds the list in one sentence: that says it all.
    if (list.titled < wholeLeast && list.candidate !== best && enumerates(best.passage.text)) return null;
    const items = list.isCounted || list.titled >= wholeLeast ? list.items : aboutTopic(list, question, read);
    const chosen = items.length > 1 ? items : [];
    if (chosen.length > 1 && areOfKind(chosen, question)) return { candidate: list.candidate, items: chosen };
  }
  return null;
}

/** Kinds whose pieces every item of an answering list holds. */
const exactKinds = new Set<AskedFor>([
  "date",
  "duration",
  "money",
  "percent",
  "organization",
  "number",
  "person",
]);

function isOfKind(kind: AskedFor, text: string, question: Question): boolean {
  // "Người", "tổ chức" stand in any duty: only a name or an office is somebody.
  return kind === "person"
    ? findPersons(text).length > 0 || findEvidence("role", text, question).length > 0
    : findEvidence(kind, text, question).length > 0;
}

/** A list answers "những ngày nào", "những ai" only when most of its items hold such a piece. */
function areOfKind(items: readonly Passage[], question: Question): boolean {
  return question.askedFor
    .filter((kind) => exactKinds.has(kind))
    .every((kind) => items.filter(({ text }) => isOfKind(kind, text, question)).length * 2 >= items.length);
}
