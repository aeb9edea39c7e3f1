import type { Front } from "./front.js";
import type { Block, Extract } from "./read/block.js";

const label = /^(?:Nơi nhận|Kính gửi)\s*:?\s*/u;
const bullet = /^\s*[-–•+]\s*/u;
/** The file copy is no recipient. */
const archive = /^Lưu(?:\s*:|\s+(?:VT|văn thư|văn phòng|hồ sơ|HC))/iu;
const longest = 400;

/** One body or post to an entry; several on one line stand apart by "; - ". */
function entriesOf(line: string): string[] {
  return line
    .replace(label, "")
    .split(/;\s*(?=[-–]\s)/u)
    .map((entry) => entry.replace(bullet, "").replace(/[\s;,.]+$/u, ""))
    .filter((entry) => /\p{L}{2}/u.test(entry) && entry.length <= longest && !archive.test(entry));
}

/**
 * Who a document is sent to: "Kính gửi:" at its head, "Nơi nhận:" at its end, one entry each as printed; the first
 * list of either.
 * @param end offset of the first annex: forms in annexes print lists of their own
 */
export function recipientsOf(extract: Extract, front: Front, end: number): string[] {
  const { source } = extract;
  const blocks = extract.blocks.filter((block) => block.start < end);
  const words = (block: Block): string => source.slice(block.start, block.end);
  const listAt = (from: number): string[] => {
    const first = blocks[from];
    if (first === undefined) return [];
    const own = entriesOf(words(first));
    const entries = [...own];
    for (const block of blocks.slice(from + 1)) {
      // In a letter-head table the list goes on in its own cell; in a text while its lines are dashes.
      const isSameCell =
        block.kind === "layout" &&
        block.table === first.table &&
        block.row >= first.row &&
        block.column === first.column &&
        first.kind === "layout";
      if (block.kind === "layout" && first.kind === "layout" && block.table === first.table && !isSameCell)
        continue;
      const isListed = bullet.test(words(block)) || archive.test(words(block));
      if (!isListed && !(isSameCell && first.table > 0)) break;
      entries.push(...entriesOf(words(block)));
    }
    return entries;
  };
  const starts = (pattern: RegExp): number =>
    blocks.findIndex(
      (block) => (block.kind === "layout" || block.kind === "paragraph") && pattern.test(words(block)),
    );
  const addressed = starts(/^Kính gửi/u);
  const sent = starts(/^Nơi nhận/u);
  // Some pages lost the label and kept the list.
  const unlabelled =
    sent >= 0
      ? sent
      : blocks.findIndex(
          (block, index) => index >= front.next && block.kind === "layout" && bullet.test(words(block)),
        );
  const all = [
    ...(addressed >= 0 && addressed < front.next + 3 ? listAt(addressed) : []),
    ...(unlabelled >= 0 ? listAt(unlabelled) : []),
  ];
  return [...new Set(all)];
}
