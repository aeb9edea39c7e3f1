import type { Relation } from "./relation.js";

/** Half-open range of UTF-16 offsets into a document's `source`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What is known about a document from its front matter or its letter-head. Null where the source does not say:
 * an identity is never guessed (domain notes §1-2).
 */
export interface DocumentIdentity {
  /** Front matter `id`, else the path below the corpus without its extension, e.g. "2022/nq-06". */
  readonly id: string;
  /** Trích yếu or headline; the first line of the text where nothing better is known. */
  readonly title: string;
  /** Số ký hiệu as the document prints it, in canonical spelling: "06-NQ/HU". */
  readonly number: string | null;
  /** Loại văn bản in lower-case Vietnamese: "nghị quyết", "kế hoạch", "tin" … */
  readonly kind: string | null;
  /** Cơ quan ban hành. */
  readonly issuer: string | null;
  /** Địa danh: the place of the date line or of the front matter. */
  readonly place: string | null;
  /** ISO 8601 day. */
  readonly date: string | null;
  readonly signer: string | null;
  readonly author: string | null;
  /** Where the document came from, as the front matter says (address or words). */
  readonly origin: string | null;
  /** Marked for officers alone (front matter `audience`); absent: everybody may read it. */
  readonly audience?: "officers";
  /** How its words were come by; absent where they were given as text. */
  readonly reading?: ReadingFacts;
  /** Nơi nhận and Kính gửi, one body or post each as printed, in order; absent where none is printed. */
  readonly recipients?: readonly string[];
  /** Annexes and attached documents in order; absent where there are none. */
  readonly annexes?: readonly Annex[];
  /** Documents it names, each once for every kind of tie; absent where it names none. */
  readonly relations?: readonly Relation[];
}

/** Phụ lục or an attached document ("Quy chế ban hành kèm theo"). */
export interface Annex extends Span {
  /** "Phụ lục I", "Quy chế kèm theo". */
  readonly label: string;
  readonly title: string | null;
}

/** How a file became words: kept with the document, shown to maintainers. */
export interface ReadingFacts {
  /** "text", "markdown", "html", "docx", "doc", "odt", "xlsx", "pptx", "rtf", "pdf", "image". */
  readonly format: string;
  /** 0 where the format has no pages. */
  readonly pages: number;
  /** Pages recognised from pictures, from 1. */
  readonly scannedPages: readonly number[];
  /** Encoding of its letters where it was a legacy one. */
  readonly legacy: "tcvn3" | "vni" | null;
  /** Share of well-formed Vietnamese syllables among its words, 0 to 1. */
  readonly health: number;
}

/** A part of a document's tree (Phần, Chương, Mục, Điều, khoản, điểm, heading, paragraph …). */
export interface Section extends Span {
  readonly kind:
    | "part"
    | "chapter"
    | "section"
    | "subsection"
    | "article"
    | "clause"
    | "point"
    | "bullet"
    | "heading"
    | "annex"
    | "paragraph"
    | "row";
  /** How a citation names it: "Điều 3", "khoản 2", "điểm đ", "mục I", "đoạn 4"; null where it has no name. */
  readonly label: string | null;
  /** Its heading's words; null where it has none. */
  readonly title: string | null;
  readonly children: readonly Section[];
}

/** A parsed document. Every offset anywhere counts UTF-16 units of `source`, which is NFC and otherwise untouched. */
export interface Document {
  readonly identity: DocumentIdentity;
  readonly source: string;
  readonly sections: readonly Section[];
}
