import { parseArgs } from "node:util";

import { composeIndex } from "#src/compose.js";
import { readConfig } from "#src/config.js";
import { UsageError } from "#src/errors.js";
import { listDocuments, showDocument } from "#src/ingest/describe.js";

import { runCommand } from "./run.js";

await runCommand(async (given, environment) => {
  const options = {
    index: { type: "string" },
    show: { type: "string" },
    json: { type: "boolean", default: false },
  } as const;
  const { values } = parseArgs({ args: [...given], options });
  const config = readConfig(environment);
  const index = await composeIndex({ ...config, indexDirectory: values.index ?? config.indexDirectory });
  const print = (value: unknown, words: string) =>
    process.stdout.write(`${values.json ? JSON.stringify(value) : words}\n`);
  if (values.show === undefined) print(index.documents, listDocuments(index.documents));
  else {
    const id = values.show.normalize("NFC");
    const identity = index.documents.find((document) => document.id === id);
    const source = index.source(id);
    if (identity === undefined || source === undefined) {
      throw new UsageError(`There is no document ${id} in the index. List them with: npm run documents`);
    }
    const document = { identity, source, sections: (await index.sections(id)) ?? [] };
    print(document, showDocument(document));
  }
  await index.close();
});
