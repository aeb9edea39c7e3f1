import { rank } from "./markers.js";
import type { Frame } from "./outline.js";

const longestTitle = 60;

function cut(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle).replace(/\s+\S*$/u, "")}…`;
}

/**
 * How a citation names a place: "Điều 3, khoản 2, điểm đ", "Phụ lục I, mục A, khoản 2", "mục II.1, điểm b",
 * "đoạn 4, ý 7". Articles are numbered through a document, so chapters above an article are left out.
 * @param path open frames, outermost first
 * @param isOfArticle whether the path lies in an article that is not in it: a quoted clause
 */
export function locatorOf(path: readonly Frame[], isOfArticle = false): string {
  const hasArticle = isOfArticle || path.some((frame) => frame.kind === "article");
  const parts: string[] = [];
  let numbers: string | null = null;
  let isUnderLetter = false;
  const flush = (): void => {
    if (numbers !== null) parts.push(`mục ${numbers}`);
    numbers = null;
  };
  for (const frame of path) {
    const isDivision = ["part", "chapter", "subsection"].includes(frame.kind) || frame.rank === rank.section;
    if (isDivision && hasArticle) continue;
    if (
      frame.kind === "clause" &&
      !hasArticle &&
      !(isUnderLetter && numbers === null && !frame.numeral.includes("."))
    ) {
      // "II" + "1" + "1.2" reads II.1.2: a decimal repeats the numbers above it, under "mục A, khoản 1" too.
      if (frame.numeral.includes(".") && parts.at(-1)?.startsWith("khoản ") === true) parts.pop();
      const above: string = numbers ?? "";
      const roman = /^[IVX]+/u.exec(above)?.[0];
      numbers = frame.numeral.includes(".")
        ? [roman, frame.numeral].filter(Boolean).join(".")
        : [above, frame.numeral].filter(Boolean).join(".");
    } else if (frame.rank === rank.roman) {
      flush();
      numbers = frame.numeral;
    } else if (frame.kind === "clause" && frame.numeral.includes(".") && hasArticle) {
      if (parts.at(-1)?.startsWith("khoản ") === true) parts.pop();
      parts.push(`khoản ${frame.numeral}`);
    } else if (frame.kind === "heading") {
      if (parts.length === 0 && numbers === null && frame.title !== null)
        parts.push(`mục “${cut(frame.title)}”`);
    } else if (frame.label !== null) {
      flush();
      parts.push(frame.label);
      isUnderLetter = frame.rank === rank.letter || (isUnderLetter && frame.rank > rank.letter);
    }
  }
  flush();
  // A form inside an annex of the same document needs only its own name's annex; two alike names say nothing more.
  return parts.filter((part, index) => part !== parts[index - 1]).join(", ");
}
