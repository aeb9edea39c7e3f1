import type { Citation } from "../document/citation.js";
import type { Span } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { type AtLeastOne, atLeastOne, type Statement } from "./answer.js";
import type { Candidate } from "./candidates.js";
import { type Chosen, citeAll, directStatement, quoteStatement, sourceStatement } from "./draft.js";
import { sideBySide } from "./newer.js";
import { quoteLimit, shortQuote } from "./quote.js";

/** Longest text of an answer that is no list (contract). */
const textLimit = 600;

/** What comes before the quotes. */
export interface Said {
  readonly main: Candidate;
  /** The direct answer, in the main passage. */
  readonly piece: Span | null;
  /** What different documents say of one thing: shown side by side, none preferred. */
  readonly figures: readonly { readonly passage: Passage; readonly text: string }[];
}

interface Written {
  readonly statements: AtLeastOne<Statement>;
  readonly citations: AtLeastOne<Citation>;
}

/** Statements on passages: the direct piece of the main one, every quote, then which document they are from. */
function write(
  passages: AtLeastOne<Chosen>,
  { main, piece, figures }: Said,
  index: OpenedIndex,
  limit: number,
): Written {
  const citations = citeAll(passages, index, limit);
  const [firstQuote, ...quotes] = citations.map((citation) => quoteStatement(citation));
  const [firstCitation, ...others] = citations;
  if (firstQuote === undefined || firstCitation === undefined)
    throw new Error("There is no passage to quote.");
  const cited = atLeastOne(firstCitation, others);
  const within = ({ start, end, documentId }: Passage): Citation | undefined =>
    citations.find((one) => one.documentId === documentId && one.start >= start && one.end <= end);
  const own = within(main.passage);
  const compared = sideBySide(
    figures.flatMap(({ passage, text }) => {
      const citation = within(passage);
      return citation === undefined ? [] : [{ text, citation }];
    }),
  );
  const body = [...quotes, sourceStatement(cited)];
  return {
    citations: cited,
    statements:
      compared !== null
        ? atLeastOne(compared[0], [...compared.slice(1), firstQuote, ...body])
        : piece === null || own === undefined
          ? atLeastOne(firstQuote, body)
          : atLeastOne(directStatement(main.passage.text, piece, own.marker), [firstQuote, ...body]),
  };
}

/**
 * As many of the passages as the text's limit holds, the main one always; several long ones are quoted shorter. At the
 * last without the source line.
 */
export function fit(passages: readonly Chosen[], said: Said, index: OpenedIndex): Written {
  const others = passages.filter(({ passage }) => passage.id !== said.main.passage.id);
  for (let count = others.length; ; count -= 1) {
    const dropped = new Set(others.slice(count).map(({ passage }) => passage.id));
    const [first, ...rest] = passages.filter(({ passage }) => !dropped.has(passage.id));
    if (first === undefined) throw new Error("There is no passage to quote.");
    for (const limit of count === 1 ? [quoteLimit, shortQuote] : [quoteLimit]) {
      const written = write(atLeastOne(first, rest), said, index, limit);
      const [opening, ...following] = written.statements;
      const length = written.statements.reduce((sum, { text }) => sum + text.length + 1, -1);
      if (length <= textLimit) return written;
      if (count === 0) return { ...written, statements: atLeastOne(opening, following.slice(0, -1)) };
    }
  }
}
