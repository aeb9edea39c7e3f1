import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { OcrLine } from "./ocr-words.js";

const childFile = fileURLToPath(new URL("ocr-child.js", import.meta.url));

function linesIn(message: unknown): readonly OcrLine[] | null {
  return typeof message === "object" && message !== null && "lines" in message && Array.isArray(message.lines)
    ? message.lines
    : null;
}

/** tesseract.js in a process of its own, started at the first page and again after a fault. One page at a time. */
export class OcrEngine {
  #child: Promise<ChildProcess> | null = null;

  #start(): Promise<ChildProcess> {
    const child = fork(childFile, {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: ["--max-old-space-size=256"],
      env: {},
    });
    child.once("exit", () => {
      this.#child = null;
    });
    return new Promise((resolve, reject) => {
      child.once("message", () => resolve(child));
      child.once("error", reject);
      child.once("exit", () => reject(new Error("the recognising process did not start")));
    });
  }

  /** @throws {Error} when the page makes the process fail, or `stop` ends it */
  async recognise(picture: Uint8Array, stop: AbortSignal): Promise<readonly OcrLine[]> {
    this.#child ??= this.#start();
    const child = await this.#child.catch((error: unknown) => {
      this.#child = null;
      throw error;
    });
    return new Promise((resolve, reject) => {
      const kill = (): void => void child.kill("SIGKILL");
      const end = (): void => {
        stop.removeEventListener("abort", kill);
        child.off("message", onMessage);
        child.off("exit", onExit);
      };
      const onExit = (): void => {
        end();
        reject(new Error("the recognising process ended"));
      };
      const onMessage = (message: unknown): void => {
        end();
        const lines = linesIn(message);
        if (lines === null) reject(new Error("the picture could not be recognised"));
        else resolve(lines);
      };
      child.on("message", onMessage);
      child.on("exit", onExit);
      stop.addEventListener("abort", kill, { once: true });
      if (stop.aborted) kill();
      else child.send(picture);
    });
  }

  async close(): Promise<void> {
    const child = await this.#child?.catch(() => null);
    if (child === null || child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
}
