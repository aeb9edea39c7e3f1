import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The compiled command, beside the compiled sources. */
const command = fileURLToPath(new URL("../scripts/ingest.js", import.meta.url));

export interface IngestRun {
  readonly corpusDirectory: string;
  readonly indexDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends the run. */
  readonly stop: AbortSignal;
}

/**
 * Brings the index up to date in a process of its own: what a bad document does to memory or to native code stays
 * there. Its progress goes to our standard error, the terminal or log that people watch.
 * @returns its exit code; 1 when it was killed or could not be started
 */
export function runIngest({
  corpusDirectory,
  indexDirectory,
  environment,
  stop,
}: IngestRun): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command], {
      stdio: ["ignore", 2, 2],
      env: {
        ...environment,
        CORPUS_DIR: corpusDirectory,
        INDEX_DIR: indexDirectory,
        // Not its business; empty rather than absent, so that .env does not bring it back.
        TELEGRAM_BOT_TOKEN: "",
      },
    });
    const kill = () => child.kill("SIGTERM");
    stop.addEventListener("abort", kill, { once: true });
    const end = (code: number | null) => {
      stop.removeEventListener("abort", kill);
      resolve(code ?? 1);
    };
    child.once("error", () => end(1));
    child.once("exit", end);
  });
}
