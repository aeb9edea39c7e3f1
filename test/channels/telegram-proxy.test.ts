import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";

import { afterEach, beforeEach, expect, it } from "vitest";

import { Bench } from "./bench.ts";

let bench: Bench;
let proxy: Server;
let tunnels: string[];
const sockets = new Set<Socket>();

beforeEach(async () => {
  tunnels = [];
  bench = await new Bench().open();
  proxy = createServer((_, response) => response.writeHead(405).end());
  proxy.on("connection", (socket) => sockets.add(socket));
  proxy.on("connect", (request, client) => {
    tunnels.push(String(request.headers["proxy-authorization"]));
    const [host, port] = (request.url ?? "").split(":");
    const server = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      server.pipe(client);
      client.pipe(server);
    });
    server.on("error", () => client.destroy());
    client.on("error", () => server.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await bench.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => proxy.close(resolve));
});

it("reaches Telegram through TELEGRAM_PROXY alone, with its user and password, also with an http:// server", async () => {
  const address = proxy.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  bench.proxy = `http://user:pass@127.0.0.1:${port}`;
  await bench.start();
  expect(await bench.answersElsewhere()).toBe(true);
  expect(tunnels.length).toBeGreaterThan(0);
  expect(new Set(tunnels)).toEqual(new Set([`Basic ${Buffer.from("user:pass").toString("base64")}`]));
});
