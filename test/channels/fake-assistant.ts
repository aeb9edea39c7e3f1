import { type Reply, say } from "../../src/ask/reply.js";
import type { Answer, AskContext, Assistant, DocumentReference, Library } from "../../src/ask/answer.js";

export const source =
  "Ngày 07/4/2022, Ban Chấp hành tổ chức hội nghị.\n\nPhấn đấu đến cuối năm 2022 xã Nhị Hà đạt chuẩn xã Nông thôn mới; đẩy nhanh tiêm vắc xin mũi 3.";
export const quote = "đến cuối năm 2022 xã Nhị Hà đạt chuẩn xã Nông thôn mới";

const start = source.indexOf(quote);
const paragraphStart = source.indexOf("Phấn đấu");

function documentsOf(count: number): DocumentReference[] {
  return Array.from({ length: count }, (_, index) => ({
    documentId: index === 0 ? "2022/tin-quy-2" : `2022/van-ban-${index + 1}`,
    title: index === 0 ? "Huyện ủy triển khai nhiệm vụ trọng tâm" : `Văn bản ${index + 1}`,
    number: null,
    kind: "tin",
    issuer: "Huyện ủy",
    date: "2022-04-07",
  }));
}

/** An assistant of fixed replies; questions say what it does: "ném lỗi", "ném chữ", "chờ", "dài 5000", anything else. */
export class FakeAssistant implements Assistant {
  readonly asked: { readonly question: string; readonly context: AskContext }[] = [];
  text = source;
  /** What an older generation holds in its place; null = there is none. */
  earlierText: string | null = null;
  documents = documentsOf(1);
  running = 0;
  mostRunning = 0;
  private gates: (() => void)[] = [];

  setDocuments(count: number): void {
    this.documents = documentsOf(count);
  }

  get library(): Library {
    return this.libraryWith(this.text);
  }

  libraryFor(): Library {
    return this.library;
  }

  async earlier<Found>(find: (library: Library) => Found | undefined): Promise<Found | undefined> {
    return this.earlierText === null ? undefined : find(this.libraryWith(this.earlierText));
  }

  async versions(): Promise<Reply> {
    return say("các phiên bản");
  }

  private libraryWith(text: string): Library {
    return {
      generation: "g1",
      documents: this.documents,
      details: (asked) =>
        this.documents
          .filter(({ number }) => number === asked)
          .map((reference) => ({ reference, signer: null, recipients: [], annexes: [], ties: [] })),
      source: (id) => (id === "2022/tin-quy-2" ? text : undefined),
      paragraph: (_, from, to) =>
        from < to && to <= text.length ? { start: paragraphStart, end: text.length } : undefined,
    };
  }

  /** Lets the questions go on that wait. */
  release(): void {
    for (const open of this.gates.splice(0)) open();
  }

  async ask(question: string, context: AskContext): Promise<Answer> {
    this.asked.push({ question, context });
    this.running += 1;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    try {
      if (question.includes("ném lỗi")) throw new Error("hỏng");
      // eslint-disable-next-line typescript/only-throw-error -- what a careless library does
      if (question.includes("ném chữ")) throw "hỏng";
      if (question.includes("chờ")) await new Promise<void>((resolve) => this.gates.push(resolve));
      return this.answer(question);
    } finally {
      this.running -= 1;
    }
  }

  async close(): Promise<void> {
    this.release();
  }

  private answer(question: string): Answer {
    if (question.includes("hai nghĩa")) {
      const [first, ...rest] = ["một", "hai"].map((documentId) => ({
        documentId,
        title: `Nghị quyết ${documentId}`,
        number: "10-NQ/TU",
        kind: "nghị quyết",
        issuer: "Tỉnh ủy",
        date: documentId === "một" ? "2016-11-14" : "2021-12-02",
      }));
      if (first === undefined) throw new Error("There is nothing to choose from.");
      const options = ["một", "hai"].map((which) => ({
        label: `Nghị quyết ${which}, một văn bản có tên dài hơn mặt nút bấm của điện thoại`,
        question: `nghị quyết ${which} nói gì`,
      }));
      const candidates = [first, ...rest] as const;
      return {
        kind: "clarify",
        understood: question,
        notices: [],
        text: "Văn bản nào ạ?",
        candidates,
        options,
      };
    }
    const length = Number(/dài (\d+)/u.exec(question)?.[1] ?? 0);
    const text =
      length > 0 ? "Một câu dài vừa phải. ".repeat(length).slice(0, length) : `Trả lời: ${question}. [1]`;
    return {
      kind: "answered",
      completeness: "complete",
      understood: question,
      notices: [],
      statements: [{ text, evidence: "quote", markers: [1] }],
      citations: [
        {
          marker: 1,
          documentId: "2022/tin-quy-2",
          title: "Huyện ủy triển khai nhiệm vụ trọng tâm",
          number: null,
          kind: "tin",
          issuer: "Huyện ủy",
          date: "2022-04-07",
          locator: "đoạn 2",
          quote,
          start,
          end: start + quote.length,
        },
      ],
    };
  }
}
