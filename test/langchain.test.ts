import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { createAgent } from "langchain";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { buildIndex, openIndex } from "../src/index.js";
import { asRetriever, asTool, asVectorStore } from "../src/langchain.js";
import { temporaryDirectory } from "./search/parts.js";

const directory = join(temporaryDirectory(), "index");
const passages = [
  {
    id: "nq#1",
    documentId: "nq",
    title: "Nghị quyết 06",
    text: "Xã Nhị Hà đạt chuẩn nông thôn mới vào cuối năm 2022.",
  },
  { id: "nq#2", documentId: "nq", title: "Nghị quyết 06", text: "Xã Phước Ninh xây chợ phiên." },
  { id: "kh#1", documentId: "kh", title: "Kế hoạch 11", text: "Tiêm vắc xin cho người từ 18 tuổi." },
];
await buildIndex(passages, directory);
const index = await openIndex(directory);

describe("for LangChain users", () => {
  it("the retriever gives documents with ids, best first", async () => {
    const found = await asRetriever(index, { limit: 2 }).invoke("khi nao xa nhi ha dat chuan");
    expect(found[0]?.pageContent).toBe(passages[0]?.text);
    expect(found[0]?.metadata).toMatchObject({ passageId: "nq#1", documentId: "nq", title: "Nghị quyết 06" });
    expect(found).toHaveLength(2);
  });

  it("the vector store is LangChain's own, and a copy", async () => {
    const before = readFileSync(join(directory, "current"), "utf8");
    const store = await asVectorStore(directory);
    const [[first] = []] = await store.similaritySearchWithScore("tiêm vắc xin", 1);
    expect(first?.metadata).toEqual({ passageId: "kh#1", documentId: "kh", title: "Kế hoạch 11" });
    expect(store.index.getEf()).toBeGreaterThanOrEqual(100);
    await store.addDocuments([
      { pageContent: "Bắn pháo hoa đêm giao thừa.", metadata: { passageId: "mới" } },
    ]);
    const [added] = await store.similaritySearch("bắn pháo hoa", 1);
    expect(added?.metadata["passageId"]).toBe("mới");
    expect((await index.search("bắn pháo hoa giao thừa", { limit: 5, mode: "lexical" })).length).toBe(0);
    expect(readFileSync(join(directory, "current"), "utf8")).toBe(before);
  });

  it("the vector store refuses an index without vectors", async () => {
    const bare = join(temporaryDirectory(), "index");
    await buildIndex(passages, bare, { embedder: null });
    await expect(asVectorStore(bare)).rejects.toThrow("without vectors");
  });

  it("the tool answers an agent with words it can cite", async () => {
    const agent = createAgent({ model: new ScriptedModel({}), tools: [asTool(index)] });
    const { messages } = await agent.invoke({
      messages: [{ role: "user", content: "Nhị Hà đạt chuẩn khi nào?" }],
    });
    const answered = messages.find((message): message is ToolMessage => ToolMessage.isInstance(message));
    expect(answered?.text).toContain(
      "[nq#1] Nghị quyết 06\nXã Nhị Hà đạt chuẩn nông thôn mới vào cuối năm 2022.",
    );
    expect(messages.at(-1)?.text).toBe("Cuối năm 2022 [nq#1].");
  });
});

/** Calls the one tool it is given with the user's question, then answers. */
class ScriptedModel extends BaseChatModel {
  override _llmType(): string {
    return "scripted";
  }
  override bindTools(): this {
    return this;
  }
  override _generate(messages: BaseMessage[]) {
    const isAnswered = messages.some((message) => ToolMessage.isInstance(message));
    const call = { id: "1", name: "tim_van_ban", args: { question: messages.at(-1)?.text ?? "" } };
    const message = isAnswered
      ? new AIMessage("Cuối năm 2022 [nq#1].")
      : new AIMessage({ content: "", tool_calls: [{ ...call, type: "tool_call" }] });
    return Promise.resolve({ generations: [{ text: message.text, message }] });
  }
}
