import { asFields, type Fields } from "./fields.ts";
import { defaultToken, type Emulator } from "./server.ts";

export interface Answer {
  readonly status: number;
  readonly ok: unknown;
  readonly result: unknown;
  readonly description: unknown;
  readonly parameters: unknown;
}

/** One call with a JSON body, as a bot makes it. */
export async function call(
  emulator: Emulator,
  method: string,
  payload: Fields = {},
  options: { token?: string; signal?: AbortSignal } = {},
): Promise<Answer> {
  const response = await fetch(`${emulator.url}/bot${options.token ?? defaultToken}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(payload),
    ...(options.signal && { signal: options.signal }),
  });
  const { ok, result, description, parameters } = asFields(await response.json());
  return { status: response.status, ok, result, description, parameters };
}
