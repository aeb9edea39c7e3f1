import type { Section, Span } from "../document/document.js";
import { locatorOf } from "./locator.js";
import type { Marker } from "./markers.js";

/** A part of the tree while it is being read. */
export interface Frame {
  readonly kind: Section["kind"];
  /** As in `Marker`; parts of a quoted text rank deeper by `quotedRank`. */
  rank: number;
  readonly numeral: string;
  readonly name: string;
  start: number;
  end: number;
  /** Heading words as printed, marker and all; null where it has no title. */
  heading: string | null;
  /** Title without its marker. */
  title: string | null;
  label: string | null;
  children: Frame[];
  /** The line that introduces the list below: its last sentence when it ends with a colon. */
  lead: Span | null;
  /** Span of the heading line, for lists that stand under a heading without a lead. */
  headingSpan: Span | null;
  paragraphs: number;
  bullets: number;
  rows: number;
}

export function makeFrame(span: Span, marker: Pick<Marker, "kind" | "rank" | "numeral" | "name">): Frame {
  const { kind, rank: depth, numeral, name } = marker;
  return {
    kind,
    rank: depth,
    numeral,
    name,
    start: span.start,
    end: span.end,
    heading: null,
    title: null,
    label: name === "" ? null : name,
    children: [],
    lead: null,
    headingSpan: null,
    paragraphs: 0,
    bullets: 0,
    rows: 0,
  };
}

/** The finished tree: ends stretched over children, nothing mutable left. */
export function freeze(frames: readonly Frame[]): Section[] {
  return frames.map((frame) => {
    const children = freeze(frame.children);
    const end = Math.max(frame.end, ...children.map((child) => child.end));
    return { kind: frame.kind, label: frame.label, title: frame.title, start: frame.start, end, children };
  });
}

/** A text inside a text: quoted into an amendment, or a sample form. As locators call it. */
export type InnerText = "trích" | "biểu mẫu";

/** Added to the ranks of a quoted text's parts, so that none of them closes a part of the text that quotes. */
export const quotedRank = 100;

/** A part's rank in its own text; ranks have one decimal, which floating point blurs. */
const ownRank = ({ rank }: Frame): number => Math.round((rank % quotedRank) * 100) / 100;

/** The tree while a document is read: which parts are open, and what was laid into them. */
export class Outline {
  readonly root: Frame;
  private path: readonly Frame[];
  /** Added to every rank; not 0 while a text inside this one is laid. */
  private base = 0;
  private inner: InnerText = "trích";

  /** @param length of the source, in UTF-16 units */
  constructor(length: number) {
    this.root = makeFrame({ start: 0, end: length }, { kind: "paragraph", rank: -1, numeral: "", name: "" });
    this.path = [this.root];
  }

  /** The innermost open part. */
  get top(): Frame {
    return this.path.at(-1) ?? this.root;
  }

  get open(): readonly Frame[] {
    return this.path;
  }

  /** From now on parts belong to a text that stands inside the open part, or (null) to this document again. */
  enter(inner: InnerText | null): void {
    if (this.base > 0) this.closeTo(0);
    this.base = inner === null ? 0 : quotedRank;
    this.inner = inner ?? this.inner;
  }

  /** Closes every part of this rank or deeper. */
  closeTo(rank: number): void {
    this.path = this.path.filter((frame) => frame.rank < rank + this.base);
  }

  /** Opens a part below those of smaller rank. */
  add(frame: Frame): void {
    this.closeTo(frame.rank);
    frame.rank += this.base;
    this.top.children.push(frame);
    this.path = [...this.path, frame];
  }

  /** Headings of the open parts, outermost first. */
  get headings(): readonly string[] {
    return this.path.flatMap((frame) => (frame.heading === null ? [] : [frame.heading]));
  }

  /** Where we are, as a citation says it; empty at the root. */
  get locator(): string {
    // A "+" under a "-" bears both numbers in its own label: "ý 2.1".
    const last = this.path.at(-1);
    const named = this.path.filter((frame) => frame.kind !== "bullet" || frame === last);
    const own = locatorOf(named.filter((frame) => frame.rank < quotedRank));
    const quoted = locatorOf(
      named
        // A form's own headings would make its places longer, not clearer.
        .filter(({ rank, kind }) => rank >= quotedRank && (this.inner === "trích" || kind !== "heading"))
        .map((frame) => ({ ...frame, rank: ownRank(frame) })),
      this.inner === "trích",
    );
    const isForm = this.inner === "biểu mẫu" && this.base > 0;
    if (isForm) return [own, this.inner, quoted].filter((part) => part !== "").join(", ");
    return [own, quoted === "" ? "" : `${this.inner} ${quoted}`].filter((part) => part !== "").join(", ");
  }
}
