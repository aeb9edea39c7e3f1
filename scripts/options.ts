import { UsageError } from "#src/errors.js";

/** @throws {UsageError} for anything but one of the allowed words */
export function choice<Word extends string>(option: string, given: string, allowed: readonly Word[]): Word {
  const found = allowed.find((word) => word === given);
  if (found === undefined) throw new UsageError(`${option} is ${allowed.join(" or ")}, not "${given}".`);
  return found;
}

/** @throws {UsageError} for anything but a whole number of at least 1; undefined where the option is absent */
export function wholeNumber(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/u.test(given))
    throw new UsageError(`${option} is a whole number of at least 1, not "${given}".`);
  return Number(given);
}
