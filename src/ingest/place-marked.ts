import type { Reading } from "./leaf.js";
import { isUpper, type Marker, rank } from "./markers.js";
import { type Frame, makeFrame, quotedRank } from "./outline.js";
import { type Block, isBold } from "./read/block.js";

const headingEnd = /[.;:,…]["”)]?$/u;
const longestHeading = 400;
const longestTitle = { article: 200, other: 150, aboveProse: 80 };

/** What stands below a block. */
export interface Next {
  readonly marker: Marker | null;
  /** Whether it is a paragraph without marker, long enough to be text and no title. */
  readonly isProse: boolean;
}

/** Whether a numbered block is only a title: bold or in capitals, or short, unended and followed by deeper parts. */
function isTitle(words: string, block: Block, marker: Marker, next: Next): boolean {
  if (marker.kind === "bullet" || words.length > longestHeading) return false;
  if (marker.rank < rank.article || isBold(block)) return true;
  if (isUpper(words) && words.length > marker.length) return true;
  if (headingEnd.test(words)) return false;
  if (marker.kind === "article") return words.length <= longestTitle.article;
  if (next.marker !== null) return next.marker.rank > marker.rank && words.length <= longestTitle.other;
  return next.isProse && words.length <= longestTitle.aboveProse;
}

/** "ý 3", "ý 3.1": bullets bear no number in print, so we count them in the nearest named part. */
function countBullet(reading: Reading, marker: Marker): string {
  const { open, root } = reading.outline;
  // A quoted text's bullets rank deeper by a round number.
  const dash =
    marker.rank === rank.plus ? open.findLast((above) => above.rank % quotedRank === rank.dash) : undefined;
  const counter = dash ?? open.findLast((above) => above.label !== null) ?? root;
  counter.bullets += 1;
  const front = typeof dash?.label === "string" ? `${dash.label}.` : "ý ";
  return `${front}${counter.bullets}`;
}

/** Points and bullets right under a heading are its list: "3. Thời gian không thu phí" and dashes below. */
function leadFor(parent: Frame, marker: Marker): Frame["lead"] {
  if (parent.lead !== null) return parent.lead;
  return marker.rank >= rank.point - 0.5 && parent.rank >= rank.article ? parent.headingSpan : null;
}

/** Lays a block with a numeral or a bullet into the tree. */
export function placeMarked(reading: Reading, block: Block, marker: Marker, next: Next): void {
  const { outline } = reading;
  const words = reading.words(block);
  const frame = makeFrame(block, marker);
  outline.closeTo(frame.rank);
  const lead = leadFor(outline.top, marker);
  if (marker.kind === "bullet") frame.label = countBullet(reading, marker);
  const { headings } = outline;
  outline.add(frame);
  if (isTitle(words, block, marker, next)) {
    frame.heading = words;
    frame.title = words.slice(marker.length).trim() || null;
    frame.headingSpan = { start: block.start, end: block.end };
    reading.add(block, "heading", outline.locator, {
      headings,
      lead: marker.rank >= rank.point - 0.5 ? lead : null,
    });
    return;
  }
  // A bold beginning is a run-in title: "3. Thời gian thực hiện: Từ năm 2026 - 2030."
  if (block.bold > marker.length + 2) {
    frame.title = words.slice(marker.length, block.bold).replace(/[\s:.]+$/u, "") || null;
    frame.heading = frame.title === null ? null : words.slice(0, block.bold).replace(/[\s:]+$/u, "");
  }
  frame.lead = reading.leadOf(block);
  reading.add(block, "text", outline.locator, {
    headings,
    lead,
    dash: marker.kind === "bullet" ? marker.length : 0,
  });
}
