import { type DocumentsReport, samplePaths } from "./documents.js";
import type { ExpectedDocument } from "./documents-expected.js";
import { expectedFields, judgeIdentities } from "./documents-expected.js";
import type { NaivePath, PathCheck } from "./documents-paths.js";

const share = (part: number, whole: number): string =>
  `${part} of ${whole}${whole === 0 ? "" : ` (${((100 * part) / whole).toFixed(1)} %)`}`;

const shown = ({ article, roman, clause, point }: NaivePath): string =>
  [article && `Điều ${article}`, roman, clause && `khoản ${clause}`, point && `điểm ${point}`]
    .filter((part) => part !== "")
    .join(", ") || "none";

const pathLine = ({ file, locator, words, scanned }: PathCheck): string =>
  `  ${file}: ${locator} | scanner: ${scanned === null ? "words not found" : shown(scanned)} | ${words}`;

export interface DocumentsOptions {
  readonly expected: readonly ExpectedDocument[];
  /** Passages sampled for their paths; 0 compares all. */
  readonly sample: number;
  readonly seed: number;
}

/** What the report says, as values: for a person's lines and for JSON. */
export function documentsSummary(report: DocumentsReport, { expected, sample, seed }: DocumentsOptions) {
  const paths = sample === 0 ? report.paths : samplePaths(report.paths, sample, seed);
  const { fields, faults } = judgeIdentities(expected, report.identities);
  return {
    files: report.files,
    read: report.identities.size,
    refused: report.refused,
    crashed: report.crashed,
    passages: report.passages,
    whole: report.identities.size - report.broken.length,
    broken: report.broken,
    crossing: report.crossing,
    remarks: report.remarks,
    filled: report.filled,
    expected: { documents: expected.length, fields, faults },
    paths: {
      compared: paths.length,
      agree: paths.filter(({ agrees }) => agrees).length,
      differ: paths.filter(({ agrees }) => !agrees),
    },
  };
}

/** The report as lines a person reads: counts first, then every fault. */
export function printDocuments(summary: ReturnType<typeof documentsSummary>): string {
  const { expected, paths } = summary;
  return [
    `files ${summary.files}: read ${summary.read}, refused ${summary.refused.length}, crashed ${summary.crashed.length}`,
    ...[...summary.refused, ...summary.crashed].map(({ file, reason }) => `  ${file}: ${reason}`),
    `passages ${summary.passages}; put together they are the text in ${share(summary.whole, summary.read)} documents`,
    ...summary.broken.map((file) => `  ${file}`),
    `passages cut by an article's border: ${summary.crossing.length}`,
    ...summary.crossing.map((id) => `  ${id}`),
    `remarks for a person to check: ${summary.remarks}`,
    `documents with ${Object.entries(summary.filled)
      .map(([fact, count]) => `${fact} ${count}`)
      .join(", ")}`,
    ...(expected.documents === 0
      ? []
      : [
          `right against ${expected.documents} documents read by hand: ${expectedFields
            .map(
              (field) =>
                `${field} ${share(expected.fields[field]?.right ?? 0, expected.fields[field]?.bearing ?? 0)}`,
            )
            .join(", ")}`,
          ...expected.faults.map(
            (fault) =>
              `  ${fault.file}: ${fault.field} is ${fault.expected ?? "not borne"}, read ${fault.read ?? "none"}`,
          ),
        ]),
    `paths: the scanner of lines agrees on ${share(paths.agree, paths.compared)} passages; to be read by eye:`,
    ...paths.differ.map(pathLine),
  ].join("\n");
}
