import { parseArgs } from "node:util";

import { wholeNumber } from "./options.js";

/** What `bench` is told. */
export function benchOptions(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
) {
  const { values } = parseArgs({
    args: [...given],
    options: {
      corpus: { type: "string" },
      passages: { type: "string", default: "1000" },
      starts: { type: "string" },
      ingest: { type: "boolean", default: false },
      documents: { type: "string", default: "1000" },
      doc: { type: "string" },
      scan: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  return {
    corpus: values.corpus ?? environment["CORPUS_DIR"] ?? "corpus",
    sizes: values.passages.split(",").map((size) => wholeNumber("--passages", size) ?? 1000),
    starts: wholeNumber("--starts", values.starts),
    ingest: values.ingest,
    /** Of the ingest of mixed formats. */
    documents: wholeNumber("--documents", values.documents) ?? 1000,
    /** Files that cannot be generated. */
    files: { doc: values.doc, scan: values.scan },
    json: values.json,
  };
}
