import type { Block, Extract, Piece, StyledLine, TableRows } from "./block.js";

const letterHead =
  /C[ỘO]NG H[ÒO]?[ÀA]? X[ÃA] H[ỘO]I CH[ỦU]|CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận\s*:?|Kính gửi\s*:|Lưu\s*:\s*(?:VT|HC|Văn thư|VP)|[Kk]ý,? (?:ghi rõ họ|tên|đóng dấu)|đóng dấu\)|^\s*(?:TM|KT|TL|TUQ|T\/M|K\/T)[./] ?\p{Lu}/mu;

/** Whether a table only lays a letter-head or a signature block out. Data tables that mention one stay data. */
function isLayout(rows: TableRows): boolean {
  const text = rows.flatMap((row) => row.map((cell) => cell.map((line) => line.text).join("\n"))).join("\n");
  return rows.length <= 4 && rows.every((row) => row.length <= 4) && letterHead.test(text);
}

/** Line breaks that a conversion swallowed: "QUỐC HỘICHỦ TỊCH", "VIỆT NAMĐộc lập", "CHÍNH PHỦ-------". */
function unglue(line: StyledLine): StyledLine[] {
  return line.text
    .replace(/[-_]{4,}/gu, "\n")
    .replace(/(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll})/gu, "\n")
    .replace(/(?<=\p{L})(?=(?:TM|KT|TL|TUQ)\.|PHÓ |\(Đã ký|\(Ký)/gu, "\n")
    .replace(/(?<=HỘI|PHỦ|TƯỚNG|DÂN|ĐỒNG)(?=CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG)/gu, "\n")
    .replace(/(?<=\(Đã ký\))(?=\p{Lu})/gu, "\n")
    .replace(/;\s+(?=- )/gu, ";\n")
    .replace(/(?<=\S) (?=Số\s*:)|(?<=phúc) (?=\p{Lu})/gu, "\n")
    .split("\n")
    .map((text) => text.trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .map((text) => ({ text, bold: Math.min(line.bold, text.length) }));
}

/** Whether a row names columns: bold throughout, or it begins with STT. */
function isHead(row: readonly (readonly StyledLine[])[]): boolean {
  const filled = row.flat().filter((line) => line.text !== "");
  if (filled.length < 2) return false;
  return (
    /^(?:S?TT|Số TT)\.?$/iu.test(filled[0]?.text ?? "") ||
    filled.every((line) => line.bold === line.text.length)
  );
}

/** Lays pieces out as one text: paragraphs apart by an empty line, rows and letter-head lines by one line feed. */
export function assemble(pieces: readonly Piece[]): Extract {
  let source = "";
  const blocks: Block[] = [];
  let table = 0;
  let placed: Pick<Block, "page" | "isScanned"> = {};
  const add = (text: string, gap: string, rest: Omit<Block, "start" | "end">): void => {
    if (text === "") return;
    source += source === "" ? "" : gap;
    blocks.push({ start: source.length, end: source.length + text.length, ...rest, ...placed });
    source += text;
  };
  const layout = (rows: TableRows): void => {
    for (const [row, cells] of rows.entries()) {
      for (const [column, cell] of cells.entries()) {
        for (const line of cell.flatMap(unglue)) {
          const isFirst = blocks.at(-1)?.table !== table;
          add(line.text, isFirst ? "\n\n" : "\n", {
            kind: "layout",
            level: 0,
            bold: line.bold,
            table,
            row,
            column,
          });
        }
      }
    }
  };
  const data = (rows: TableRows): void => {
    const widest = Math.max(...rows.map((row) => row.length));
    let isTop = true;
    for (const [row, cells] of rows.entries()) {
      const texts = cells.map((cell) =>
        cell
          .map((line) => line.text)
          .join(" ")
          .replaceAll("|", "/")
          .trim(),
      );
      // Empty cells at the end say nothing; one in the middle keeps its place.
      while (texts.at(-1) === "") texts.pop();
      // Below the first row a numeral in front is a group of rows, not a second line of heads.
      const isGroup = row > 0 && /^(?:[IVX]{1,5}|[A-HĐ]|\d{1,3}(?:\.\d+)*)\.?$/u.test(texts[0] ?? "");
      isTop = isTop && isHead(cells) && !isGroup && (row === 0 || widest > 2);
      const line = texts.join(" | ").trim();
      const bold = cells.flat().every((one) => one.bold === one.text.length) ? line.length : 0;
      const kind = isTop && rows.length > 1 ? "head" : "row";
      add(line, blocks.at(-1)?.table === table ? "\n" : "\n\n", {
        kind,
        level: 0,
        bold,
        table,
        row,
        column: 0,
      });
    }
  };
  for (const piece of pieces) {
    placed = {
      ...(piece.page === undefined ? {} : { page: piece.page }),
      ...(piece.isScanned === true ? { isScanned: true } : {}),
    };
    if (piece.kind === "paragraph") {
      const { text, bold } = piece.line;
      add(text, "\n\n", { kind: "paragraph", level: piece.level, bold, table: 0, row: 0, column: 0 });
    } else {
      table += 1;
      if (isLayout(piece.rows)) layout(piece.rows);
      else if (piece.rows.length > 0) data(piece.rows);
    }
  }
  return { source, blocks };
}
