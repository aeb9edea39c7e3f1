import { maintainMessages } from "../messages.js";
import { describeGeneration } from "../search/describe-generation.js";
import type { GenerationList } from "../search/generations.js";
import { piece, type Reply } from "./reply.js";

/**
 * The generation that answers now, then the others, for those who look after the index.
 * @param serving its id; the pointer may name another one already
 * @param usesVectors false after native code failed on it
 */
export function describeVersions(
  { generations, setAside }: GenerationList,
  serving: string,
  usesVectors: boolean,
): Reply {
  const sorted = generations.toSorted((one, other) => +(other.id === serving) - +(one.id === serving));
  const pointed = generations.find(({ isInForce }) => isInForce)?.id;
  return {
    blocks: [
      [piece(maintainMessages.versionTitle, "bold")],
      ...(usesVectors ? [] : [[piece(maintainMessages.noVectors)]]),
      ...(pointed === undefined || pointed === serving
        ? []
        : [[piece(maintainMessages.superseded(pointed))]]),
      ...sorted.map((entry) => {
        const [head = "", ...lines] = describeGeneration(entry);
        return [piece(head, entry.id === serving ? "bold" : "plain"), piece(`\n${lines.join("\n")}`)];
      }),
      ...(setAside.length === 0 ? [] : [[piece(maintainMessages.setAside(setAside, "quarantine/"))]]),
    ],
    sources: [],
  };
}
