import type { Section } from "../document/document.js";
import { reportMessages } from "../messages.js";
import type { Collected } from "./collect.js";
import { localDay, pagesOf, percent } from "./report.js";

const escape = (text: string): string => text.replace(/[&<>"]/gu, (letter) => `&#${letter.codePointAt(0)};`);

const firstWords = 160;
/** Parts shown of one document; the rest is counted. */
const mostParts = 400;

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .6rem .2rem 0;vertical-align:top;border-bottom:1px solid #ddd}
summary{cursor:pointer;padding:.4rem 0}summary b{font-weight:600}ul{list-style:none;padding-left:1.2rem;margin:.2rem 0}li span{color:#777}
.remark{color:#8a4b00}.none{color:#a00}small{color:#777}`;

/** The tree with the first words of each part, down to what a citation names. */
function tree(sections: readonly Section[], source: string, left: { parts: number }): string {
  const items = sections.flatMap((section) => {
    if (left.parts <= 0) return [];
    left.parts -= 1;
    const { label, title, start, end, children } = section;
    const words = source.slice(start, Math.min(end, start + firstWords)).replace(/\s+/gu, " ");
    const name = [label, title].filter(Boolean).join(". ");
    const first =
      children.length > 0 && title !== null
        ? ""
        : ` <span>${escape(words)}${end - start > firstWords ? "…" : ""}</span>`;
    return [`<li>${escape(name)}${first}${tree(children, source, left)}</li>`];
  });
  return items.length === 0 ? "" : `<ul>${items.join("\n")}</ul>`;
}

function field(name: string, value: string | null): string {
  const shown = value === null ? `<span class="none">${reportMessages.unknown}</span>` : escape(value);
  return `<tr><th>${escape(name)}</th><td>${shown}</td></tr>`;
}

function documentPart({ path, facts, document, remarks }: Collected): string {
  const { identity, sections, source } = document;
  const names = reportMessages.fields;
  const rows = [
    field(names.title, identity.title),
    field(names.kind, identity.kind),
    field(names.number, identity.number),
    field(names.issuer, identity.issuer),
    field(names.date, identity.date === null ? null : localDay(identity.date)),
    field(names.signer, identity.signer),
    field(names.id, identity.id),
  ];
  const left = { parts: mostParts };
  const parts = tree(sections, source, left);
  const notes = remarks.map((remark) => `<p class="remark">${escape(remark)}</p>`).join("\n");
  const head = [reportMessages.changes[facts.change], pagesOf(facts), percent(facts.health)].filter(Boolean);
  return `<details id="${escape(path)}"><summary><b>${escape(path)}</b> ${escape(identity.title)} <small>${escape(head.join("; "))}</small></summary>
<table>${rows.join("\n")}</table>${notes}${parts}${left.parts <= 0 ? `<p>${reportMessages.treeCut}</p>` : ""}</details>`;
}

/**
 * One page that shows what was understood of every document: identity, tree, first words of each part; a person checks a
 * document in a minute. It holds no script and asks for nothing outside itself.
 * @param generation the one it tells of
 */
export function reportPage(generation: string, documents: readonly Collected[]): string {
  const changed = documents.toSorted(
    (one, other) => Number(one.facts.change === "unchanged") - Number(other.facts.change === "unchanged"),
  );
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(reportMessages.pageTitle(generation))}</title><style>${style}</style></head><body>
<h1>${escape(reportMessages.pageTitle(generation))}</h1><p>${escape(reportMessages.pageHelp)}</p>
${changed.map(documentPart).join("\n")}
</body></html>
`;
}
