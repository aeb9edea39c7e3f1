import { parseArgs } from "node:util";

import { chaos, isSound, printChaos } from "#src/measure/chaos.js";

import { wholeNumber } from "./options.js";
import { runCommand } from "./run.js";

const clearLine = "\r\u001b[K";

await runCommand(async (given) => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...given],
    options: {
      kills: { ...text, default: "300" },
      documents: { ...text, default: "200" },
      copies: { ...text, default: "200" },
      json: { type: "boolean", default: false },
    },
  });
  const options = {
    kills: wholeNumber("--kills", values.kills) ?? 300,
    documents: wholeNumber("--documents", values.documents) ?? 200,
    copies: wholeNumber("--copies", values.copies) ?? 200,
  };
  const hasBar = process.stderr.isTTY;
  const report = await chaos(options, (words) => hasBar && process.stderr.write(`${clearLine}${words}`));
  if (hasBar) process.stderr.write(clearLine);
  process.stdout.write(`${values.json ? JSON.stringify(report) : printChaos(report)}\n`);
  return isSound(report) ? 0 : 1;
});
