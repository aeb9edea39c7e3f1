import { matchesMention, type NumberMention } from "../document/number-mention.js";
import { serialKey } from "../document/number.js";
import type { Fault } from "./check-types.js";
import { type ClaimSource, isBound, type Place } from "./claim-sources.js";
import { type ClaimText, tokensOf } from "./claim-text.js";

interface Found {
  readonly key: string;
  readonly place: Place;
}

/** Whether two ways of naming a document by its number may mean one: nothing that both say differs. */
function agree(said: NumberMention, found: NumberMention): boolean {
  return (
    serialKey(said.serial) === serialKey(found.serial) &&
    (said.year === null || said.year === found.year) &&
    (said.body === null || said.body === found.body) &&
    (said.kinds.length === 0 || said.kinds.some((kind) => found.kinds.includes(kind)))
  );
}

const yearHolds = ({ body, context }: ClaimSource, year: number): boolean =>
  [...body.times, ...context.times].some((time) => time.year === year);

function placesOf(sentence: ClaimText, mention: NumberMention, source: ClaimSource): Found[] {
  const whole = sentence.numbers.find(({ start }) => start >= mention.start && start < mention.end);
  return [source.body, source.context].flatMap((read) => {
    const numbers = read.numbers.filter((number) =>
      whole === undefined
        ? matchesMention(number, mention) &&
          (mention.year === null || number.year === mention.year || yearHolds(source, mention.year))
        : number.key === whole.key,
    );
    const spoken = whole === undefined ? read.mentions.filter((other) => agree(mention, other)) : [];
    return [...numbers, ...spoken].map((span) => ({
      key: read.text.slice(span.start, span.end),
      place: { source, read, at: tokensOf(read, span) },
    }));
  });
}

/** Every document number of a sentence, whole or spoken, is one of its sources' and named for the same matter. */
export function faultOfNumbers(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const named = sentence.mentions.map((mention) => ({
    mention,
    places: sources.flatMap((source) => placesOf(sentence, mention, source)),
  }));
  const all = sources.flatMap((source): Place[] =>
    source.body.numbers.map((span) => ({ source, read: source.body, at: tokensOf(source.body, span) })),
  );
  const isNamed = ({ read, at }: Place): boolean =>
    named.some(({ places }) =>
      places.some(({ place }) => place.read === read && place.at.first === at.first),
    );
  for (const { mention, places } of named) {
    const text = sentence.text.slice(mention.start, mention.end);
    if (places.length === 0) {
      return { reason: "unsupported-number", detail: `"${text}" is not in the cited passages` };
    }
    // What names the document itself may be said of all of it.
    if (places.some(({ place }) => place.read === place.source.context)) continue;
    const bond = isBound(
      sentence,
      tokensOf(sentence, mention),
      places.map(({ place }) => place),
      all.filter((place) => !isNamed(place)),
      { isOnly: sources.length === 1 },
    );
    if (bond === "other-subject") {
      return { reason: "unsupported-number", detail: `"${text}" is named for something else` };
    }
  }
  return null;
}
