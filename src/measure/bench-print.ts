import type { CorpusBench } from "./bench-corpus.js";
import type { FormatsBench } from "./bench-formats.js";
import type { IngestBench } from "./bench-ingest.js";
import { printComparison, rounded } from "./bench-table.js";
import type { BenchReport } from "./bench.js";

function startLines({ coldStart, ask }: Pick<BenchReport, "coldStart" | "ask">): string[] {
  return [
    `node -e 0           ${rounded(coldStart.bareNode)} ms`,
    `search, cold        ${rounded(coldStart.search)} ms (+${rounded(coldStart.searchOverBare)})`,
    `ask, cold           ${rounded(coldStart.ask)} ms (+${rounded(coldStart.askOverBare)})`,
    `ask p50 p95         ${rounded(ask?.p50 ?? null)}  ${rounded(ask?.p95 ?? null)} ms from the first question on, ${rounded(ask?.warm.p50 ?? null)}  ${rounded(ask?.warm.p95 ?? null)} ms warm`,
  ];
}

/** The corpus's figures as lines a person reads. */
export function printCorpusBench(report: CorpusBench): string {
  return [
    `this corpus         ${report.documents} documents, ${report.passages} passages`,
    ...startLines(report),
  ].join("\n");
}

/** The figures of generated passages as lines a person reads. */
export function printBench(report: BenchReport): string {
  const { search } = report;
  return [
    `generated           ${report.passages} passages`,
    `build               ${rounded(report.buildMillisecondsPer1000)} ms per 1,000 (${report.buildSeconds.toFixed(1)} s)`,
    `index on disk       ${report.indexMiB.toFixed(1)} MiB`,
    `open                ${rounded(search.open)} ms`,
    `search p50 p95 p99  ${[search.p50, search.p95, search.p99].map(rounded).join("  ")} ms (${rounded(search.questionsPerSecond)} a second)`,
    `resident memory     ${rounded(search.rssMiB)} MiB`,
    ...startLines(report),
    "",
    printComparison(report),
  ].join("\n");
}

/** The ingest command's figures as a line a person reads. */
export function printIngestBench(report: IngestBench): string {
  const { files, passages, refused, seconds, passagesPerSecond } = report;
  return `ingest              ${files} files (${refused} refused), ${passages} passages in ${seconds.toFixed(1)} s: ${rounded(passagesPerSecond)} a second`;
}

/** Reading by format and the mixed ingest, a line each. */
export function printFormatsBench({ formats, mixed, ocr }: FormatsBench): string {
  const rows = formats.map(({ format, pages, pagesPerSecond, overWanted, refused }) =>
    [
      `read .${format}`.padEnd(20),
      `${rounded(pagesPerSecond)} pages a second`,
      overWanted === null ? "" : ` (x ${overWanted.toFixed(2)} of what is wanted)`,
      `, ${pages} pages`,
      refused === 0 ? "" : `, ${refused} refused`,
    ].join(""),
  );
  const { documents, pages, seconds, pagesPerSecond, refused } = mixed;
  const scan =
    ocr === null
      ? []
      : [
          `read a scan         ${ocr.pages} pages in ${ocr.seconds.toFixed(1)} s, x ${ocr.overEngine.toFixed(2)} of the engine's own ${ocr.engineSeconds.toFixed(1)} s (tesseract, ${ocr.engine})`,
        ];
  return [
    ...rows,
    ...scan,
    `mixed ingest        ${documents} documents (${refused} refused), ${pages} pages in ${seconds.toFixed(1)} s: ${rounded(pagesPerSecond)} a second`,
  ].join("\n");
}
