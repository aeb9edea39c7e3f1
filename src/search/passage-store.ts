import { type DocumentIdentity } from "../document/document.js";
import { type Passage, passageId } from "../document/passage.js";
import type { IndexContent } from "../ports.js";
import { familyKey } from "./family.js";
import { type Column, Columns, packColumns } from "./sections.js";
import { absent, findText, freezeTexts, slotsOf } from "./tables.js";
import { packTexts, Texts } from "./texts.js";

const kinds: readonly Passage["kind"][] = ["sentence", "item", "row", "heading", "letterhead"];
/** Stands for "no opener" and "no such text" in 32-bit columns. */
const none = 0xffffffff;

/** Gives every distinct text one number. */
class Pool {
  readonly #numbers = new Map<string, number>();
  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }
  get texts(): string[] {
    return [...this.#numbers.keys()];
  }
}

/** Passages as columns: 40 bytes each instead of an object, and nothing is parsed on opening. */
export function packPassages({
  documents,
  passages,
}: Pick<IndexContent, "documents" | "passages">): Uint8Array {
  const documentNumbers = new Map(documents.map(({ identity }, number) => [identity.id, number]));
  const pool = new Pool();
  const families = new Pool();
  const column = (read: (passage: Passage) => number) => Uint32Array.from(passages, read);
  const sourceStarts = new Uint32Array(documents.length + 1);
  documents.forEach(({ source }, number) => {
    sourceStarts[number + 1] = (sourceStarts[number] ?? 0) + source.length;
  });
  const columns: Record<string, Column> = {
    document: column(({ documentId }) => documentNumbers.get(documentId) ?? none),
    start: column(({ start }) => start),
    end: column(({ end }) => end),
    parentStart: column(({ parent }) => parent.start),
    parentEnd: column(({ parent }) => parent.end),
    openerStart: column(({ opener }) => opener?.start ?? none),
    openerEnd: column(({ opener }) => opener?.end ?? none),
    locator: column(({ locator }) => pool.number(locator)),
    headings: column(({ headings }) => pool.number(JSON.stringify(headings))),
    kind: Uint8Array.from(passages, ({ kind }) => kinds.indexOf(kind)),
    sourceStarts,
    family: Uint32Array.from(documents, ({ identity }) => families.number(familyKey(identity))),
    ...packTexts("pool", pool.texts),
    ...packTexts("documentId", [...documentNumbers.keys()]),
    "documentId.slots": freezeTexts([...documentNumbers.keys()]).slots,
  };
  // Ids that the caller gave (library use) are kept; our own are made of document and span.
  if (passages.some((passage) => passage.id !== passageId(passage.documentId, passage))) {
    Object.assign(
      columns,
      packTexts(
        "id",
        passages.map(({ id }) => id),
      ),
      { hasIds: Uint8Array.of(1) },
    );
  } else columns["hasIds"] = Uint8Array.of(0);
  return packColumns(columns);
}

/** Reads passages out of their columns, one at a time. */
export class PassageStore {
  readonly size: number;
  readonly #columns: Readonly<Record<"document" | "start" | "end" | "locator" | "headings", Uint32Array>>;
  readonly #spans: Readonly<Record<"parentStart" | "parentEnd" | "openerStart" | "openerEnd", Uint32Array>>;
  readonly #kind: Uint8Array;
  readonly #sourceStarts: Uint32Array;
  /** By document. */
  readonly #family: Uint32Array;
  readonly #pool: Texts;
  readonly #documentIds: Texts;
  readonly #documentSlots: Uint32Array;
  readonly #ids: Texts | null;
  readonly #sources: Buffer;
  /** Of the callers' own ids; made when one is first asked for. */
  #idSlots: Uint32Array | undefined;
  #byDocument: readonly (readonly number[])[] | undefined;

  /** @param sources every document's source, UTF-16 little-endian, one after the other */
  constructor(packed: Uint8Array, sources: Uint8Array) {
    const columns = new Columns(packed);
    const word = (name: string) => columns.words(name);
    this.#columns = {
      document: word("document"),
      start: word("start"),
      end: word("end"),
      locator: word("locator"),
      headings: word("headings"),
    };
    this.#spans = {
      parentStart: word("parentStart"),
      parentEnd: word("parentEnd"),
      openerStart: word("openerStart"),
      openerEnd: word("openerEnd"),
    };
    this.#kind = columns.bytes("kind");
    this.#sourceStarts = word("sourceStarts");
    this.#family = word("family");
    this.#pool = new Texts(columns, "pool");
    this.#documentIds = new Texts(columns, "documentId");
    this.#documentSlots = word("documentId.slots");
    this.#ids = columns.bytes("hasIds")[0] === 1 ? new Texts(columns, "id") : null;
    this.#sources = Buffer.from(sources.buffer, sources.byteOffset, sources.byteLength);
    this.size = this.#kind.length;
  }

  documentNumberOf(passage: number): number {
    return this.#columns.document[passage] ?? none;
  }

  /** Passages of one law, resolution or titled text share it. */
  familyOf(passage: number): number {
    return this.#family[this.documentNumberOf(passage)] ?? none;
  }

  documentIdOf(passage: number): string {
    return this.#documentIds.text(this.documentNumberOf(passage));
  }

  idOf(passage: number): string {
    if (this.#ids !== null) return this.#ids.text(passage);
    const { start, end } = this.#columns;
    return passageId(this.documentIdOf(passage), { start: start[passage] ?? 0, end: end[passage] ?? 0 });
  }

  /** The document's number, or -1. */
  documentNumber(documentId: DocumentIdentity["id"]): number {
    return findText({ ...this.#documentIds.columns, slots: this.#documentSlots }, documentId);
  }

  source(documentNumber: number): string {
    return this.#slice(documentNumber, 0, this.#length(documentNumber));
  }

  /** Numbers of a document's passages, in index order. */
  ofDocument(documentNumber: number): readonly number[] {
    if (this.#byDocument === undefined) {
      const lists: number[][] = Array.from(this.#documentIds, () => []);
      for (let passage = 0; passage < this.size; passage += 1)
        lists[this.documentNumberOf(passage)]?.push(passage);
      this.#byDocument = lists;
    }
    return this.#byDocument[documentNumber] ?? [];
  }

  /** The passage's number, or undefined. */
  numberOf(id: string): number | undefined {
    if (this.#ids === null) {
      const hash = id.lastIndexOf("#");
      const wanted = Number.parseInt(id.slice(hash + 1), 10);
      const candidates = this.ofDocument(this.documentNumber(id.slice(0, hash)));
      return candidates.find(
        (passage) => this.#columns.start[passage] === wanted && this.idOf(passage) === id,
      );
    }
    const { columns } = this.#ids;
    this.#idSlots ??= slotsOf(columns);
    const number = findText({ ...columns, slots: this.#idSlots }, id);
    return number === absent ? undefined : number;
  }

  passage(number: number): Passage {
    const { document, start, end, locator, headings } = this.#columns;
    const { parentStart, parentEnd, openerStart, openerEnd } = this.#spans;
    const span = { start: start[number] ?? 0, end: end[number] ?? 0 };
    const opener = openerStart[number] ?? none;
    const above: string[] = JSON.parse(this.#pool.text(headings[number] ?? none));
    return {
      id: this.idOf(number),
      documentId: this.documentIdOf(number),
      ...span,
      text: this.#slice(document[number] ?? none, span.start, span.end),
      kind: kinds[this.#kind[number] ?? 0] ?? "sentence",
      locator: this.#pool.text(locator[number] ?? none),
      headings: above,
      parent: { start: parentStart[number] ?? 0, end: parentEnd[number] ?? 0 },
      opener: opener === none ? null : { start: opener, end: openerEnd[number] ?? 0 },
    };
  }

  #length(documentNumber: number): number {
    return (this.#sourceStarts[documentNumber + 1] ?? 0) - (this.#sourceStarts[documentNumber] ?? 0);
  }

  #slice(documentNumber: number, start: number, end: number): string {
    const base = this.#sourceStarts[documentNumber] ?? 0;
    return this.#sources.toString("utf16le", (base + start) * 2, (base + end) * 2);
  }
}
