import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { call } from "./call.ts";
import { asFields, asList } from "./fields.ts";
import { Emulator } from "./server.ts";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await new Emulator().start();
});
afterEach(() => emulator.stop());

async function poll(payload: Record<string, unknown> = {}) {
  const { result } = await call(emulator, "getUpdates", payload);
  return (asList(result) ?? []).map((update) => ({
    id: Number(update["update_id"]),
    text: asFields(update["message"])["text"],
  }));
}

describe("getUpdates", () => {
  it("gives an update again until an offset above its id confirms it", async () => {
    const user = emulator.person(11);
    user.say("một");
    user.say("hai");
    const first = await poll();
    expect(first.map(({ text }) => text)).toEqual(["một", "hai"]);
    expect(await poll()).toEqual(first);
    expect(await poll({ offset: first[1]?.id })).toEqual(first.slice(1));
    expect(await poll({ offset: Number(first[1]?.id) + 1 })).toEqual([]);
    expect(await poll()).toEqual([]);
  });

  it("with a negative offset forgets all but that many from the end", async () => {
    const user = emulator.person(11);
    for (const text of ["một", "hai", "ba"]) user.say(text);
    expect((await poll({ offset: -1 })).map(({ text }) => text)).toEqual(["ba"]);
    expect((await poll()).map(({ text }) => text)).toEqual(["ba"]);
  });

  it("gives 1 to 100 updates, 100 by default", async () => {
    const user = emulator.person(11);
    for (let count = 0; count < 120; count += 1) user.say(`câu ${count}`);
    expect(await poll()).toHaveLength(100);
    expect(await poll({ limit: 3 })).toHaveLength(3);
    expect(await poll({ limit: 0 })).toHaveLength(100);
  });

  it("waits for an update up to its timeout (long polling)", async () => {
    const user = emulator.person(11);
    const waiting = poll({ timeout: 20 });
    await emulator.waitFor(() => emulator.callsOf("getUpdates").length === 1, "the poll");
    user.say("đến muộn");
    expect((await waiting).map(({ text }) => text)).toEqual(["đến muộn"]);
    expect(await poll({ offset: 999_999_999, timeout: 1 })).toEqual([]);
  });

  it("keeps updates no longer than 24 hours", async () => {
    emulator.person(11).say("hôm qua");
    emulator.now = () => Date.now() + 24 * 3_600_000 + 1;
    expect(await poll()).toEqual([]);
  });

  it("answers 409 to the older of two pollers", async () => {
    const older = call(emulator, "getUpdates", { timeout: 20 });
    await emulator.waitFor(() => emulator.callsOf("getUpdates").length === 1, "the older poll");
    const newer = call(emulator, "getUpdates", { timeout: 20 });
    expect(await older).toMatchObject({
      status: 409,
      description: expect.stringContaining("terminated by other getUpdates"),
    });
    emulator.person(11).say("cho người mới");
    expect(await newer).toMatchObject({ status: 200, ok: true });
  });

  it("answers 409 while a webhook is set, until deleteWebhook", async () => {
    await call(emulator, "setWebhook", { url: "https://example.org/hook" });
    expect((await call(emulator, "getWebhookInfo")).result).toMatchObject({
      url: "https://example.org/hook",
    });
    expect(await call(emulator, "getUpdates")).toMatchObject({ status: 409 });
    await call(emulator, "deleteWebhook");
    expect(await call(emulator, "getUpdates")).toMatchObject({ status: 200 });
  });

  it("leaves out kinds of updates that allowed_updates does not name", async () => {
    await poll({ allowed_updates: ["callback_query"] });
    expect(emulator.person(11).say("không ai nghe")).toBeNull();
    await poll({ allowed_updates: ["message"] });
    expect(emulator.person(11).say("có người nghe")).not.toBeNull();
  });

  it("does not lose an update to a poller that hung up", async () => {
    const abort = new AbortController();
    const gone = call(emulator, "getUpdates", { timeout: 20 }, { signal: abort.signal }).catch(
      () => "aborted",
    );
    await emulator.waitFor(() => emulator.callsOf("getUpdates").length === 1, "the poll");
    abort.abort();
    expect(await gone).toBe("aborted");
    emulator.person(11).say("vẫn còn");
    expect((await poll()).map(({ text }) => text)).toEqual(["vẫn còn"]);
  });
});

describe("authorization", () => {
  it("answers 401 Unauthorized to a wrong token and 404 to a path that names no bot", async () => {
    expect(await call(emulator, "getMe", {}, { token: "1:WRONG" })).toMatchObject({
      status: 401,
      ok: false,
      description: "Unauthorized",
    });
    expect((await fetch(`${emulator.url}/getMe`)).status).toBe(404);
    expect(await call(emulator, "noSuchMethod")).toMatchObject({ status: 404 });
  });

  it("takes parameters from the query, a form or JSON (Making requests)", async () => {
    emulator.person(11);
    const url = `${emulator.url}/bot${emulator.bot().token}/sendMessage`;
    const entities = JSON.stringify([{ type: "bold", offset: 0, length: 3 }]);
    await fetch(`${url}?chat_id=11&text=query`);
    await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ chat_id: "11", text: "form", entities }),
    });
    const form = new FormData();
    form.set("chat_id", "11");
    form.set("text", "multipart");
    await fetch(url, { method: "POST", body: form });
    expect(emulator.texts(11)).toEqual(["query", "form", "multipart"]);
    expect(emulator.messages(11)[1]?.entities).toEqual([{ type: "bold", offset: 0, length: 3 }]);
  });
});
