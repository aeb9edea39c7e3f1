import { createInterface } from "node:readline";

import type { Assistant } from "../../ask/answer.js";
import { renderDetails } from "../../ask/document-detail.js";
import { openSource } from "../../ask/open-source.js";
import { renderAnswer, renderDocuments } from "../../ask/render.js";
import { say, type Reply, type Source } from "../../ask/reply.js";
import { chatMessages, consoleMessages } from "../../messages.js";
import type { Logger } from "../../ports.js";
import { foldKeepingOffsets } from "../../vietnamese/syllables.js";
import { askInTime } from "../ask-in-time.js";
import { Turns } from "../turns.js";
import { printReply } from "./print.js";

export interface ConsoleParts {
  readonly assistant: Assistant;
  readonly log: Logger;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Ends the chat. */
  readonly stop: AbortSignal;
}

const talk = "console";

/** Whoever sits at the terminal is asked no name: he sees what every citizen may see. */
const role = "citizen";

/** One person's chat: what a line of input is answered with. */
class Conversation {
  private readonly assistant: Assistant;
  private readonly log: Logger;
  private readonly turns = new Turns();
  private sources: readonly Source[] = [];

  constructor(assistant: Assistant, log: Logger) {
    this.assistant = assistant;
    this.log = log;
  }

  /** @returns null when the person says goodbye */
  async answer(line: string): Promise<Reply | null> {
    if (!line.startsWith("/")) return this.ask(line);
    const [command = "", argument] = foldKeepingOffsets(line.normalize("NFC")).split(/\s+/u);
    switch (command) {
      case "/thoat":
        return null;
      case "/start":
      case "/help":
      case "/trogiup":
        return say(consoleMessages.help);
      case "/tailieu":
        return this.documents(line.normalize("NFC").replace(/^\S+\s*/u, ""));
      case "/phienban":
        return (await this.assistant.versions?.()) ?? say(consoleMessages.unknownCommand(command));
      case "/nguon":
        return this.open(argument ?? "");
      default:
        return say(consoleMessages.unknownCommand(command));
    }
  }

  private async ask(question: string): Promise<Reply> {
    try {
      const answer = await askInTime(this.assistant, question, {
        role,
        history: this.turns.of(talk),
      });
      if (answer === null) return say(chatMessages.tooSlow);
      this.turns.add(talk, question, answer);
      const reply = renderAnswer(answer);
      this.sources = reply.sources;
      return reply;
    } catch (error) {
      this.log.error("console.failed", { error });
      return say(chatMessages.failed);
    }
  }

  /** A page of the list by its number, one document by what it bears. */
  private documents(asked: string): Reply {
    const library = this.assistant.libraryFor(role);
    return /\p{L}/u.test(asked)
      ? renderDetails(asked, library.details(asked))
      : renderDocuments(library.documents, Number(asked) || 1);
  }

  private async open(asked: string): Promise<Reply> {
    const source = this.sources.find(({ marker }) => String(marker) === asked.replace(/^\[(\d+)\]$/u, "$1"));
    if (source === undefined) {
      return say(
        consoleMessages.noSource(
          asked,
          this.sources.map(({ marker }) => marker),
        ),
      );
    }
    const { citation } = source;
    const { documentId, start, end, quote } = citation;
    // The index may have been replaced since: what stands there now may be something else.
    const reply = await openSource(
      this.assistant,
      (library) => (library.source(documentId)?.slice(start, end) === quote ? citation : null),
      role,
    );
    return reply ?? say(chatMessages.sourceGone);
  }
}

/**
 * The chat in the terminal; also reads questions from a pipe, one a line, and then writes answers and nothing else.
 * Resolves at the end of input, at /thoat or when stopped.
 */
export async function runConsole({ assistant, log, input, output, stop }: ConsoleParts): Promise<void> {
  const atTerminal = input.isTTY === true && output.isTTY === true;
  const styled = output.isTTY === true;
  const lines = createInterface({
    input,
    ...(atTerminal && { output }),
    terminal: atTerminal,
    prompt: consoleMessages.prompt,
  });
  const close = () => lines.close();
  stop.addEventListener("abort", close, { once: true });
  // A reader that closes the pipe early (`| head`) ends the chat, not the program with a stack.
  output.on("error", close);
  lines.on("SIGINT", close);
  const conversation = new Conversation(assistant, log);
  const prompt = () => {
    if (atTerminal) lines.prompt();
  };
  if (atTerminal) output.write(`${consoleMessages.welcome}\n\n`);
  prompt();
  for await (const line of lines) {
    if (line.trim() !== "") {
      const reply = await conversation.answer(line.trim());
      if (reply === null) break;
      output.write(`${printReply(reply, styled)}\n\n`);
    }
    if (stop.aborted) break;
    prompt();
  }
  stop.removeEventListener("abort", close);
  lines.close();
  if (atTerminal) output.write(`${consoleMessages.goodbye}\n`);
}
