import type { Span } from "../document/document.js";
import { findPersons } from "./evidence.js";
import type { Question } from "./question.js";
import { findWording, type Words } from "./words.js";

/** Words that make another office of the one they stand before. */
const changesOffice = new Set(["pho", "nguyen", "cuu", "quyen", "phu", "tro", "thu"]);
/** Offices people hold; a question for an office begins with one of these. */
const officeWords = new Set(
  "bi thu|pho bi thu|chu tich|pho chu tich|giam doc|pho giam doc|truong phong|pho truong phong|truong ban|pho truong ban|chanh van phong|pho chanh van phong|chanh thanh tra|cuc truong|chi cuc truong|hieu truong|tong giam doc|thu truong|tinh uy vien|uy vien|bo truong|thu tuong|chi huy truong|truong cong an|tong bien tap|tac gia|nguoi viet|thuong truc|doi truong|truong thon"
    .split("|")
    .toSorted((first, second) => second.length - first.length),
);

export interface Office {
  readonly bare: readonly string[];
  readonly marked: readonly string[];
}

/**
 * The office a question asks the holder of ("ai là Phó Chủ tịch UBND huyện", "bí thư huyện ủy tên gì"): the run of
 * syllables from an office word to the next question word. Null where the question names no office.
 */
export function findOffice(question: Question): Office | null {
  const { bare, wordsMarked } = question;
  for (let first = 0; first < bare.length; first += 1) {
    const opens = [...officeWords].some((office) => {
      const parts = office.split(" ");
      return parts.every((part, step) => bare[first + step] === part);
    });
    if (!opens) continue;
    let end = first;
    while (end < bare.length && !endsOffice(wordsMarked, bare, end)) end += 1;
    if (end > first) return { bare: bare.slice(first, end), marked: wordsMarked.slice(first, end) };
  }
  return null;
}

const closing = new Set(
  "là|tên|ai|gì|nào|có|đang|đã|hiện|vậy|ạ|thế|của|ở|tại|do|được|bao|yêu|giao|chỉ|kết|nói|phát|phải|sinh|dự|tham".split(
    "|",
  ),
);
const closingBare = new Set("la|ten|ai|gi|nao|hien|bao".split("|"));

function endsOffice(marked: readonly string[], bare: readonly string[], index: number): boolean {
  return closing.has(marked[index] ?? "") || closingBare.has(bare[index] ?? "");
}

/** The level of a body is part of the office: "Chủ tịch UBND tỉnh" is not "Chủ tịch UBND". */
const levels = new Set("tinh huyen xa phuong quan thanh thi tran thon ap trung".split(" "));
/** The shortest office that may stand without its place: "bí thư huyện ủy" of "bí thư huyện ủy Sông Xanh". */
const coreLeast = 2;

/**
 * The office as a passage may write it: whole, or without the place at its end when the document itself is of that
 * place.
 * @param ofDocument the document's identity
 */
export function shorterOffices(office: Office, ofDocument: Words): readonly Office[] {
  const offices: Office[] = [office];
  for (let count = office.bare.length - 1; count >= coreLeast; count -= 1) {
    const place = { bare: office.bare.slice(count), marked: office.marked.slice(count) };
    if (levels.has(office.bare[count] ?? "") || findWording(ofDocument, place, false).fit === 0) break;
    offices.push({ bare: office.bare.slice(0, count), marked: office.marked.slice(0, count) });
  }
  return offices;
}

/**
 * The person who holds the office in a passage: the office's words stand there whole, not as part of another office
 * ("Phó …"), and a name stands in the same segment (between ";" or "."), before the office's dashes or right after it.
 */
export function findHolder(text: string, words: Words, office: Office, marksCount: boolean): Span | null {
  const places = words.places.get(office.bare[0] ?? "") ?? [];
  for (const place of places) {
    const { fit } = findWording(slice(words, place, office.bare.length), office, marksCount);
    if (fit === 0 || changesOffice.has(words.bare[place - 1] ?? "")) continue;
    const last = place + office.bare.length - 1;
    const start = words.starts[place] ?? 0;
    const end = words.ends[last] ?? start;
    // "Chủ tịch UBND" asked alone is not "Chủ tịch UBND huyện": a body's level right after makes it more exact, and
    // that is fine; but the segment must not go on with another body ("Bí thư Huyện ủy Ninh Phước").
    const from = Math.max(text.lastIndexOf(";", start), text.lastIndexOf(". ", start), 0);
    const stop = [text.indexOf(";", end), text.indexOf(". ", end)].filter((at) => at >= 0);
    const to = Math.min(...stop, text.length);
    const persons = findPersons(text.slice(from, to)).map((span) => ({
      start: span.start + from,
      end: span.end + from,
    }));
    const before = persons.filter((person) => person.end <= start).at(-1);
    const after = persons.find((person) => person.start >= end && person.start - end <= 25);
    const dashed = before !== undefined && /[-–—,(:]/u.test(text.slice(before.end, start));
    const found = dashed ? before : (after ?? before);
    if (found !== undefined) return found;
  }
  return null;
}

function slice(words: Words, place: number, count: number): Words {
  const bare = words.bare.slice(place, place + count);
  const places = new Map<string, readonly number[]>();
  bare.forEach((key, index) => places.set(key, [...(places.get(key) ?? []), index]));
  return {
    bare,
    marked: words.marked.slice(place, place + count),
    starts: words.starts.slice(place, place + count),
    ends: words.ends.slice(place, place + count),
    capital: words.capital.slice(place, place + count),
    places,
  };
}
