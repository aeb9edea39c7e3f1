import { assemble } from "./assemble.js";
import type { Extract, Piece } from "./block.js";
import { type Letters, withLetters } from "./office-letters.js";
import { Allowance } from "./office-pieces.js";
import { PptxSlide } from "./pptx-slide.js";
import { relationsOf } from "./office-relations.js";
import { parseXml } from "./xml.js";
import { Zip } from "./zip.js";

/** Names of the slides' parts, in the order they are shown. */
function slidesOf(zip: Zip): readonly string[] {
  const named = relationsOf(zip, "").byKind("officeDocument");
  const main = named !== null && zip.has(named) ? named : "ppt/presentation.xml";
  const relations = relationsOf(zip, main);
  const slides: string[] = [];
  const part = zip.read(main);
  if (part !== null) {
    parseXml(part, {
      open: (name, attributes) => {
        const slide = name === "p:sldId" ? relations.byId(attributes["r:id"] ?? "") : null;
        if (slide !== null) slides.push(slide);
      },
      close: () => {},
      text: () => {},
    });
  }
  return slides;
}

function readPieces(zip: Zip, slides: readonly string[], letters: Letters): readonly Piece[] {
  const allowance = new Allowance();
  return slides.flatMap((part, index) => {
    const bytes = zip.read(part);
    const slide = new PptxSlide(letters, allowance);
    if (bytes !== null) parseXml(bytes, slide);
    return slide.isHidden ? [] : slide.pieces.map((piece) => ({ ...piece, page: index + 1 }));
  });
}

/**
 * PowerPoint presentations: a slide is a page, its title a heading, its tables tables; speaker's notes, running footers
 * and hidden slides left out.
 * @throws {DocumentRefusedError} for a damaged, locked or hostile file
 */
export function readPptx(bytes: Uint8Array): Promise<Extract> {
  const zip = new Zip(bytes);
  const slides = slidesOf(zip);
  const { result, legacy } = withLetters((letters) => readPieces(zip, slides, letters));
  const extract = { ...assemble(result), pages: slides.length };
  return Promise.resolve(legacy === null ? extract : { ...extract, legacy });
}
