import type { Fields } from "./fields.ts";
import { ApiError } from "./state.ts";

/** What can go wrong between a bot and Telegram. "before" and "after" say whether the request was carried out. */
export type FaultKind =
  | { readonly kind: "reset-before" | "reset-after" | "hang" | "hang-after" }
  | { readonly kind: "delay"; readonly milliseconds: number }
  | { readonly kind: "html"; readonly status: 200 | 500 | 502 | 503 }
  | { readonly kind: "bad-json" | "null-result" }
  | {
      readonly kind: "error";
      readonly code: number;
      readonly description: string;
      readonly parameters?: Fields;
    };

export type Fault = FaultKind & {
  /** Any method when absent. */
  readonly method?: string;
  /** Any chat when absent. */
  readonly chatId?: number;
  /** How many requests it meets; all until it is taken away when absent. */
  readonly times?: number;
};

/** The faults in force; the first that fits a request meets it. */
export class Faults {
  private readonly active: { fault: Fault; left: number }[] = [];

  /** @returns takes the fault away again */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.active.push(entry);
    return () => {
      entry.left = 0;
    };
  }

  clear(): void {
    for (const entry of this.active) entry.left = 0;
  }

  meet(method: string, chatId: number | null): Fault | null {
    const entry = this.active.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.method === undefined || fault.method === method) &&
        (fault.chatId === undefined || fault.chatId === chatId),
    );
    if (entry === undefined) return null;
    entry.left -= 1;
    return entry.fault;
  }
}

const page = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>";

/** What is answered in place of the real answer; null: nothing is answered at all. */
export function distort(
  fault: Fault,
  answer: { status: number; body: string },
): { status: number; body: string } | null {
  switch (fault.kind) {
    case "html":
      return { status: fault.status, body: page };
    case "bad-json":
      return { status: 200, body: '{"ok":true,"result":' };
    case "null-result":
      return { status: 200, body: '{"ok":true,"result":null}' };
    case "delay":
      return answer;
    default:
      return null;
  }
}

export function refuse(fault: Fault): void {
  if (fault.kind === "error") throw new ApiError(fault.code, fault.description, fault.parameters);
}
