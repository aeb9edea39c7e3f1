import { reportMessages } from "../messages.js";
import type { IngestEvent } from "./events.js";

const barWidth = 24;
/** Before so many seconds nobody can say how long it will take. */
const tooEarly = 3;

function bar(share: number): string {
  const filled = Math.round(Math.min(1, share) * barWidth);
  return `[${"█".repeat(filled)}${"·".repeat(barWidth - filled)}] ${String(Math.floor(share * 100)).padStart(3)} %`;
}

/** How far a run is: fed with its events, it gives one line for a terminal. */
export class Progress {
  private files = 0;
  private bytes = 0;
  private filesDone = 0;
  private bytesDone = 0;
  private embedded: Extract<IngestEvent, { event: "embedded" }> | null = null;
  /** Pages recognised so far, of the scans being read now. */
  private readonly pages = new Map<string, number>();

  add(event: IngestEvent): void {
    if (event.event === "started") {
      this.files = event.files;
      this.bytes = event.bytes;
    } else if (event.event === "page") this.pages.set(event.path, event.page);
    else if (event.event === "embedded") this.embedded = event;
    else if (event.event === "document" || event.event === "refused" || event.event === "duplicate") {
      this.filesDone += 1;
      this.bytesDone += event.bytes;
      this.pages.delete(event.path);
    }
  }

  /**
   * @param seconds since the run began
   * @returns empty before it began
   */
  line(seconds: number): string {
    if (this.embedded !== null) {
      const { done, total } = this.embedded;
      return `${bar(done / total)} ${reportMessages.embedding(done, total)}`;
    }
    if (this.files === 0) return "";
    // Long documents take longer: bytes say more than files, where there are any to read.
    const share = this.bytes === 0 ? this.filesDone / this.files : this.bytesDone / this.bytes;
    const left = (seconds / share) * (1 - share);
    const remaining =
      share > 0 && share < 1 && seconds >= tooEarly ? reportMessages.remaining(Math.ceil(left)) : "";
    const scans = [...this.pages].map(([path, page]) => reportMessages.recognising(path, page));
    return [
      `${bar(this.filesDone / this.files)} ${reportMessages.reading(this.filesDone, this.files)}`,
      remaining,
      ...scans,
    ]
      .filter((part) => part !== "")
      .join("; ");
  }
}
