import type { Comparison, ContestantFigures, Ratios } from "./bench-peers.js";

const titles = { minisearch: "minisearch", hnswlib: "LangChain HNSWLib" } as const;
const titleOf = (name: string) => (name === "minisearch" || name === "hnswlib" ? titles[name] : name);

/** Two digits below ten, none above; "-" where nothing was measured. */
export const rounded = (value: number | null): string =>
  value === null ? "-" : value.toFixed(value < 10 ? 2 : 0);

interface Row {
  readonly title: string;
  readonly figure: (of: ContestantFigures) => number | null;
  readonly ratio?: (of: Ratios) => number | null;
}

const rows: readonly Row[] = [
  { title: "build, ms per 1,000", figure: (of) => of.buildMillisecondsPer1000, ratio: (of) => of.build },
  { title: "on disk, MiB", figure: (of) => of.indexMiB, ratio: (of) => of.index },
  {
    title: "start to first hit, ms over bare node",
    figure: (of) => of.coldStartOverBare,
    ratio: (of) => of.coldStart,
  },
  { title: "search p50, ms", figure: (of) => of.search.p50, ratio: (of) => of.p50 },
  { title: "search p95, ms", figure: (of) => of.search.p95, ratio: (of) => of.p95 },
  { title: "search p99, ms", figure: (of) => of.search.p99, ratio: (of) => of.p99 },
  {
    title: "questions a second",
    figure: (of) => of.search.questionsPerSecond,
    ratio: (of) => of.questionsPerSecond,
  },
  { title: "resident memory, MiB", figure: (of) => of.search.rssMiB, ratio: (of) => of.rss },
  { title: "own passage in the first 10, %", figure: (of) => of.foundIn10 * 100 },
];

/** Ours and the peers side by side, each peer's figure followed by how many times ours it is. */
export function printComparison({ library, peers }: Comparison): string {
  const measured = peers.flatMap((peer) => ("figures" in peer ? [peer] : []));
  const table = [
    ["", "this library", ...measured.flatMap(({ name }) => [titleOf(name), ""])],
    ...rows.map(({ title, figure, ratio }) => [
      title,
      rounded(figure(library)),
      ...measured.flatMap(({ figures, overOurs }) => [
        rounded(figure(figures)),
        ratio === undefined ? "" : `x ${rounded(ratio(overOurs))}`,
      ]),
    ]),
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = table.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  const absent = peers.flatMap((peer) =>
    "unavailable" in peer ? [`${titleOf(peer.name)}: ${peer.unavailable}.`] : [],
  );
  return [...lines, ...absent].join("\n");
}
