import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The compiled program as a process, with folders of its own and nothing of our environment's settings. */
export class Program {
  readonly directory: string;
  output = "";
  errors = "";
  private child: ChildProcess | null = null;
  private ended: Promise<number | null> = Promise.resolve(null);

  private constructor(directory: string) {
    this.directory = directory;
  }

  static async inNewFolder(): Promise<Program> {
    return new Program(await mkdtemp(join(tmpdir(), "program-")));
  }

  start(settings: Readonly<Record<string, string>> = {}, input: string | null = null): this {
    const environment = {
      PATH: process.env["PATH"],
      TELEGRAM_BOT_TOKEN: "",
      CORPUS_DIR: "corpus",
      INDEX_DIR: join(this.directory, "index"),
      STATE_DIR: join(this.directory, "state"),
      ...settings,
    };
    const child = spawn(process.execPath, ["dist/main.js"], {
      env: environment,
      stdio: ["pipe", "pipe", "pipe"],
    });
    child.stdout.on("data", (piece: Buffer) => (this.output += piece.toString()));
    child.stderr.on("data", (piece: Buffer) => (this.errors += piece.toString()));
    if (input !== null) child.stdin.end(input);
    this.child = child;
    this.ended = new Promise((resolve) => child.once("close", resolve));
    return this;
  }

  /** @returns the exit code, null after SIGKILL */
  end(): Promise<number | null> {
    return this.ended;
  }

  /** Sends a signal and waits for the end. @returns the exit code and how long it took, in milliseconds */
  async signal(
    name: "SIGTERM" | "SIGKILL" | "SIGINT",
  ): Promise<{ code: number | null; milliseconds: number }> {
    const started = Date.now();
    this.child?.kill(name);
    return { code: await this.ended, milliseconds: Date.now() - started };
  }

  async remove(): Promise<void> {
    await this.signal("SIGKILL");
    await rm(this.directory, { recursive: true, force: true });
  }
}
