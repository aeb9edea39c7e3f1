/** Groups whose words are not the document's: tables of the file, pictures, running heads, index entries, doubles. */
export const skipped: ReadonlySet<string> = new Set(
  "colortbl stylesheet info pict objdata header headerl headerr headerf footer footerl footerr footerf xe tc rxe sp shprslt nonesttables ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn fldinst annotation atnid atnauthor".split(
    " ",
  ),
);
/** Groups marked as to be passed over by those who do not know them, whose words we do want. */
export const wanted: ReadonlySet<string> = new Set(["shpinst", "footnote"]);
/** Control words that are characters. */
export const words: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["emdash", "—"],
  ["endash", "–"],
  ["bullet", "•"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["emspace", " "],
  ["enspace", " "],
  ["~", "\u00a0"],
  ["_", "-"],
  // TCVN3's letter ư is the optional hyphen.
  ["-", "\u00ad"],
]);

/** How words look at one place of an RTF file, and what they are words of; a group keeps its own. */
export interface State {
  readonly isBold: boolean;
  readonly isHidden: boolean;
  readonly isCapitals: boolean;
  readonly font: number;
  /** How many characters after \u stand for those who know no Unicode. */
  readonly fallback: number;
  readonly region: "text" | "skip" | "fonts" | "label";
  /** What ends with the group. */
  readonly close: (() => void) | null;
}

export const start: State = {
  isBold: false,
  isHidden: false,
  isCapitals: false,
  font: 0,
  fallback: 1,
  region: "text",
  close: null,
};
