import { restoreNatives } from "./pdf-globals.js";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
// eslint-disable-next-line import/no-unassigned-import -- found there by PDF.js, which would load it later
import "pdfjs-dist/legacy/build/pdf.worker.mjs";

restoreNatives();

export { getDocument, OPS };
