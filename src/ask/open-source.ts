import type { Role } from "../document/audience.js";
import { chatMessages } from "../messages.js";
import type { Assistant, Library } from "./answer.js";
import { type Place, renderSource } from "./render-source.js";
import { piece, type Reply } from "./reply.js";

/**
 * The words that an answer quoted, inside their paragraph: from the index in force, or from the one that the answer was
 * given from while that is kept, which is then said.
 * @param find the place in a library; null where its words do not stand there (any more)
 * @param role who wants to read them
 * @returns undefined when no kept generation holds them
 */
export async function openSource(
  assistant: Assistant,
  find: (library: Library) => Place | null,
  role: Role,
): Promise<Reply | undefined> {
  const open = (library: Library) => {
    const place = find(library);
    return place === null ? undefined : renderSource(library, place);
  };
  const current = open(assistant.libraryFor(role));
  if (current !== undefined) return current;
  const earlier = await assistant.earlier?.(open, role);
  return (
    earlier && { ...earlier, blocks: [...earlier.blocks, [piece(chatMessages.earlierSource, "italic")]] }
  );
}
