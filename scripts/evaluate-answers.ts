import { composeAssistant } from "#src/compose.js";
import { readConfig } from "#src/config.js";
import { byTier, judge, readGold, typings } from "#src/measure/answers.js";
import { curveOf, printAnswers } from "#src/measure/answers-print.js";

import { choice } from "./options.js";

interface Given {
  readonly index?: string;
  readonly typing?: string;
  readonly json: boolean;
}

/** Answers against gold substrings, in one typing or in all that the file has; a Markdown report, or JSON. */
export async function evaluateAnswers(
  file: string,
  given: Given,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const asked = given.typing === undefined ? typings : [choice("--typing", given.typing, typings)];
  const config = readConfig(environment);
  const settings = { ...config, indexDirectory: given.index ?? config.indexDirectory };
  const assistant = await composeAssistant(settings);
  // With a model every question costs money: the curve is drawn for extracted answers alone.
  const unbarred = config.chatModel === null ? await composeAssistant(settings, undefined, { bar: 0 }) : null;
  for (const typing of asked) {
    const questions = readGold(file, typing);
    if (questions.length === 0) continue;
    const outcomes = await judge(assistant, questions);
    const without = unbarred === null ? null : await judge(unbarred, questions);
    const curve = without === null ? [] : curveOf(without);
    const report = given.json
      ? JSON.stringify({ typing, tiers: byTier(outcomes), curve, outcomes })
      : printAnswers(typing, outcomes, without);
    process.stdout.write(`${report}\n`);
  }
  await unbarred?.close();
  await assistant.close();
}
