/** A file made to hurt the program that opens it. */
export interface HostileFile {
  /** Its name in the corpus: part of the attack for some. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What must come of it; "either": refused with a sentence, or read. */
  readonly wanted: "refused" | "read" | "either";
}

/** Words that a reader may find in a file that bears any. */
export const words = (about: string): string =>
  `Kế hoạch của Ủy ban nhân dân xã Suối Ngàn về ${about}, hoàn thành trước ngày 30 tháng 6 năm 2026.`;
