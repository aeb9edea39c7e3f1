/**
 * What a failed call to Telegram means for the caller.
 * "unreachable": no connection came about, so nothing was done and repeating is safe.
 * "timeout" and "cut": the request may or may not have been carried out.
 */
export type Failure =
  | { readonly kind: "throttled"; readonly seconds: number }
  | { readonly kind: "unauthorized" | "conflict" | "server" | "unreachable" | "timeout" | "cut" }
  | { readonly kind: "gone" | "refused"; readonly code: number; readonly description: string };

/** Node's codes for a connection that was never made. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EHOSTDOWN",
  "CERT_HAS_EXPIRED",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** 400s that say: this chat cannot be written to, now or later. */
const goneDescriptions =
  /chat not found|not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|PEER_ID_INVALID|user is deactivated|upgraded to a supergroup|TOPIC_CLOSED|TOPIC_DELETED|message thread not found/iu;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The Bot API's own answer inside Telegraf's error; null for anything that came from below HTTP. */
function apiAnswer(error: unknown): Record<string, unknown> | null {
  if (!isRecord(error) || !isRecord(error["response"])) return null;
  return typeof error["response"]["error_code"] === "number" ? error["response"] : null;
}

function ofAnswer(answer: Record<string, unknown>): Failure {
  const code = Number(answer["error_code"]);
  const description = typeof answer["description"] === "string" ? answer["description"] : "";
  const parameters = isRecord(answer["parameters"]) ? answer["parameters"] : {};
  if (code === 401) return { kind: "unauthorized" };
  if (code === 409) return { kind: "conflict" };
  if (code === 429)
    return { kind: "throttled", seconds: Math.max(1, Number(parameters["retry_after"]) || 1) };
  if (code >= 500) return { kind: "server" };
  const gone = code === 403 || goneDescriptions.test(description);
  return { kind: gone ? "gone" : "refused", code, description };
}

/** Sorts what `callApi` threw. A bug of ours also lands in "cut": nothing is known of the request. */
export function sortFailure(error: unknown): Failure {
  const answer = apiAnswer(error);
  if (answer !== null) return ofAnswer(answer);
  if (!isRecord(error)) return { kind: "cut" };
  if (error["name"] === "AbortError" || error["type"] === "request-timeout") return { kind: "timeout" };
  return { kind: neverConnected.has(String(error["code"])) ? "unreachable" : "cut" };
}

/** The program is stopping, or an answer's fate is unknown after a long silence: the update stays unfinished. */
export class UnfinishedError extends Error {
  override readonly name = "UnfinishedError";
}

/** Telegram refused a request in a way only a change of the program mends. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  /** @param description Telegram's own sentence; holds nothing of the user's */
  constructor(method: string, code: number, description: string) {
    super(`${method}: ${code} ${description}`);
  }
}
