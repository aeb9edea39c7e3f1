import { bareText } from "../vietnamese/syllables.js";
import type { AskContext } from "./answer.js";

/** So much of a title is asked about, in UTF-16 units. */
const titleMost = 70;

/** Ways of asking that between them walk the paths of an answer; nobody reads what comes of them. */
const ways: readonly ((title: string) => string)[] = [
  (title) => `${title} gồm những nội dung gì?`,
  (title) => `ai chiu trach nhiem ${bareText(title)}`,
  (title) => `Thời hạn thực hiện ${title} là khi nào?`,
  (title) => `${title} kinh phí bao nhiêu tiền, lấy từ đâu?`,
  (title) => `${bareText(title)} o dau, bao nhieu phan tram`,
  (title) => `Cơ quan nào chủ trì ${title}?`,
];

/** What of an assistant is warmed. */
export interface Warmed {
  readonly library: { readonly documents: readonly { readonly title: string }[] };
  ask(question: string, context: AskContext): Promise<unknown>;
}

/**
 * Asks questions made of the documents' own titles, before real ones come: they pull the pages of the files and let V8
 * compile the paths of an answer, whose first runs take some three times as long. No model is called for them: the
 * signal has ended. Others have their turn between two.
 * @param count of questions; fewer documents are asked about several times
 */
export async function warmUp(assistant: Warmed, count: number): Promise<void> {
  const { documents } = assistant.library;
  for (let step = 0; step < count && documents.length > 0; step += 1) {
    const place = count < documents.length ? Math.floor((step * documents.length) / count) : step;
    const title = documents[place % documents.length]?.title.slice(0, titleMost) ?? "";
    const way = ways[step % ways.length] ?? ((same: string) => same);
    // eslint-disable-next-line no-await-in-loop -- one at a time, and others have their turn between
    await assistant.ask(way(title), { role: "citizen", signal: AbortSignal.abort() });
    // eslint-disable-next-line no-await-in-loop
    await new Promise((resume) => setImmediate(resume));
  }
}
