import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Assistant } from "../../src/ask/answer.ts";
import { answerToJson } from "../../src/ask/json.ts";
import { createAssistant } from "../../src/index.ts";

const directory = mkdtempSync(join(tmpdir(), "hoi-places-"));
let assistant: Assistant;

beforeAll(async () => {
  execFileSync(process.execPath, ["dist/scripts/ingest.js", "--corpus", "corpus", "--index", directory]);
  assistant = await createAssistant({ indexDirectory: directory });
});
afterAll(async () => {
  await assistant.close();
  rmSync(directory, { recursive: true, force: true });
});

const ask = async (question: string) =>
  answerToJson(null, await assistant.ask(question, { role: "citizen" }), 0);

/** The shipped document says when the commune of Nhị Hà reaches the standard, and of no other commune. */
describe("a commune that the documents say nothing of", () => {
  it.each([
    "khi nào xã Nhị Hả đạt nông thôn mới",
    "khi nào xã Nhị Hạ đạt nông thôn mới",
    "khi nào xã Nhị Hải đạt nông thôn mới",
    "khi nao xa nhi hai dat nong thon moi",
    "khi nào xã nhị hải đạt nông thôn mới",
    "khi nào xã Phước Hải đạt nông thôn mới",
    "khi nao xa phuoc hai dat nong thon moi",
    "khi nào xã Phước Dinh đạt nông thôn mới",
    "khi nao xa phuoc dinh dat nong thon moi",
    "khi nào xã Cà Ná đạt nông thôn mới",
    "khi nào xã Phước Hà đạt nông thôn mới",
  ])("is not answered from another one: %s", async (question) => {
    expect(await ask(question)).toMatchObject({ kind: "not-found", citations: [] });
  });
});

describe("a commune's name mistyped", () => {
  it.each(["khi nao xa nhi haa dat nong thon moi", "khi nao xa nhi ha dat nong thon moi"])(
    "is answered only as what it was understood to be: %s",
    async (question) => {
      const answer = await ask(question);
      expect(answer.kind).toBe("answered");
      expect(answer.kind === "answered" && answer.understood).toContain("nhị hà");
      expect(answer.citations.some(({ quote }) => quote.includes("Nhị Hà"))).toBe(true);
    },
  );
});
