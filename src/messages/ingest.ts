/** Why a document was refused, and the ingest summary: office staff. */
export const ingestMessages = {
  emptyDocument: "Văn bản không có chữ nào đọc được. Hãy kiểm tra lại tệp.",
  binary:
    "Tệp không phải là văn bản chữ, cũng không đúng loại như đuôi tệp của nó, hoặc bị hỏng. Hãy mở bằng chương trình gốc rồi lưu lại thành .docx, .pdf hoặc .txt.",
  wrongEncoding:
    "Bảng mã của tệp không phải Unicode (UTF-8), TCVN3 hay VNI. Hãy mở tệp và lưu lại với mã UTF-8.",
  legacyFont:
    "Tệp gõ bằng phông cũ, không phải TCVN3 hay VNI, nên chữ bị lỗi. Hãy chuyển sang Unicode rồi lưu lại.",
  unknownFormat: (extension: string, known: string) =>
    `Chưa đọc được loại tệp ${extension === "" ? "không có đuôi" : `“${extension}”`}. Các loại đọc được: ${known}.`,
  tooLarge: (megabytes: number) => `Tệp lớn hơn ${megabytes} MB. Hãy chia nhỏ văn bản.`,
  unhealthy: (syllables: number, sample: string) =>
    `Chữ đọc ra bị lỗi (chỉ ${Math.floor(syllables * 100)} % là chữ Việt đúng), ví dụ: “${sample}”. Hãy mở tệp, lưu lại với phông Unicode rồi đưa vào lại.`,
  tooDeep: "Trang web có quá nhiều khung lồng nhau nên không đọc được. Hãy lưu lại thành .docx hoặc .txt.",
  tooLong: "Văn bản dài quá 3.000 trang. Hãy chia nhỏ văn bản.",
  scanWithoutOcr: "Tệp là bản quét; ở đây không đọc được chữ trong ảnh.",
  tookTooLong: (seconds: number) =>
    `Đọc tệp quá ${seconds} giây mà chưa xong nên đã dừng. Tệp có thể bị hỏng; hãy mở ra, lưu lại rồi thử lại.`,
  tookTooMuchMemory: (megabytes: number) =>
    `Tệp cần hơn ${megabytes} MB bộ nhớ để đọc nên đã dừng. Tệp có thể bị hỏng hoặc bị nén bất thường; hãy mở ra và lưu lại.`,
  readerDied: "Chương trình đọc tệp dừng đột ngột ở tệp này. Tệp có thể bị hỏng; hãy mở ra và lưu lại.",
  orphanFields:
    "Tệp khai báo này không đi với văn bản nào. Hãy đặt tên giống tệp văn bản, ví dụ nq-06.yml cạnh nq-06.pdf.",
  passworded: "Tệp PDF có mật khẩu. Hãy mở bằng mật khẩu, lưu một bản không đặt mật khẩu rồi đưa vào lại.",
  damaged: "Tệp bị hỏng hoặc bị cắt cụt nên không mở được. Hãy lấy lại bản gốc.",
  crowdedPage: (page: number) =>
    `Trang ${page} có quá nhiều chữ cho một trang văn bản nên tệp không được đọc. Hãy kiểm tra lại tệp.`,
  tooManyPages: (pages: number, limit: number) =>
    `Tệp có ${pages} trang, nhiều hơn ${limit} trang. Hãy chia nhỏ văn bản.`,
  tooMuchText: (limit: number) => `Tệp có hơn ${limit} triệu chữ cái. Hãy chia nhỏ văn bản.`,
  figureOnPage: (words: string, page: number) => `“${words}” (trang ${page})`,
  doubtfulFigures: (figures: string) =>
    `Bản quét có số có thể đọc sai: ${figures}. Hãy đối chiếu với bản gốc.`,
  poorPages: (pages: string) =>
    `Chữ ở trang ${pages} bị lỗi và không nhận dạng lại được. Hãy đối chiếu với bản gốc.`,
  tooLargePicture: (megapixels: number) =>
    `Ảnh lớn hơn ${megapixels} triệu điểm ảnh. Hãy lưu lại ảnh nhỏ hơn (200–300 dpi là đủ).`,
  unrecognised: "Không nhận dạng được chữ trong ảnh. Hãy chụp hoặc quét lại rõ hơn, ngay ngắn, đủ sáng.",
  unreadableFile: "Không mở được tệp (thiếu quyền đọc hoặc liên kết hỏng). Hãy kiểm tra lại tệp.",
  duplicateId: (id: string, other: string) =>
    `Mã văn bản “${id}” đã dùng cho tệp ${other}. Hãy đổi tên tệp hoặc sửa trường id ở đầu tệp.`,
  openFrontMatter: "Phần khai báo đầu tệp thiếu dòng “---” kết thúc. Hãy thêm một dòng chỉ gồm ba dấu gạch.",
  brokenFrontMatter: (line: number) =>
    `Phần khai báo đầu tệp sai cú pháp ở dòng ${line} của phần đó. Mỗi dòng phải có dạng “tên: giá trị”; giá trị có dấu hai chấm thì đặt trong dấu nháy.`,
  unknownField: (name: string, known: string) =>
    `Phần khai báo đầu tệp có trường lạ “${name}”. Các trường dùng được: ${known}.`,
  wrongField: (name: string) =>
    `Trường “${name}” ở đầu tệp phải là một dòng chữ. Hãy sửa lại hoặc bỏ trường này.`,
  wrongList: (name: string) =>
    `Trường “${name}” ở đầu tệp phải là một dòng chữ hoặc một danh sách dòng chữ. Hãy sửa lại hoặc bỏ trường này.`,
  wrongRelation: (name: string, words: string) =>
    `Trường “${name}” ở đầu tệp có “${words}”, không rõ là văn bản nào. Mỗi mục hãy ghi một văn bản, ví dụ: Nghị quyết số 05-NQ/HU ngày 03/01/2020.`,
  wrongDate: (written: string) =>
    `Trường “date” ở đầu tệp là “${written}”, không phải một ngày có thật. Hãy viết theo dạng năm-tháng-ngày, ví dụ 2022-04-07.`,
  wrongId: (written: string) =>
    `Trường “id” ở đầu tệp là “${written}”. Mã chỉ gồm chữ, số và các dấu . _ - /, ví dụ 2022/nq-06.`,
  brokenOffice:
    "Tệp Word, Excel hoặc OpenDocument bị hỏng hoặc chép chưa trọn. Hãy mở tệp, lưu lại rồi chép lại.",
  passwordOffice: "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi lưu lại.",
  bombOffice:
    "Nội dung tệp khi mở ra lớn hoặc lồng nhau bất thường nên không nhận. Hãy mở tệp, lưu lại hoặc chia nhỏ.",
  oldWord: "Tệp của Word 6 hoặc Word 95 nên chưa đọc được. Hãy mở bằng Word rồi lưu lại thành .docx.",
  otherOffice: (kind: string) =>
    `Tệp là ${kind} kiểu cũ nên chưa đọc được. Hãy mở tệp rồi lưu lại thành .docx hoặc .xlsx.`,
} as const;

const lexiconForm = "Mỗi dòng ghi theo dạng “chích ngừa: [tiêm chủng, tiêm vắc xin]”.";

/** What is wrong with `_config/lexicon.yml`: the staff who edit it. */
export const lexiconMessages = {
  encoding: (file: string) =>
    `Tệp ${file}: bảng mã không phải Unicode (UTF-8). Hãy mở tệp và lưu lại với mã UTF-8.`,
  broken: (file: string, line: number) => `Tệp ${file}, dòng ${line}: sai cú pháp. ${lexiconForm}`,
  twice: (file: string, line: number) =>
    `Tệp ${file}, dòng ${line}: từ này đã có ở một dòng khác. Hãy gộp hai dòng làm một.`,
  phrase: (file: string, line: number, entry: string) =>
    `Tệp ${file}, dòng ${line} (“${entry}”): từ thường ngày phải là chữ và ngắn gọn. ${lexiconForm}`,
  official: (file: string, line: number, entry: string) =>
    `Tệp ${file}, dòng ${line} (“${entry}”): thiếu cách viết trong văn bản, hoặc cách viết đó không phải là chữ. ${lexiconForm}`,
  itself: (file: string, line: number, entry: string) =>
    `Tệp ${file}, dòng ${line} (“${entry}”): cách viết trong văn bản trùng với từ thường ngày. Hãy bỏ chỗ trùng.`,
} as const;

/** What a person should check in a document that was read: office staff, in the report. */
export const remarkMessages = {
  unknownAudience: (written: string) =>
    `Trường “audience” là “${written}”, chưa rõ ai được đọc, nên tạm chỉ cho cán bộ xem. Hãy viết officers (chỉ cán bộ) hoặc public (mọi người).`,
  skipped: (place: string, before: string, after: string) =>
    `${place}: sau ${before} là ${after}. Hãy đối chiếu với bản gốc xem có thiếu phần nào không.`,
  startsAt: (place: string, first: string) =>
    `${place}: bắt đầu bằng ${first}. Hãy đối chiếu với bản gốc xem có thiếu phần đầu không.`,
  repeated: (place: string, name: string) => `${place}: ${name} xuất hiện nhiều lần.`,
  foreignPoint: (place: string, name: string) =>
    `${place}: ${name} không có trong thứ tự chữ cái tiếng Việt; giữ như bản gốc.`,
  wholeText: "Toàn văn bản",
  loose: (count: number, words: string) =>
    `${count} đoạn sau phần ký không xếp được vào điều, mục nào; đoạn đầu: “${words}”.`,
  more: (count: number) => `Còn ${count} chỗ đánh số khác cần đối chiếu.`,
  unread: (fields: string) =>
    `Không đọc được ${fields}. Nếu văn bản có ghi, hãy khai ở đầu tệp hoặc trong tệp .yml đi kèm.`,
} as const;

/** What ingestion did and what is indexed: office staff, in a terminal. */
export const reportMessages = {
  forOfficers: "Chỉ dành cho cán bộ",
  reading: (done: number, files: number) => `Đọc văn bản ${done}/${files}`,
  embedding: (done: number, total: number) => `Lập chỉ mục ${done}/${total} đoạn`,
  published: (generation: string, documents: number, passages: number) =>
    `Đã công bố chỉ mục ${generation}: ${documents} văn bản, ${passages} đoạn.`,
  nothingToDo: (generation: string, documents: number, passages: number) =>
    `Không có gì thay đổi. Chỉ mục đang dùng: ${generation} (${documents} văn bản, ${passages} đoạn).`,
  dryRun: (documents: number, passages: number) =>
    `Chạy thử: đọc được ${documents} văn bản, ${passages} đoạn. Chỉ mục đang dùng giữ nguyên.`,
  watching: (folder: string) =>
    `Đang theo dõi thư mục ${folder}; thêm hoặc sửa tệp là chỉ mục được cập nhật. Dừng: Ctrl+C.`,
  remaining: (seconds: number) =>
    seconds < 90 ? `còn khoảng ${seconds} giây` : `còn khoảng ${Math.ceil(seconds / 60)} phút`,
  recognising: (path: string, page: number) => `${path}: bản quét, trang ${page}`,
  changes: { added: "mới", changed: "đã sửa", unchanged: "như cũ" },
  scanned: (pages: number, scanned: number) => `${pages} (${scanned} quét)`,
  counts: (
    added: number,
    changed: number,
    unchanged: number,
    removed: number,
    refused: number,
    scans: number,
  ) =>
    `Văn bản mới: ${added}; đã sửa: ${changed}; như cũ: ${unchanged}; đã bỏ: ${removed}; không nhận: ${refused}. Trang đọc từ bản quét: ${scans}.`,
  columns: ["", "Loại, số ký hiệu", "Ngày", "Trang", "Đoạn", "Rõ", "Tên văn bản"],
  removed: (count: number) => `Bỏ ${count} văn bản không còn trong thư mục:`,
  duplicates: (count: number) => `Trùng nội dung ${count} tệp:`,
  duplicate: (path: string, other: string) => `${path}: cùng văn bản với ${other}, chỉ giữ một`,
  remarks: (count: number) => `Cần xem lại ${count} chỗ:`,
  moreRemarks: (count: number) => `… và ${count} chỗ nữa (xem tệp report.html trong thư mục chỉ mục)`,
  reportAt: (file: string) => `Xem từng văn bản đã được hiểu thế nào: ${file}`,
  pageTitle: (generation: string) => `Văn bản trong chỉ mục ${generation}`,
  pageHelp:
    "Mở từng văn bản để xem số, ngày, cơ quan và bố cục mà máy hiểu được. Chỗ sai: sửa phần khai báo đầu tệp hoặc tệp .yml bên cạnh, rồi chạy lại npm run ingest.",
  treeCut: "Bố cục dài, phần sau không hiện ở đây.",
  moreDocuments: (count: number) => `… và ${count} văn bản nữa (xem đủ bằng: npm run documents)`,
  refused: (count: number) => `Không nhận ${count} tệp:`,
  noDocuments: "Chỉ mục chưa có văn bản nào.",
  unknown: "(không rõ)",
  tree: "Bố cục:",
  source: "Nội dung:",
  fields: {
    id: "Mã",
    title: "Tên",
    kind: "Loại",
    number: "Số ký hiệu",
    issuer: "Cơ quan ban hành",
    place: "Địa danh",
    date: "Ngày",
    signer: "Người ký",
    author: "Tác giả",
    origin: "Nguồn",
  },
} as const;
