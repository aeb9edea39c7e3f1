/** A request's or an update's fields; the Bot API is JSON all the way. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as fields; anything else has none. */
export function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The value as a list of objects; null when it is none. */
export function asList(value: unknown): Fields[] | null {
  return Array.isArray(value) && value.every(isFields) ? value : null;
}

/** Text as it is, numbers printed; anything else is empty. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}
