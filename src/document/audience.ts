import type { DocumentIdentity } from "./document.js";

/** Who asks. Officers see every document, citizens those that are not marked for officers. */
export type Role = "citizen" | "officer";

/** Whether somebody in this role may know that a document exists. The only place that decides it. */
export function maySee(role: Role, { audience }: Pick<DocumentIdentity, "audience">): boolean {
  return role === "officer" || audience === undefined;
}

/** The ids of the documents that this role must never hear of. */
export function hiddenFrom(
  role: Role,
  documents: readonly Pick<DocumentIdentity, "id" | "audience">[],
): ReadonlySet<string> {
  return new Set(documents.filter((document) => !maySee(role, document)).map(({ id }) => id));
}
