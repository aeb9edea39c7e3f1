import dgram from "node:dgram";
import dns from "node:dns";
import http2 from "node:http2";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";

function refuse(): never {
  throw new Error("A reader of documents has no network.");
}

/**
 * Takes the network away from the process that opens other people's files, whatever a document or a library asks for.
 * Files are closed to it by Node's permission model (reader-process.ts).
 */
export function sealNetwork(): void {
  net.Socket.prototype.connect = refuse;
  net.connect = refuse;
  net.createConnection = refuse;
  net.createServer = refuse;
  tls.connect = refuse;
  http2.connect = refuse;
  dgram.createSocket = refuse;
  dns.lookup = Object.assign(refuse, { __promisify__: refuse });
  globalThis.fetch = refuse;
  syncBuiltinESMExports();
}
