import type { DocumentIdentity } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import type { Answer } from "./answer.js";
import type { Candidate } from "./candidates.js";
import type { ShownPassage } from "./check.js";
import { callDocument } from "./draft.js";
import { withoutScan } from "./notices.js";
import type { PromptPassage } from "./prompt.js";
import type { AskedFor, Question } from "./question.js";
import { tells } from "./tells.js";
import type { Surroundings } from "./surroundings.js";

/** A passage that a model is shown, with what belongs to it. */
export interface Shown extends ShownPassage, PromptPassage {
  readonly passage: Passage;
  readonly identity: DocumentIdentity;
}

/** Most passages and most UTF-16 units of them: some 4,000 tokens, which the context of a small model holds. */
const limits = { passages: 12, text: 7000 } as const;
/** A passage must share at least this much with the question to be shown; more where we found no answer ourselves. */
const coverageLeast = { beside: 0.3, alone: 0.4 } as const;

/** Kinds that are there or not, whatever the words. */
const measurable = new Set<AskedFor>([
  "date",
  "duration",
  "quantity",
  "money",
  "percent",
  "number",
  "contact",
  "signer",
]);

interface Sources {
  readonly question: Question;
  readonly extracted: Answer;
  readonly candidates: readonly Candidate[];
  readonly index: OpenedIndex;
  readonly read: (passage: Passage) => Surroundings;
}

/** Passages that the extracted answer quotes, then the likeliest candidates with the lines that belong to them. */
function choose({ question, extracted, candidates, index }: Sources): readonly Passage[] {
  const quoted = extracted.kind === "answered" ? extracted.citations : [];
  const cited = quoted.flatMap(
    ({ documentId, start, end }) =>
      index.passages(documentId).find((one) => one.start <= start && end <= one.end) ?? [],
  );
  const isAlone = cited.length === 0;
  const likely = candidates
    .filter((candidate) => {
      const { coverage } = candidate;
      // A passage of another year, place or number than the question names answers another question.
      if (!coverage.holds) return false;
      if (!isAlone) return coverage.all >= coverageLeast.beside;
      // A model is eager: where no date stands, or no sum, it is not asked when, or how much.
      const isTold = question.askedFor.some(
        (kind) => !measurable.has(kind) || tells(candidate, question, kind),
      );
      return isTold && coverage.all >= coverageLeast.alone;
    })
    .flatMap(({ passage, related }) => [passage, ...related.values()]);
  const different = [...new Map([...cited, ...likely].map((passage) => [passage.id, passage])).values()];
  const chosen: Passage[] = [];
  let length = 0;
  for (const passage of different.slice(0, limits.passages)) {
    length += passage.text.length;
    if (length > limits.text && chosen.length > 0) break;
    chosen.push(passage);
  }
  return chosen;
}

/** What a model is shown for a question, markers from 1; empty where nothing bears on it: then no model is asked. */
export function choosePassages(sources: Sources): readonly Shown[] {
  const { index, read } = sources;
  const identities = new Map(index.documents.map((identity) => [identity.id, identity]));
  return choose(sources)
    .flatMap((passage) => {
      const identity = identities.get(passage.documentId);
      return identity === undefined ? [] : [{ passage, identity, around: read(passage) }];
    })
    .map(({ passage, identity, around }, place) => {
      const document = callDocument(identity);
      const { place: where, mark } = withoutScan(passage.locator);
      return {
        marker: place + 1,
        passage,
        identity,
        document: identity.number === null ? document : `${document}: ${identity.title}`,
        place: where,
        under: around.contextText,
        text: passage.text,
        context: [document, identity.title, where, around.contextText].filter(Boolean).join(". "),
        isScanned: mark !== "",
      };
    });
}
