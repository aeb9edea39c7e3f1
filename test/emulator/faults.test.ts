import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { call } from "./call.ts";
import { Emulator } from "./server.ts";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await new Emulator().start();
  emulator.person(11);
  emulator.person(12);
});
afterEach(() => emulator.stop());

const send = (chat_id = 11, signal?: AbortSignal) =>
  call(emulator, "sendMessage", { chat_id, text: "x" }, signal === undefined ? {} : { signal });

describe("faults", () => {
  it("cuts the connection before the request is carried out, or after", async () => {
    emulator.faults.add({ kind: "reset-before", method: "sendMessage", times: 1 });
    await expect(send()).rejects.toThrow("fetch failed");
    expect(emulator.texts(11)).toEqual([]);
    emulator.faults.add({ kind: "reset-after", method: "sendMessage", times: 1 });
    await expect(send()).rejects.toThrow("fetch failed");
    expect(emulator.texts(11)).toEqual(["x"]);
    expect(await send()).toMatchObject({ ok: true });
  });

  it("never answers one chat while the others go on, until it is taken away", async () => {
    const heal = emulator.faults.add({ kind: "hang", method: "sendMessage", chatId: 11 });
    // AbortSignal.timeout may be collected as garbage before it fires (Node 20): a timer of our own.
    const patience = new AbortController();
    setTimeout(() => patience.abort(new Error("no answer")), 50);
    await expect(send(11, patience.signal)).rejects.toThrow("no answer");
    expect(await send(12)).toMatchObject({ ok: true });
    heal();
    expect(await send(11)).toMatchObject({ ok: true });
  });

  it("answers late", async () => {
    emulator.faults.add({ kind: "delay", milliseconds: 30, times: 1 });
    expect(await send()).toMatchObject({ ok: true });
  });

  it.each([
    ["HTML with 502, as a proxy does", { kind: "html", status: 502 } as const, 502],
    ["HTML with 200, as a captive portal does", { kind: "html", status: 200 } as const, 200],
    ["cut JSON", { kind: "bad-json" } as const, 200],
  ])("answers %s", async (_, fault, status) => {
    emulator.faults.add({ ...fault, method: "getMe" });
    const response = await fetch(`${emulator.url}/bot${emulator.bot().token}/getMe`);
    expect(response.status).toBe(status);
    await expect(response.json()).rejects.toThrow("JSON");
  });

  it("answers result null, or any error of the Bot API", async () => {
    emulator.faults.add({ kind: "null-result", method: "getMe", times: 1 });
    expect(await call(emulator, "getMe")).toMatchObject({ ok: true, result: null });
    emulator.faults.add({
      kind: "error",
      code: 429,
      description: "Too Many Requests: retry after 2",
      parameters: { retry_after: 2 },
      times: 1,
    });
    expect(await call(emulator, "getMe")).toMatchObject({ status: 429, parameters: { retry_after: 2 } });
    expect(await call(emulator, "getMe")).toMatchObject({ ok: true });
  });

  it("logs every call with its time, its outcome and the fault it met", async () => {
    emulator.faults.add({ kind: "reset-before", method: "sendMessage", times: 1 });
    await send().catch(() => undefined);
    await send();
    expect(emulator.callsOf("sendMessage", 11).map(({ status, fault }) => [status, fault])).toEqual([
      [0, "reset-before"],
      [200, null],
    ]);
    expect(emulator.calls.every(({ at }) => at <= Date.now())).toBe(true);
  });
});
