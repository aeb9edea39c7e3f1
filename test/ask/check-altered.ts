import { passages } from "./check-passages.ts";

/** An answer of a scripted model: what a passage says with one figure altered. */
export interface Altered {
  readonly marker: number;
  readonly text: string;
  readonly altered: string;
}

const numeral = /\d+(?:[.,]\d+)*/gu;

/** Other figures for one: the last digit one more, the first digit one more, a digit added. */
function others(figure: string): readonly string[] {
  const bump = (digit: string): string => String((Number(digit) % 9) + 1);
  const first = figure.search(/[1-9]/u);
  return [
    figure.replace(/\d$/u, bump),
    ...(first >= 0 ? [figure.slice(0, first) + bump(figure[first] ?? "") + figure.slice(first + 1)] : []),
    figure.includes(",") ? figure.replace(",", "") : `${figure}0`,
  ];
}

/** Every figure of every passage altered in each way; an alteration that means the same ("7" of "07") is none. */
export function alterFigures(): readonly Altered[] {
  return passages.flatMap(({ marker, text }) =>
    [...text.matchAll(numeral)].flatMap((match) =>
      [...new Set(others(match[0]))].map((figure) => ({
        marker,
        text: text.slice(0, match.index) + figure + text.slice(match.index + match[0].length),
        altered: `${match[0]} -> ${figure}`,
      })),
    ),
  );
}
