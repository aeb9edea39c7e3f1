import type { IncomingMessage } from "node:http";

import { asFields, type Fields } from "./fields.ts";

/** Fields that a form carries as JSON text (Bot API: "JSON-serialized"). */
const jsonFields = new Set([
  "entities",
  "reply_markup",
  "reply_parameters",
  "link_preview_options",
  "allowed_updates",
  "commands",
  "reaction",
  "scope",
]);

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

function fromForm(pairs: Iterable<readonly [string, string]>): Fields {
  const fields: Fields = {};
  for (const [name, value] of pairs) fields[name] = jsonFields.has(name) ? JSON.parse(value) : value;
  return fields;
}

/** Text parts of a multipart body; files are left out. */
function parseMultipart(body: string, boundary: string): [string, string][] {
  return body.split(`--${boundary}`).flatMap((part): [string, string][] => {
    const [head, ...rest] = part.split("\r\n\r\n");
    const name = /name="([^"]+)"/u.exec(head ?? "")?.[1];
    if (name === undefined || /filename=/u.test(head ?? "")) return [];
    return [[name, rest.join("\r\n\r\n").replace(/\r\n$/u, "")]];
  });
}

/**
 * A request's parameters from its query and its body.
 * @source Bot API "Making requests": query string, x-www-form-urlencoded, JSON, multipart/form-data
 */
export async function readFields(request: IncomingMessage, url: URL): Promise<Fields> {
  const fields = fromForm(url.searchParams);
  const type = request.headers["content-type"] ?? "";
  const body = (await readAll(request)).toString("utf8");
  if (body.trim() === "") return fields;
  if (type.startsWith("application/json")) return { ...fields, ...asFields(JSON.parse(body)) };
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return { ...fields, ...fromForm(new URLSearchParams(body)) };
  }
  const boundary = /boundary="?([^";]+)/u.exec(type)?.[1];
  return boundary === undefined ? fields : { ...fields, ...fromForm(parseMultipart(body, boundary)) };
}
