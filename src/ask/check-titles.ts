import type { Fault } from "./check-types.js";
import { type ClaimSource, printTokens } from "./claim-sources.js";
import { type ClaimText, findRun, type Stretch, stretchAt, tokensOf, whole } from "./claim-text.js";
import { findPersons } from "./evidence.js";

const titles =
  "bí thư|chủ tịch|giám đốc|trưởng phòng|trưởng ban|chánh văn phòng|chánh thanh tra|cục trưởng|hiệu trưởng|bộ trưởng|thủ tướng|tổng bí thư|chủ nhiệm|đội trưởng".split(
    "|",
  );
const changes = new Set(["phó", "nguyên", "cựu", "quyền"]);

interface TitleMention extends Stretch {
  readonly name: string;
}

function findTitles(read: ClaimText): TitleMention[] {
  return titles.flatMap((title) => {
    const words = title.split(" ");
    const found: TitleMention[] = [];
    for (let at = findRun(read, words, "marked", whole(read)); at >= 0;) {
      const change = read.tokens[at - 1]?.marked ?? "";
      const first = changes.has(change) ? at - 1 : at;
      found.push({ name: first < at ? `${change} ${title}` : title, first, end: at + words.length });
      at = findRun(read, words, "marked", { first: at + 1, end: read.tokens.length });
    }
    return found;
  });
}

/** The person nearest to a title in its clause: its syllables; undefined where there is none. */
function holderOf(sentence: ClaimText, title: TitleMention): readonly string[] | undefined {
  const clause = stretchAt(sentence.clauses, title.first);
  const distance = ({ first }: Stretch): number => Math.abs(first - title.first);
  const [nearest] = findPersons(sentence.text)
    .map((span) => tokensOf(sentence, span))
    .filter(({ first }) => first >= clause.first && first < clause.end)
    .toSorted((one, other) => distance(one) - distance(other));
  const name = nearest && sentence.tokens.slice(nearest.first, nearest.end).map(({ marked }) => marked);
  return name !== undefined && /^(?:ông|bà|anh|chị|cô|chú)$/u.test(name[0] ?? "") ? name.slice(1) : name;
}

/** Every title of a sentence stands in a source, "phó" as it is there, and with the person it is given to. */
export function faultOfTitles(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  for (const title of findTitles(sentence)) {
    const holder = holderOf(sentence, title);
    const holds = sources.some(({ body, context }) =>
      [body, context].some((read) =>
        findTitles(read).some(
          ({ name, first }) =>
            name === title.name &&
            (holder === undefined || findRun(read, holder, "marked", stretchAt(read.clauses, first)) >= 0),
        ),
      ),
    );
    if (!holds) {
      const detail = `"${printTokens(sentence, title)}" is another's title or none's`;
      return { reason: "unsupported-office", detail };
    }
  }
  return null;
}
