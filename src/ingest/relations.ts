import type { DocumentIdentity } from "../document/document.js";
import { type DocumentNumber, findDocumentNumbers } from "../document/number.js";
import type { Relation, RelationKind } from "../document/relation.js";
import { bareText } from "../vietnamese/syllables.js";
import { sentenceCase } from "./capitals.js";
import type { Leaf } from "./leaf.js";
import { legalBasis } from "./markers.js";
import { type Mention, mentionsIn } from "./mentions.js";

const changes: ReadonlySet<RelationKind> = new Set(["amends", "replaces", "repeals"]);
/** Most ties kept of one document: annexes of procedures name hundreds of laws. */
const mostRelations = 200;

const change =
  /(?:(?<![\p{L}])(được|bị|đã được|đã bị)\s+)?(?<![\p{L}])(sửa đổi, bổ sung|sửa đổi bổ sung|sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ|huỷ bỏ)(?![\p{L}])/giu;
const ended = /^[^.;]{0,260}?(?<![\p{L}])(?:hết hiệu lực|(?:bị|được) bãi bỏ|chấm dứt hiệu lực)/iu;
const carriesOut =
  /^(?:[IVX\d]+[.)]\s*)?(?:Để )?(?:tiếp tục )?(?:Thực hiện|Triển khai|Thi hành)(?![\p{L}])/iu;
const carryingOut = /(?<![\p{L}])(?:thực hiện|triển khai|thi hành)(?![\p{L}])[^.;]{0,40}$/iu;

/** A change said of this document or by it: its title, "Bãi bỏ …", "… này thay thế …", "có hiệu lực … và thay thế". */
function changeOf(before: string, isTitle: boolean): RelationKind | null {
  const last = [...before.matchAll(change)].at(-1);
  if (last === undefined) return null;
  const ahead = before.slice(0, last.index);
  // "được sửa đổi bởi Luật số …", "Nghị định số … sửa đổi …": another document is what changes or is changed.
  if (last[1] !== undefined || /\p{Lu}[\p{Lu}\d&-]+(?: (?:ngày|năm)[^,;]*)?\s*$/u.test(ahead)) return null;
  // "Bãi bỏ …" begins a clause; in a sentence the subject is "Quyết định này", or there is none.
  const isOwn =
    isTitle ||
    !/[\p{L}]/u.test(ahead.replace(/^(?:Điều \d+[a-z]?\.|\d+[.)-]|[a-zđ]\))\s*/iu, "")) ||
    /(?<![\p{L}])này(?![\p{L}])/iu.test(ahead) ||
    /(?:có|hết) hiệu lực|[;,]\s*(?:và )?$|(?:sửa đổi|bổ sung|bãi bỏ|thay thế),?\s*$/iu.test(ahead);
  if (!isOwn) return null;
  const verb = (last[2] ?? "").toLowerCase();
  if (verb === "thay thế") return "replaces";
  return verb.startsWith("sửa") || verb === "bổ sung" ? "amends" : "repeals";
}

interface Place {
  readonly text: string;
  readonly isTitle: boolean;
  readonly isBasis: boolean;
  /** Words of another text, quoted. */
  readonly isQuoted: boolean;
}

function kindOf(mention: Mention, { text, isTitle, isBasis, isQuoted }: Place): RelationKind {
  if (isBasis) return "basis";
  if (mention.isNested || isQuoted) return "cites";
  const sentence = text.slice(0, mention.start).replace(/^[^]*[;](?=\s)|^[^]*[\p{L})]\.\s(?=\p{Lu})/u, "");
  const changed = changeOf(sentence, isTitle);
  if (changed !== null) return changed;
  if (ended.test(text.slice(mention.end)) && !/(?<![\p{L}])theo\s*$/iu.test(sentence)) return "repeals";
  if (carriesOut.test(sentence) || (isTitle && carryingOut.test(sentence))) return "implements";
  return "cites";
}

const central = /^(?:QH|UBTVQH|CP$|TTg|CTN)/u;
const ministry = /^(?:B\p{Lu}|VPCP|TANDTC|VKSNDTC|KTNN|NHNN)/u;

/** Only an equal or a higher body changes a document: a province's annex that proposes to amend a decree does not. */
function mayChange(own: DocumentNumber | undefined, named: DocumentNumber | null): boolean {
  if (own === undefined || named === null) return true;
  if (central.test(named.body)) return central.test(own.body);
  return !ministry.test(named.body) || ministry.test(own.body) || central.test(own.body);
}

const keyOf = ({ number, name }: Mention): string => number?.key ?? bareText(name);

interface Kept {
  readonly key: string;
  readonly relation: Relation;
}

/** Adds a tie once: a later naming of the same document says the same, perhaps with less. */
function keep(kept: Kept[], key: string, relation: Relation): void {
  const sameDocument = ({ key: other, relation: { date } }: Kept): boolean =>
    other === key && (date === relation.date || date === null || relation.date === null);
  const same = kept.findIndex(
    (one) => sameDocument(one) && (one.relation.kind === relation.kind || relation.kind === "cites"),
  );
  if (same < 0) {
    const weaker = kept.findIndex((one) => sameDocument(one) && one.relation.kind === "cites");
    if (weaker >= 0) kept.splice(weaker, 1);
    kept.push({ key, relation });
    return;
  }
  const first = kept[same]?.relation;
  if (first === undefined || first.date !== null || relation.date === null) return;
  kept[same] = {
    key,
    relation: {
      ...first,
      date: relation.date,
      issuer: first.issuer ?? relation.issuer,
      subject: first.subject ?? relation.subject,
    },
  };
}

/**
 * The documents that a document names, each once for every kind of tie, in the order of the text.
 * @param leaves from `structure`; letter-head, signature and table rows are left out
 */
export function relationsOf(
  { number, date }: Pick<DocumentIdentity, "number" | "date">,
  source: string,
  leaves: readonly Leaf[],
): Relation[] {
  const own = number === null ? undefined : findDocumentNumbers(number)[0];
  const kept: Kept[] = [];
  // A title in capitals is called as its text calls it.
  const written = (words: string): string => (/\p{Ll}/u.test(words) ? words : sentenceCase(words, source));
  const title = leaves.filter(({ locator }) => locator === "tiêu đề");
  // A title printed on several lines is one sentence.
  const titleSpan = { start: title[0]?.start ?? 0, end: title.at(-1)?.end ?? 0 };
  const spans = [
    ...(title.length === 0 ? [] : [{ ...titleSpan, isTitle: true, locator: "tiêu đề" }]),
    ...leaves
      .filter(
        ({ role, locator }) =>
          locator === "phần căn cứ" || ((role === "text" || role === "heading") && locator !== "tiêu đề"),
      )
      .map(({ start, end, locator }) => ({ start, end, isTitle: false, locator })),
  ];
  for (const { start, end, isTitle, locator } of spans) {
    if (kept.length >= mostRelations) break;
    const text = source.slice(start, end);
    const isBasis = legalBasis.test(text);
    const place = { text, isTitle, isBasis, isQuoted: /(?:^|, )trích /u.test(locator) };
    for (const mention of mentionsIn(text, isBasis)) {
      const key = keyOf(mention);
      if (key === own?.key && (mention.date === null || mention.date === date)) continue;
      const kind = kindOf(mention, place);
      keep(kept, key, {
        kind: changes.has(kind) && !mayChange(own, mention.number) ? "cites" : kind,
        documentKind: mention.documentKind,
        number: mention.number?.text ?? null,
        name: written(mention.name),
        date: mention.date,
        issuer: mention.issuer === null ? null : written(mention.issuer),
        subject: mention.subject === null ? null : written(mention.subject),
        start: start + mention.start,
        end: start + mention.end,
      });
    }
  }
  return kept.slice(0, mostRelations).map(({ relation }) => relation);
}
