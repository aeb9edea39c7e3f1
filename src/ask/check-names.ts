import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Fault } from "./check-types.js";
import { findOffices, type OfficeMention } from "./claim-offices.js";
import { type ClaimSource, isBound, type Place } from "./claim-sources.js";
import { type ClaimText, findRun, type Stretch, stretchAt, whole } from "./claim-text.js";
import { findNames } from "./names.js";

const print = ({ text, tokens }: ClaimText, { first, end }: Stretch): string =>
  text.slice(tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? 0);

/** Every place where a run of marked syllables stands in a source; marks do not count in a scan. */
function placesOf(source: ClaimSource, words: readonly string[], bare: readonly string[]): Place[] {
  const found: Place[] = [];
  for (const read of [source.body, source.context]) {
    const [run, key] = source.passage.isScanned ? ([bare, "bare"] as const) : ([words, "marked"] as const);
    const within = whole(read);
    for (let at = findRun(read, run, key, within); at >= 0;) {
      found.push({ source, read, at: { first: at, end: at + run.length } });
      at = findRun(read, run, key, { first: at + 1, end: within.end });
    }
  }
  return found;
}

/** Syllables that stand small somewhere in the sources: a capital at a sentence's start makes no name of them. */
const standsSmall = (sources: readonly ClaimSource[], word: string): boolean =>
  sources.some(({ body, context }) =>
    [body, context].some(({ tokens, capital }) =>
      tokens.some(({ marked }, index) => marked === word && capital[index] !== true),
    ),
  );

/** Proper names of persons and places stand whole in a source. */
export function faultOfNames(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const offices = findOffices(sentence);
  for (const { first, count } of findNames(sentence.text, sentence.tokens).names) {
    const run = { first, end: first + count };
    if (offices.some((office) => office.first <= run.first && run.end <= office.end)) continue;
    const tokens = sentence.tokens.slice(run.first, run.end);
    // Names inside a document number or in the words before one are looked up with it.
    if (
      sentence.mentions.some(({ start, end }) =>
        tokens.some((token) => token.start < end && start < token.end),
      )
    )
      continue;
    const stands = (from: number): boolean => {
      const part = tokens.slice(from);
      return sources.some(
        (source) =>
          placesOf(
            source,
            part.map(({ marked }) => marked),
            part.map(({ bare }) => bare),
          ).length > 0,
      );
    };
    const opens = sentence.clauses.some((clause) => clause.first === run.first);
    const isCommon = opens && standsSmall(sources, tokens[0]?.marked ?? "");
    if (stands(0) || (isCommon && (count === 1 || stands(1)))) continue;
    return { reason: "unsupported-name", detail: `"${print(sentence, run)}" is not in the cited passages` };
  }
  return null;
}

/** "Các Sở: Y tế, Tài chính": one head for several names. */
function sharesHead(source: ClaimSource, { words }: OfficeMention): boolean {
  const [head = "", ...name] = words;
  return [source.body, source.context].some((read) =>
    read.clauses.some((clause) => {
      for (let at = clause.first; at < clause.end; at += 1) {
        if (read.tokens[at]?.marked !== head) continue;
        const isSeveral = /^(?:các|những|hai|ba|bốn)$/u.test(read.tokens[at - 1]?.marked ?? "");
        if (
          isSeveral &&
          name.length > 0 &&
          findRun(read, name, "marked", { first: at + 1, end: Math.min(clause.end, at + 40) }) >= 0
        )
          return true;
      }
      return false;
    }),
  );
}

/** "UBND các xã, phường": a head with several levels. */
function sharesLevel(source: ClaimSource, { words, isLevelled }: OfficeMention): boolean {
  if (!isLevelled || words.length < 2) return false;
  const { tokens } = source.body;
  const head = words.slice(0, -1);
  const at = findRun(source.body, head, "marked", whole(source.body));
  if (at < 0) return false;
  const after = tokens.slice(at + head.length, at + head.length + 8).map(({ marked }) => marked);
  return (after[0] === "các" || after[0] === "cấp") && after.includes(words.at(-1) ?? "");
}

/** From "phối hợp với" to the clause's end stand those who help. */
const partnerWords = /phoi hop(?: chat che)?(?: voi| cung)?|cung voi/u;

function isPartner({ read, at }: Place): boolean {
  const clause = stretchAt(read.clauses, at.first);
  const before = print(read, { first: clause.first, end: at.first + 1 });
  return partnerWords.test(foldKeepingOffsets(before).slice(0, -1));
}

/** Whether a sentence makes a body the one in charge. */
function leads(sentence: ClaimText, { first, end }: OfficeMention): boolean {
  const after = sentence.tokens
    .slice(end, end + 12)
    .map(({ bare }) => bare)
    .join(" ");
  return (
    /^(?:\S+ ){0,8}(?:chu tri|chiu trach nhiem chinh)/u.test(after) &&
    !isPartner({ read: sentence, at: { first, end } } as Place)
  );
}

/** Every body of a sentence stands in a source, in charge only where the source has it so, bound to the same duty. */
export function faultOfOffices(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const offices = findOffices(sentence);
  const all = sources.flatMap((source) =>
    findOffices(source.body).map((office) => ({ office, place: { source, read: source.body, at: office } })),
  );
  for (const office of offices) {
    const bare = sentence.tokens.slice(office.first, office.end).map((token) => token.bare);
    const text = print(sentence, office);
    const places = sources.flatMap((source) => placesOf(source, office.words, bare));
    if (places.length === 0) {
      if (sources.some((source) => sharesHead(source, office) || sharesLevel(source, office))) continue;
      return { reason: "unsupported-office", detail: `"${text}" is not in the cited passages` };
    }
    const inText = places.filter(({ read, source }) => read === source.body);
    if (leads(sentence, office) && inText.length > 0 && inText.every(isPartner)) {
      return { reason: "unsupported-office", detail: `"${text}" helps and is not in charge` };
    }
    // The first body of a clause is the subject of all that follows in it.
    const isSubject = inText.some(({ read, at }) => {
      const clause = stretchAt(read.clauses, at.first);
      return !all.some(
        (other) =>
          other.place.read === read && other.office.first >= clause.first && other.office.first < at.first,
      );
    });
    if (isSubject || inText.length === 0 || inText.length < places.length) continue;
    const rivals = all.filter(
      (other) => !offices.some(({ words }) => words.join(" ") === other.office.words.join(" ")),
    );
    const bond = isBound(
      sentence,
      office,
      inText,
      rivals.map(({ place }) => place),
    );
    if (bond === "other-subject")
      return { reason: "unsupported-office", detail: `"${text}" is said of something else` };
  }
  return null;
}

const titles =
  "bí thư|chủ tịch|giám đốc|trưởng phòng|trưởng ban|chánh văn phòng|chánh thanh tra|cục trưởng|hiệu trưởng|bộ trưởng|thủ tướng|tổng bí thư|chủ nhiệm|đội trưởng".split(
    "|",
  );
const changes = new Set(["phó", "nguyên", "cựu", "quyền"]);

interface TitleMention extends Stretch {
  readonly name: string;
}

function findTitles(read: ClaimText): TitleMention[] {
  return titles.flatMap((title) => {
    const words = title.split(" ");
    const found: TitleMention[] = [];
    for (let at = findRun(read, words, "marked", whole(read)); at >= 0;) {
      const change = read.tokens[at - 1]?.marked ?? "";
      const first = changes.has(change) ? at - 1 : at;
      found.push({ name: first < at ? `${change} ${title}` : title, first, end: at + words.length });
      at = findRun(read, words, "marked", { first: at + 1, end: read.tokens.length });
    }
    return found;
  });
}

/** Every title of a sentence stands in a source, "phó" as it is there, and with the person it is given to. */
export function faultOfTitles(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const names = findNames(sentence.text, sentence.tokens).names.filter(({ count }) => count >= 2);
  for (const title of findTitles(sentence)) {
    const clause = stretchAt(sentence.clauses, title.first);
    const inClause = names.filter(({ first }) => first >= clause.first && first < clause.end);
    const nearest = inClause.toSorted(
      (one, other) => Math.abs(one.first - title.first) - Math.abs(other.first - title.first),
    )[0];
    const name =
      nearest &&
      sentence.tokens.slice(nearest.first, nearest.first + nearest.count).map(({ marked }) => marked);
    const holds = sources.some(({ body, context }) =>
      [body, context].some((read) =>
        findTitles(read).some((other) => {
          if (other.name !== title.name) return false;
          const there = stretchAt(read.clauses, other.first);
          return (
            name === undefined ||
            read === context ||
            findRun(read, name, "marked", there) >= 0 ||
            findRun(read, name, "marked", whole(read)) < 0
          );
        }),
      ),
    );
    if (!holds)
      return {
        reason: "unsupported-office",
        detail: `"${print(sentence, title)}" is another's title or none's`,
      };
  }
  return null;
}
