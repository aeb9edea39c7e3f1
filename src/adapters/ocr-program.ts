import { spawn } from "node:child_process";
import { type OcrLine, linesOf, wordsOfTsv } from "./ocr-words.js";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Far more than a page's words take. */
const mostOutput = 20_000_000;

/**
 * Runs the tesseract program once.
 * @param input what it reads from its standard input
 * @param stop ends it
 * @returns its standard output
 * @throws {Error} when it cannot be started, fails or is ended
 */
function run(
  parameters: readonly string[],
  input: Uint8Array | null,
  environment: Environment,
  stop: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("tesseract", [...parameters], {
      stdio: ["pipe", "pipe", "ignore"],
      // One thread a page: two pages at once are faster than two threads on one page.
      env: { ...environment, OMP_THREAD_LIMIT: "1" },
    });
    const chunks: Buffer[] = [];
    let size = 0;
    const kill = (): void => void child.kill("SIGKILL");
    stop.addEventListener("abort", kill, { once: true });
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostOutput) kill();
      else chunks.push(chunk);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      stop.removeEventListener("abort", kill);
      if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
      else reject(new Error(`tesseract ended with ${code ?? "a signal"}`));
    });
    // It may end before it has read everything; its exit code says why.
    child.stdin.on("error", () => {});
    child.stdin.end(input ?? undefined);
    if (stop.aborted) kill();
  });
}

/** Whether the tesseract program is installed with its Vietnamese model. */
export async function tesseractInstalled(environment: Environment): Promise<boolean> {
  try {
    const languages = await run(["--list-langs"], null, environment, AbortSignal.timeout(10_000));
    return languages.split(/\s+/u).includes("vie");
  } catch {
    return false;
  }
}

/** Words of a picture by the tesseract program. @param picture PNG or JPEG */
export async function recogniseByProgram(
  picture: Uint8Array,
  environment: Environment,
  stop: AbortSignal,
): Promise<OcrLine[]> {
  return linesOf(wordsOfTsv(await run(["stdin", "stdout", "-l", "vie", "tsv"], picture, environment, stop)));
}
