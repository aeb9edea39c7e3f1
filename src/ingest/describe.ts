import type { Document, DocumentIdentity, Section } from "../document/document.js";
import type { Relation } from "../document/relation.js";
import { replyMessages, reportMessages } from "../messages.js";

const shownTitle = 90;

/** One line a document: id, kind and number, date, issuer, title. */
export function listDocuments(documents: readonly DocumentIdentity[]): string {
  if (documents.length === 0) return reportMessages.noDocuments;
  return documents
    .map(({ id, kind, number, date, issuer, title, audience }) =>
      [
        id,
        [kind, number].filter(Boolean).join(" "),
        date,
        issuer,
        title,
        audience && reportMessages.forOfficers,
      ]
        .filter(Boolean)
        .join(" | "),
    )
    .join("\n");
}

function treeLines(sections: readonly Section[], depth: number): string[] {
  return sections.flatMap((section) => {
    const isNamed = section.label !== null || section.title !== null;
    const name = [section.label, section.title].filter(Boolean).join(". ");
    const line = `${"  ".repeat(depth)}${name.length > shownTitle ? `${name.slice(0, shownTitle - 1)}…` : name}  [${section.start}-${section.end}]`;
    return [...(isNamed ? [line] : []), ...treeLines(section.children, depth + (isNamed ? 1 : 0))];
  });
}

const tie = ({ kind, name, date }: Relation): string =>
  [`${replyMessages.ties[kind][0]}: ${name}`, date].filter(Boolean).join(", ");

/** Recipients, annexes and named documents, one a line; lists that are not there are left out. */
function lists({ recipients = [], annexes = [], relations = [] }: DocumentIdentity): string[] {
  return [
    ...recipients.map((recipient) => `${replyMessages.recipients}: ${recipient}`),
    ...annexes.map(
      ({ label, title }) => `${replyMessages.annexes}: ${[label, title].filter(Boolean).join(". ")}`,
    ),
    ...relations.map(tie),
  ];
}

/** What was understood of a document: identity, tree, then its extracted text. */
export function showDocument({ identity, sections, source }: Document): string {
  const values: Readonly<Record<string, unknown>> = { ...identity };
  const fields = Object.entries(reportMessages.fields).map(([field, name]) => {
    const value = values[field];
    return `${name}: ${typeof value === "string" ? value : reportMessages.unknown}`;
  });
  return [
    ...fields,
    ...(identity.audience === undefined ? [] : [reportMessages.forOfficers]),
    ...lists(identity),
    "",
    reportMessages.tree,
    ...treeLines(sections, 0),
    "",
    reportMessages.source,
    source,
  ].join("\n");
}
