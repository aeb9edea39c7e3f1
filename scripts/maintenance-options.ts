import { UsageError } from "#src/errors.js";
import type { MaintenanceDeed } from "#src/maintain.js";
import { maintainMessages } from "#src/messages.js";

interface Deeds {
  readonly list?: boolean | undefined;
  readonly verify?: boolean | undefined;
  readonly rollback?: string | undefined;
  readonly backup?: string | undefined;
  readonly restore?: string | undefined;
}

/** The one thing that is asked of the generations; null where ingestion itself is. @throws {UsageError} for two */
export function deedOf({ list, verify, rollback, backup, restore }: Deeds): MaintenanceDeed | null {
  const wanted: MaintenanceDeed[] = [
    ...(list === true ? [{ deed: "list" } as const] : []),
    ...(verify === true ? [{ deed: "verify" } as const] : []),
    ...(rollback === undefined ? [] : [{ deed: "rollback", id: rollback === "" ? null : rollback } as const]),
    ...(backup === undefined ? [] : [{ deed: "backup", file: backup } as const]),
    ...(restore === undefined ? [] : [{ deed: "restore", file: restore } as const]),
  ];
  if (wanted.length > 1) throw new UsageError(maintainMessages.onlyOne);
  return wanted[0] ?? null;
}
