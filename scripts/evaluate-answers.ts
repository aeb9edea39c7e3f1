import { composeAssistant } from "#src/compose.js";
import { readConfig } from "#src/config.js";
import { byTier, judge, printAnswers, readGold } from "#src/measure/answers.js";

import { choice } from "./options.js";

interface Given {
  readonly index?: string;
  readonly typing?: string;
  readonly json: boolean;
}

/** Answers against gold substrings; an unanswerable question is right when nothing is claimed. */
export async function evaluateAnswers(
  file: string,
  given: Given,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const typing = choice("--typing", given.typing ?? "q", ["q", "q_nodia", "q_chat"]);
  const questions = readGold(file, typing);
  const config = readConfig(environment);
  const assistant = await composeAssistant({
    ...config,
    indexDirectory: given.index ?? config.indexDirectory,
  });
  const outcomes = await judge(assistant, questions);
  await assistant.close();
  const report = given.json ? JSON.stringify({ tiers: byTier(outcomes), outcomes }) : printAnswers(outcomes);
  process.stdout.write(`${report}\n`);
}
