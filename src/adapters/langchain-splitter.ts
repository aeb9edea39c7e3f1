/**
 * LangChain's recursive splitter: cuts text that has no structure of its own. Loaded only when such text is met,
 * because importing it costs a tenth of a second.
 * @returns pieces of at most `limit` UTF-16 units, in order, no overlap
 */
export async function cutWithLangChain(text: string, limit: number): Promise<readonly string[]> {
  const { RecursiveCharacterTextSplitter } = await import("@langchain/textsplitters");
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: limit,
    chunkOverlap: 0,
    keepSeparator: true,
    separators: ["\n", "; ", ", ", " ", ""],
  });
  return splitter.splitText(text);
}
