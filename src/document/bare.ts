import type { Document } from "./document.js";
import type { Passage } from "./passage.js";

/** A passage without its words, which stand in its document's source: what is sent and stored. */
export type BarePassage = Omit<Passage, "text">;

interface Cut {
  readonly document: Document;
  readonly passages: readonly Passage[];
}

type Bare<T extends Cut> = Omit<T, "passages"> & { readonly passages: readonly BarePassage[] };

/** Leaves the words out of the passages: they would be sent or stored a second time. */
export function withoutTexts<T extends Cut>(cut: T): Bare<T> {
  return { ...cut, passages: cut.passages.map(({ text: _words, ...bare }) => bare) };
}

/** Puts the words back, as slices that share the source's memory. */
export function withTexts<T extends Cut>(bare: Bare<T>): Omit<T, "passages"> & Pick<Cut, "passages"> {
  const { source } = bare.document;
  return {
    ...bare,
    passages: bare.passages.map((passage) => ({
      ...passage,
      text: source.slice(passage.start, passage.end),
    })),
  };
}
