import type { Span } from "../document/document.js";
import type { Reading } from "./leaf.js";
import { isUpper, rank } from "./markers.js";
import { type Frame, makeFrame } from "./outline.js";
import { type Block, isBold } from "./read/block.js";

const titledKinds = new Set(["annex", "part", "chapter", "section", "subsection"]);
const longestTitle = 250;

/** Whether nothing was laid into a part yet but its heading. */
function isFresh(frame: Frame): boolean {
  return frame.children.length === 0 && frame.paragraphs === 0;
}

/** Whether a title line belongs to the open part: its number stood on a line alone ("Chương I"), or an annex goes on. */
export function wantsTitle(frame: Frame): boolean {
  return titledKinds.has(frame.kind) && isFresh(frame) && (frame.kind === "annex" || frame.title === null);
}

function placeTitle(reading: Reading, block: Block): void {
  const { outline } = reading;
  const words = reading.words(block);
  const host = outline.top;
  if (wantsTitle(host)) {
    host.title = host.title === null ? words : `${host.title} ${words}`;
    host.heading = `${host.heading ?? host.name} ${words}`;
    host.end = block.end;
    reading.add(block, "heading", outline.locator);
    return;
  }
  const depth = block.level > 0 ? rank.roman - 1 + block.level * 0.1 : rank.heading;
  const frame = makeFrame(block, { kind: "heading", rank: depth, numeral: "", name: "" });
  outline.closeTo(depth);
  const { headings } = outline;
  frame.heading = words;
  frame.title = words;
  frame.headingSpan = { start: block.start, end: block.end };
  frame.lead = reading.leadOf(block);
  outline.add(frame);
  reading.add(block, "heading", outline.locator, { headings });
}

/** The lead of a list whose items bear no marks: paragraphs after "… sau đây:" while they end with semicolons. */
function openLead(reading: Reading, words: string, host: Frame): Span | null {
  const before = reading.leaves.at(-1);
  if (before === undefined || before.role !== "text") return null;
  const mark = reading.words(before).at(-1);
  return mark === ";" || (mark === ":" && words.endsWith(";")) ? host.lead : null;
}

/** Capitals that name something: a formula's line ("AG =") and an initial are no heading. */
const isShouted = (words: string): boolean =>
  isUpper(words) && /\p{Lu}{2}/u.test(words) && !/[=+×∑√]/u.test(words);

/** Lays a block without a marker into the tree: an unnumbered heading, a line below an annex's title, a paragraph. */
export function placeParagraph(reading: Reading, block: Block): void {
  const { outline } = reading;
  const words = reading.words(block);
  outline.closeTo(rank.paragraph);
  const looksTitled = isBold(block) || isShouted(words) || block.level > 0;
  if (looksTitled && words.length <= longestTitle && !/[.;,…]["”)]?$/u.test(words)) {
    placeTitle(reading, block);
    return;
  }
  const host = outline.top;
  if (host.kind === "annex" && isFresh(host) && /^\(.*(?:kèm theo|ban hành)/isu.test(words)) {
    reading.add(block, "heading", outline.locator, { headings: outline.headings });
    return;
  }
  host.paragraphs += 1;
  const frame = makeFrame(block, { kind: "paragraph", rank: rank.paragraph, numeral: "", name: "" });
  const isProse = outline.open.every((above) => above === outline.root || above.kind === "heading");
  if (isProse && (!reading.isStructured || outline.open.length > 1)) frame.label = `đoạn ${host.paragraphs}`;
  const lead = openLead(reading, words, host);
  const own = reading.leadOf(block);
  const { headings } = outline;
  outline.add(frame);
  frame.lead = own;
  if (own !== null || lead === null) host.lead = own;
  const hasBegun = outline.root.children.some((child) => child.kind !== "paragraph");
  const locator = outline.locator === "" ? (hasBegun ? "phần cuối" : "phần mở đầu") : outline.locator;
  reading.add(block, "text", locator, { headings, lead });
}
