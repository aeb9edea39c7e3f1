/** The formats we tell apart, by their first bytes and not by their name. */
export type Format =
  | "text"
  | "markdown"
  | "html"
  | "docx"
  | "doc"
  | "odt"
  | "xlsx"
  | "pptx"
  | "rtf"
  | "pdf"
  | "image"
  | "zip"
  | "unknown";

const starts = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** Names in a zip's own directory at its end, and the stored `mimetype` of OpenDocument, tell the office formats apart. */
function zipFormat(bytes: Uint8Array): Format {
  const head = latin(bytes.subarray(0, 200));
  if (head.includes("mimetypeapplication/vnd.oasis.opendocument.text")) return "odt";
  const tail = latin(bytes.subarray(Math.max(0, bytes.length - 65_536)));
  const names = `${tail}${latin(bytes.subarray(0, 65_536))}`;
  if (names.includes("word/document")) return "docx";
  if (names.includes("xl/workbook")) return "xlsx";
  if (names.includes("ppt/presentation")) return "pptx";
  return "zip";
}

const isWebPage = (head: string): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu.test(head);

/**
 * What a file is.
 * @param extension in lower case with its dot: tells only plain text, Markdown and pieces of web pages apart
 */
export function formatOf(bytes: Uint8Array, extension: string): Format {
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return zipFormat(bytes);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return "doc";
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0xff, 0xd8, 0xff)) return "image";
  // Readers of PDF accept its mark within the first kilobyte.
  if (latin(bytes.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  if (starts(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return "rtf";
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) return textFormat("", extension);
  if (bytes.subarray(0, 8192).includes(0)) return "unknown";
  return textFormat(latin(bytes.subarray(0, 2048)), extension);
}

/** Extensions under which offices keep words: the text of any other file (".json", ".csv", ".log") is no document. */
const worded = new Set([".txt", ".doc", ".docx", ".odt", ".rtf", ".pdf"]);

function textFormat(head: string, extension: string): Format {
  if (extension === ".html" || extension === ".htm") return "html";
  if (extension === ".md" || extension === ".markdown") return "markdown";
  if (!worded.has(extension)) return "unknown";
  return isWebPage(head) ? "html" : "text";
}
