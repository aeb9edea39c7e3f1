/** What the journal knows: unfinished entries with their content, finished ones by id and time alone. */
export interface JournalState {
  readonly pending: Map<number, PendingEntry>;
  /** id -> when it was finished, milliseconds since the epoch; oldest first. */
  readonly done: Map<number, number>;
}

export interface PendingEntry {
  readonly at: number;
  readonly starts: number;
  readonly content: unknown;
}

export const header = '{"journal":1}';

export function pendingLine(id: number, { at, starts, content }: PendingEntry): string {
  return JSON.stringify({ pending: id, at, starts, content });
}

export function doneLine(id: number, at: number): string {
  return JSON.stringify({ done: id, at });
}

/** The whole file for a state: what compaction writes. */
export function writeState({ pending, done }: JournalState): string {
  const lines = [header];
  for (const [id, at] of done) lines.push(doneLine(id, at));
  for (const [id, entry] of pending) lines.push(pendingLine(id, entry));
  return `${lines.join("\n")}\n`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Applies one line; false when it is none of ours. */
function apply(line: string, state: JournalState): boolean {
  if (line === header || line === "") return true;
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return false;
  }
  if (!isRecord(read) || !Number.isSafeInteger(read["at"])) return false;
  const { pending, done, starts, content } = read;
  const at = Number(read["at"]);
  if (typeof done === "number" && Number.isSafeInteger(done)) {
    state.pending.delete(done);
    state.done.set(done, at);
    return true;
  }
  if (typeof pending !== "number" || !Number.isSafeInteger(pending) || content === undefined) return false;
  if (!state.done.has(pending)) {
    state.pending.set(pending, { at, starts: typeof starts === "number" ? starts : 0, content });
  }
  return true;
}

/**
 * Reads a journal, whatever happened to it. A last line without its line end was being written when the process
 * died; it was never promised to anybody and is passed over in silence.
 * @returns the state, and how many other lines were not readable
 */
export function readState(text: string): { readonly state: JournalState; readonly damaged: number } {
  const state: JournalState = { pending: new Map(), done: new Map() };
  const lines = text.split("\n");
  const torn = lines.pop() ?? "";
  const damaged = lines.filter((line) => !apply(line, state)).length;
  apply(torn, state);
  return { state, damaged };
}
