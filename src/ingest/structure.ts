import type { Section, Span } from "../document/document.js";
import type { Front } from "./front.js";
import {
  attachedKind,
  closingLine,
  isUpper,
  legalBasis,
  type Marker,
  markerOf,
  rank,
  signatureLine,
} from "./markers.js";
import { type Frame, freeze, locatorOf, makeFrame } from "./outline.js";
import type { Block, Extract } from "./read/block.js";
import { sentencesOf } from "./sentences.js";

/** A block with its place in the tree: what is cut into passages. */
export interface Leaf extends Span {
  readonly role: "heading" | "text" | "row" | "letterhead";
  readonly locator: string;
  /** Headings above, outermost first. */
  readonly headings: readonly string[];
  /** The line that introduces the list it belongs to; null outside a list. */
  readonly lead: Span | null;
  /** What "open the source" shows. */
  readonly parent: Span;
  /** UTF-16 units of a bullet's dash: no words. */
  readonly dash: number;
}

export interface Structure {
  readonly sections: readonly Section[];
  readonly leaves: readonly Leaf[];
}

const recipients = /^(?:\*?Nơi nhận|Kính gửi)\s*:?/u;
const longestParent = 1500;
const headingEnd = /[.;:,…]["”)]?$/u;

/**
 * Finds a document's tree: parts, chapters, articles, clauses, points, bullets, headings, annexes, table rows,
 * paragraphs; the letter-head, legal bases, recipients and signature are told from it.
 * @param front what `readFront` found above the text
 */
export function structure(extract: Extract, front: Front): Structure {
  const { source, blocks } = extract;
  const text = (block: Block): string => source.slice(block.start, block.end);
  const isBold = (block: Block): boolean => block.bold > 0 && block.bold >= block.end - block.start;
  const markers = blocks.map((block) =>
    block.kind === "paragraph" ? markerOf(text(block), isBold(block)) : null,
  );
  const isStructured = markers.some(
    (marker, index) => index >= front.next && marker !== null && marker.rank < rank.paragraph,
  );

  const root = makeFrame(
    { start: 0, end: source.length },
    { kind: "paragraph", rank: -1, numeral: "", name: "" },
  );
  let path: Frame[] = [root];
  const leaves: (Leaf & { readonly frame: Frame | null })[] = [];
  let zone: "front" | "body" | "back" = "front";
  let hasSignature = false;
  let table = { number: 0, head: "", group: "", groupLabel: "", span: null as Span | null };

  const top = (): Frame => path.at(-1) ?? root;
  const headings = (extra: readonly string[] = []): string[] => [
    ...path.flatMap((frame) => (frame.heading === null ? [] : [frame.heading])),
    ...extra,
  ];
  const leaf = (
    block: Span,
    role: Leaf["role"],
    locator: string,
    more: Partial<Leaf> = {},
    frame: Frame | null = null,
  ): void => {
    leaves.push({
      start: block.start,
      end: block.end,
      role,
      locator,
      headings: [],
      lead: null,
      parent: { start: block.start, end: block.end },
      dash: 0,
      ...more,
      frame,
    });
  };
  const open = (frame: Frame): void => {
    path = path.filter((above) => above.rank < frame.rank);
    top().children.push(frame);
    path.push(frame);
  };
  const leadOf = (block: Block): Span | null =>
    text(block).endsWith(":") ? (sentencesOf(source, block).at(-1) ?? null) : null;

  /** A numbered or bulleted block. */
  const marked = (block: Block, marker: Marker, next: Marker | null): void => {
    const words = text(block);
    const frame = makeFrame(block, marker);
    const isBullet = marker.kind === "bullet";
    const goesDeeper = next !== null && next.rank > marker.rank;
    const isHeading =
      !isBullet &&
      words.length <= 400 &&
      (marker.rank < rank.article ||
        isBold(block) ||
        (isUpper(words) && words.length > marker.length) ||
        (!headingEnd.test(words) &&
          (marker.kind === "article" ? words.length <= 200 : goesDeeper && words.length <= 150)));
    path = path.filter((above) => above.rank < frame.rank);
    const parent = top();
    const lead =
      parent.lead ?? (marker.rank >= rank.point - 0.5 && isBulletHost(parent) ? parent.headingSpan : null);
    if (isBullet) {
      const host = path.findLast((above) => above.label !== null) ?? root;
      const outer =
        marker.rank === rank.plus ? path.findLast((above) => above.rank === rank.dash) : undefined;
      const counter = outer ?? host;
      counter.bullets += 1;
      frame.label = outer?.label == null ? `ý ${counter.bullets}` : `${outer.label}.${counter.bullets}`;
    }
    const above = headings();
    open(frame);
    // An item of a plus-list is named by its dash's label already.
    const locator = locatorOf(
      path.filter((one, index) => !(isBullet && one.kind === "bullet" && index < path.length - 1)),
    );
    if (isHeading) {
      frame.heading = words;
      frame.title = words.slice(marker.length).trim() || null;
      frame.headingSpan = { start: block.start, end: block.end };
      leaf(
        block,
        "heading",
        locator,
        { headings: above, lead: marker.rank >= rank.point - 0.5 ? lead : null },
        frame,
      );
    } else {
      if (block.bold > marker.length + 2) {
        frame.title = words.slice(marker.length, block.bold).replace(/[\s:.]+$/u, "") || null;
        frame.heading = frame.title === null ? null : words.slice(0, block.bold).replace(/[\s:]+$/u, "");
      }
      frame.lead = leadOf(block);
      leaf(block, "text", locator, { headings: above, lead, dash: isBullet ? marker.length : 0 }, frame);
    }
  };

  /** A block without a marker, inside the text. */
  const paragraph = (block: Block): void => {
    const words = text(block);
    path = path.filter((above) => above.rank < rank.paragraph);
    const isTitleLine =
      (isBold(block) || isUpper(words) || block.level > 0) &&
      words.length <= 250 &&
      !/[.;,…]["”)]?$/u.test(words);
    if (isTitleLine) {
      const host = top();
      const wantsTitle =
        ["annex", "part", "chapter", "section", "subsection"].includes(host.kind) &&
        host.children.length === 0 &&
        host.paragraphs === 0;
      if (wantsTitle && (host.kind === "annex" || host.title === null)) {
        host.title = host.title === null ? words : `${host.title} ${words}`;
        host.heading = `${host.heading ?? host.name} ${words}`;
        host.end = block.end;
        leaf(block, "heading", locatorOf(path), {}, host);
        return;
      }
      const depth = block.level > 0 ? rank.roman - 1 + block.level * 0.1 : rank.heading;
      const frame = makeFrame(block, { kind: "heading", rank: depth, numeral: "", name: "" });
      path = path.filter((above) => above.rank < depth);
      const above = headings();
      frame.heading = words;
      frame.title = words;
      frame.headingSpan = { start: block.start, end: block.end };
      frame.lead = leadOf(block);
      open(frame);
      leaf(block, "heading", locatorOf(path), { headings: above }, frame);
      return;
    }
    const host = top();
    if (
      host.kind === "annex" &&
      host.paragraphs === 0 &&
      host.children.length === 0 &&
      /^\(.*(?:kèm theo|ban hành)/isu.test(words)
    ) {
      leaf(block, "heading", locatorOf(path), { headings: headings() }, host);
      return;
    }
    host.paragraphs += 1;
    const isProse = path.every((above) => above === root || above.kind === "heading");
    const frame = makeFrame(block, { kind: "paragraph", rank: rank.paragraph, numeral: "", name: "" });
    const isPlain = isProse && (!isStructured || path.length > 1);
    frame.label = isPlain ? `đoạn ${host.paragraphs}` : null;
    // Unmarked paragraphs after "… sau đây:" are its items while they end with semicolons.
    const before = leaves.at(-1);
    const isOpenList =
      before !== undefined && /[;:]$/u.test(source.slice(before.start, before.end)) && before.role === "text";
    const lead =
      isOpenList && (/;$/u.test(words) || /;$/u.test(source.slice(before.start, before.end)))
        ? host.lead
        : null;
    const above = headings();
    open(frame);
    const own = leadOf(block);
    frame.lead = own;
    if (own !== null) host.lead = own;
    else if (lead === null) host.lead = null;
    const place = locatorOf(path);
    const locator =
      place === ""
        ? leaves.some((one) => one.frame !== null && one.frame.kind !== "paragraph")
          ? "phần cuối"
          : "phần mở đầu"
        : place;
    leaf(block, "text", locator, { headings: above, lead }, frame);
  };

  const row = (block: Block): void => {
    const words = text(block);
    path = path.filter((above) => above.rank < rank.paragraph);
    if (block.table !== table.number) {
      table = { number: block.table, head: "", group: "", groupLabel: "", span: null };
      top().rows = 0;
    }
    const place = locatorOf(path);
    if (block.kind === "head") {
      table.head = table.head === "" ? words : `${table.head} / ${words}`;
      table.span ??= { start: block.start, end: block.end };
      leaf(block, "heading", place === "" ? "bảng" : `${place}, bảng`, { headings: headings() }, top());
      return;
    }
    const cells = words.split(" | ");
    const filled = cells.filter((cell) => cell.trim() !== "");
    const first = cells[0]?.trim() ?? "";
    const isGroup =
      filled.length <= 2 &&
      words.length < 300 &&
      (block.bold >= words.length || /^[IVX]{1,5}$|^[A-HĐ]$/u.test(first)) &&
      table.head !== "";
    if (isGroup) {
      table.group = filled.join(" ");
      table.groupLabel = /^(?:[IVX]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\.?$/u.test(first)
        ? `mục ${first.replace(/\.$/u, "")}`
        : "";
      leaf(
        block,
        "heading",
        [place, table.groupLabel].filter(Boolean).join(", ") || "bảng",
        { headings: headings([table.head].filter(Boolean)) },
        top(),
      );
      return;
    }
    top().rows += 1;
    const number = /^\d{1,4}(?:\.\d{1,3})*\.?$/u.test(first) ? first.replace(/\.$/u, "") : String(top().rows);
    const frame = makeFrame(block, { kind: "row", rank: rank.plus, numeral: number, name: `dòng ${number}` });
    top().children.push(frame);
    const locator = [place, table.groupLabel, frame.label].filter(Boolean).join(", ");
    leaf(
      block,
      "row",
      locator,
      { headings: headings([table.head, table.group].filter(Boolean)), lead: null },
      frame,
    );
  };

  for (const [index, block] of blocks.entries()) {
    const words = text(block);
    const marker = markers[index] ?? null;
    if (index < front.next) {
      if (front.titles.has(index)) leaf(block, "heading", "tiêu đề");
      else leaf(block, "letterhead", "phần đầu văn bản");
      continue;
    }
    if (block.kind === "layout" || recipients.test(words)) {
      if (/Nơi nhận/u.test(words) || signatureLine.test(words)) {
        zone = "back";
        hasSignature = true;
      }
      path = [root, ...path.filter((frame) => frame.rank < rank.part && frame !== root && zone !== "back")];
      leaf(block, "letterhead", zone === "front" ? "phần đầu văn bản" : "phần cuối văn bản");
      continue;
    }
    const isAnnexTitle = top().kind === "annex" && top().children.length === 0 && top().paragraphs === 0;
    const attached = hasSignature && !isAnnexTitle ? attachedKind(words) : null;
    if (attached !== null || marker?.rank === rank.annex) {
      zone = "body";
      const made = marker ?? {
        kind: "annex" as const,
        rank: rank.annex,
        numeral: "",
        name: `${attached ?? ""} kèm theo`,
        length: words.length,
      };
      const frame = makeFrame(block, made);
      frame.heading = words;
      frame.title = marker === null ? words : words.slice(marker.length).trim() || null;
      open(frame);
      leaf(block, "heading", locatorOf(path), {}, frame);
      continue;
    }
    if (zone === "back") {
      const isLine =
        signatureLine.test(words) ||
        marker?.kind === "bullet" ||
        (words.length <= 60 && marker === null && !headingEnd.test(words));
      if (isLine) {
        leaf(block, "letterhead", "phần cuối văn bản");
        continue;
      }
      zone = "body";
    }
    if (zone === "front" && marker === null && block.kind === "paragraph") {
      const isHead =
        legalBasis.test(words) ||
        (isUpper(words) && (words.endsWith(":") || isBold(block) || front.kind !== null));
      if (front.kind !== null && (isHead || /^\([^)]*\)$/u.test(words))) {
        leaf(block, "letterhead", legalBasis.test(words) ? "phần căn cứ" : "phần đầu văn bản");
        continue;
      }
    }
    const isLast = index === blocks.length - 1;
    if (signatureLine.test(words) && words.length < 120 && isUpper(words)) {
      zone = "back";
      hasSignature = true;
      leaf(block, "letterhead", "phần cuối văn bản");
    } else if (isLast && index > 1 && /^\p{Lu}\S*(?: \p{Lu}\S*){1,4}$/u.test(words)) {
      leaf(block, "letterhead", "phần cuối văn bản");
    } else if (block.kind === "row" || block.kind === "head") {
      zone = "body";
      row(block);
    } else if (closingLine.test(words)) {
      path = [root];
      leaf(block, "text", "phần cuối", {}, null);
    } else if (marker !== null) {
      zone = "body";
      marked(block, marker, nextMarker(markers, index));
    } else {
      if (!legalBasis.test(words)) zone = "body";
      paragraph(block);
    }
  }
  const sections = freeze(root.children);
  return { sections, leaves: leaves.map(({ frame: _, ...rest }) => withParent(rest, sections)) };
}

/** Whether bullets under a frame are a list of its heading: "3. Thời gian không thu phí" and dashes below. */
function isBulletHost(frame: Frame): boolean {
  return frame.headingSpan !== null && frame.rank >= rank.article;
}

function nextMarker(markers: readonly (Marker | null)[], index: number): Marker | null {
  return markers[index + 1] ?? null;
}

/** The smallest part that holds a list item with its lead, while it is short enough to read at once. */
function withParent(leaf: Leaf, sections: readonly Section[]): Leaf {
  if (leaf.role !== "text" || leaf.lead === null) return leaf;
  let inside = sections.find((section) => section.start <= leaf.start && leaf.end <= section.end);
  let parent: Span = leaf.parent;
  while (inside !== undefined) {
    const { start, end } = inside;
    if (start <= leaf.lead.start && end - start <= longestParent) parent = { start, end };
    inside = inside.children.find((section) => section.start <= leaf.start && leaf.end <= section.end);
  }
  return { ...leaf, parent };
}
