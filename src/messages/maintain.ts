interface ListedChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

const pathsShown = 5;
const some = (paths: readonly string[]) =>
  paths.slice(0, pathsShown).join(", ") +
  (paths.length > pathsShown ? ` và ${paths.length - pathsShown} tệp nữa` : "");

/** What a maintainer reads about the generations of the index: `ingest -- --list` and its kin, `/phienban`. */
export const maintainMessages = {
  inForce: "đang dùng",
  open: "đang mở",
  damaged: (fault: string) => `hỏng: ${fault}`,
  counts: (documents: number, passages: number, size: string) =>
    `${documents} văn bản, ${passages} đoạn, ${size}`,
  models: (embedder: string, chunking: string) => `mô hình ${embedder}; cách cắt ${chunking}`,
  /** Megabytes with one decimal, as Vietnamese writes it. */
  size: (bytes: number) => `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`,
  when: (day: string, time: string) => `${day} lúc ${time} (giờ Việt Nam)`,
  changes: ({ added, changed, removed }: ListedChanges) => {
    const parts = [
      ...(added.length === 0 ? [] : [`thêm ${added.length} (${some(added)})`]),
      ...(changed.length === 0 ? [] : [`sửa ${changed.length} (${some(changed)})`]),
      ...(removed.length === 0 ? [] : [`bỏ ${removed.length} (${some(removed)})`]),
    ];
    return parts.length === 0 ? "không tệp nào thay đổi" : parts.join("; ");
  },
  firstOne: "không có phiên bản trước để so",
  setAside: (names: readonly string[], directory: string) =>
    `Đã để riêng ${names.length} phiên bản hỏng trong ${directory} (lý do trong tệp .json cạnh mỗi phiên bản): ${some(names)}.`,
  versionTitle: "Chỉ mục đang trả lời",
  noVectors:
    "Phiên bản này đang tìm bằng từ ngữ, không dùng phần tìm theo nghĩa, vì chương trình đã dừng đột ngột ba lần trong năm phút khi dùng nó. Lập lại chỉ mục: npm run ingest -- --force",
  superseded: (id: string) => `Con trỏ đã chỉ sang ${id}; đang chuyển hoặc chưa mở được (xem nhật ký).`,
  noSuchGeneration: (id: string, known: readonly string[]) =>
    `Không có phiên bản ${id}. Các phiên bản hiện có: ${known.join(", ")}.`,
  nothingBefore: "Không có phiên bản nào trước phiên bản đang dùng để quay lại.",
  rolledBack: (id: string, before: string | null) =>
    id === before
      ? `Phiên bản ${id} đang được dùng sẵn rồi.`
      : `Đã quay lại phiên bản ${id}${before === null ? "" : ` (trước đó: ${before})`}. Lần npm run ingest sau sẽ công bố lại theo thư mục văn bản hiện có.`,
  sound: (id: string) => `${id}: nguyên vẹn`,
  faults: (id: string, faults: readonly string[]) =>
    `${id}: HỎNG\n${faults.map((one) => `- ${one}`).join("\n")}`,
  verified: (generations: number, damaged: number) =>
    damaged === 0
      ? `Đã kiểm tra ${generations} phiên bản: tất cả nguyên vẹn.`
      : `Đã kiểm tra ${generations} phiên bản: ${damaged} chỗ hỏng. Phiên bản hỏng không bao giờ được dùng để trả lời; lập lại bằng: npm run ingest -- --force`,
  backedUp: (file: string, id: string, files: number, size: string) =>
    `Đã sao lưu phiên bản ${id} (${files} tệp, ${size}) vào ${file}.`,
  restored: (id: string, directory: string, files: number) =>
    `Đã khôi phục phiên bản ${id} (${files} tệp, đã kiểm tra từng tệp) vào ${directory}.`,
  backupExists: (file: string) => `Đã có tệp ${file}. Hãy chọn tên khác, hoặc thêm --force để ghi đè.`,
  nothingToBackUp: (detail: string) =>
    `Không sao lưu được: phiên bản đang dùng không nguyên vẹn (${detail}). Hãy chạy npm run ingest trước.`,
  changedMeanwhile: (path: string) =>
    `Không sao lưu được: tệp ${path} thay đổi trong lúc sao lưu. Hãy thử lại.`,
  noSuchBackup: (file: string) => `Không mở được tệp sao lưu ${file}. Hãy kiểm tra tên tệp và quyền đọc.`,
  notABackup: (file: string) => `${file} không phải là tệp sao lưu của chương trình này.`,
  newerBackup: (file: string) =>
    `${file} do một phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật chương trình rồi khôi phục.`,
  truncatedBackup: (file: string) => `Tệp sao lưu ${file} bị cắt cụt. Hãy chép lại tệp từ nơi lưu.`,
  damagedBackup: (file: string, path: string) =>
    `Tệp sao lưu ${file} bị hỏng (${path}). Không có gì được khôi phục; hãy dùng một bản sao lưu khác.`,
  unsafeBackup: (file: string, path: string) =>
    `Tệp sao lưu ${file} chứa tên tệp không an toàn (${path}). Không có gì được khôi phục.`,
  newerInForce: (inForce: string, inBackup: string) =>
    `Chỉ mục hiện có (${inForce}) mới hơn bản sao lưu (${inBackup}). Thêm --force nếu vẫn muốn khôi phục bản cũ.`,
  onlyOne: "Chỉ chọn một trong --list, --verify, --rollback, --backup, --restore.",
} as const;
