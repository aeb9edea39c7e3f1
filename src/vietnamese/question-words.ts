import { syllables, type Syllable } from "./syllables.js";

/**
 * Words that only questions hold, with what stands beside them. Prose, which the restorer learnt from, has "ngày máy"
 * and "bộ não" as readily as "ngày mấy" and "bộ nào"; in a question typed without marks they are these.
 */
const phrases = `
ai|do ai|là ai|ai ký|ai lo|ai quyết|ai quyết định|ai chủ trì|ai làm|ai trả|ai chịu|ai được|ai phải|bên nào
sở nào|bộ nào|phòng nào|ban nào|cơ quan nào|đơn vị nào|tổ chức nào|ngành nào|cấp nào|hội nào|trung tâm nào|nơi nào|chỗ nào
sở nào lo|bộ nào lo|phòng nào lo|cơ quan nào lo|đơn vị nào lo|ai lo|do sở|do bộ|do phòng|do sở nào|do bộ nào|do cơ quan nào|do đơn vị nào
xã nào|phường nào|huyện nào|tỉnh nào|thôn nào|vùng nào|trường nào|dự án nào|loại nào|cái nào|mục nào|điều nào|khoản nào|mức nào
ngày nào|tháng nào|năm nào|quý nào|giờ nào|lúc nào|khi nào|hạn nào|đợt nào|ngày mấy|tháng mấy|năm mấy|thứ mấy|quý mấy|số mấy
hạn mấy|hạn đến ngày nào|hạn ngày nào|hạn đến khi nào|hạn tới khi nào|hạn là khi nào|hạn bao giờ|hạn khi nào|hạn chót
mấy giờ|mấy ngày|mấy tháng|mấy năm|mấy tuần|mấy người|mấy cái|mấy lần|mấy loại|mấy xã|mấy tỷ|mấy triệu|mấy đồng|mấy phần trăm|mấy cấp|mấy bước|mấy nhóm|mấy mặt hàng|mấy nhiệm vụ|mấy chỉ tiêu|mấy tiêu chí|mấy thủ tục
bao nhiêu|bao lâu|bao giờ|bao xa|thế nào|như thế nào|ra sao|vì sao|tại sao|làm sao|ở đâu|tại đâu|đi đâu|từ đâu|chỗ nào
là gì|cái gì|những gì|làm gì|việc gì|gồm gì|gồm những gì|có những gì|phải làm gì|được gì|cần gì|mã gì|giấy tờ gì
nghị quyết nào|quyết định nào|kế hoạch nào|văn bản nào|thông tư nào|nghị định nào|chỉ thị nào|luật nào|công văn nào
quyết định cũ nào|nghị quyết cũ nào|văn bản cũ nào|thay cho|thay thông tư nào|thay nghị quyết nào|thay quyết định nào|thay văn bản nào|thay thế văn bản nào|lực lượng nào|bên nào trả|bên nào chi|do bên nào trả|thì sở|ai bỏ tiền|ai trả tiền
bao nhiêu đồng|bao nhiêu ngày|bao nhiêu tiền|bao nhiêu phần trăm|bao nhiêu tháng|bao nhiêu năm|bao nhiêu giờ|bao nhiêu tỷ|bao nhiêu triệu|bao nhiêu người|bao nhiêu hộ|bao nhiêu xã|bao nhiêu phường|bao nhiêu lần|trả bao nhiêu|chi bao nhiêu|được chi bao nhiêu|được trả bao nhiêu|phạt bao nhiêu|phí bao nhiêu|giá bao nhiêu|vay bao nhiêu|phí là bao nhiêu|giá là bao nhiêu
ít nhất mấy|nhiều nhất mấy|tối đa mấy|tối thiểu mấy|gấp mấy|trong mấy ngày|sau mấy ngày|mấy tiếng|mấy phút|mấy ký tự|mấy dự án|mấy bộ hồ sơ|mấy trạm|mấy thôn|mấy hộ|mấy đơn vị|mấy đợt|mấy vị trí|mấy cửa sông|mấy điều|mấy khoản|mấy phòng|mấy thành viên|mấy chương|mấy biên chế|mấy đoàn|mấy tổ|mấy buổi|mấy bản|mấy văn bản|mấy nội dung|mấy việc|mấy hình thức|mấy trường hợp|mấy đối tượng|mấy khu vực|mấy giai đoạn|mấy mức|mấy điểm|mấy nguồn|mấy mét|mấy phường|mấy thị trấn|mấy huyện|mấy học sinh|mấy viên chức|mấy công chức|mấy đại biểu|mấy tấn|mấy bộ và|cấp mấy|hạng mấy|loại mấy|khu vực mấy|lớp mấy
xã gì|phường gì|tỉnh gì|huyện gì|thành xã gì|là xã gì|gọi là xã gì|xã cũ nào|phường cũ nào|phường xã nào|xã phường nào|phường xã cũ nào|phường, xã cũ nào|địa chỉ nào|địa chỉ gì|về đâu|lên đâu|qua đâu|cho đâu|gửi về đâu|tiền ở đâu|tiền ở đâu ra|tiền lấy ở đâu|vốn ở đâu|hôm nào|bữa nào|đến ngày nào|tới ngày nào|kể từ ngày nào|từ hôm nào|chừng nào|tỷ lệ nào|tỷ lệ bao nhiêu
chỉ thị số mấy|quyết định số mấy|nghị quyết số mấy|kế hoạch số mấy|thông tư số mấy|nghị định số mấy|công văn số mấy|văn bản số mấy|mẫu số mấy|vị nào|do vị nào|ông nào ký|bà nào ký|vị nào ký
có được không|được không|phải không|đúng không|hay không|có không|vậy ạ|kể ra|lấy đâu|lấy ở đâu|tiền đâu|gửi đâu|nộp đâu|báo ai|hỏi ai
`;

interface Phrase {
  readonly bare: readonly string[];
  readonly written: readonly string[];
}

const byFirst = new Map<string, Phrase[]>();
for (const written of phrases
  .trim()
  .split(/[|\n]/u)
  .map((phrase) => phrase.trim().split(" "))
  .toSorted((one, other) => other.length - one.length)) {
  const bare = syllables(written.join(" ")).map((syllable) => syllable.bare);
  const first = bare[0] ?? "";
  byFirst.set(first, [...(byFirst.get(first) ?? []), { bare, written }]);
}

/** Whether a syllable was typed without marks: only those may be given any. */
const isBare = ({ marked, bare }: Syllable): boolean => marked === bare;

/** Above this share of marked syllables marks are meant: who types them types "máy" where he means it. */
const markedMost = 1 / 3;

/** What makes another word of a phrase's last syllable: "dự án nạo vét", "bộ não người", "ngày máy móc". */
const goesOnAs =
  /^(?:nao (?:vet|nung|nguoi|bo)|may (?:moc|bay|tinh|chu|thi|phat|bom|lanh|in|anh|dien)|dau (?:tu|thau|gia|tien|hang|nam|thang|moi|nguon|vao|ra|to|cau|mua|khi|bep|nganh|dan|quy|tuan|nguoi)|gi (?:set))$/u;

/** The letters of a word without their marks; unlike a syllable's key it keeps "y": "ký" -> "ky". */
const bareLetters = (word: string): string =>
  word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");

function phraseAt(words: readonly Syllable[], at: number): Phrase | undefined {
  return byFirst.get(words[at]?.bare ?? "")?.find(({ bare }) => {
    const next = `${bare.at(-1) ?? ""} ${words[at + bare.length]?.bare ?? ""}`;
    return (
      !goesOnAs.test(next) &&
      bare.every((key, step) => {
        const word = words[at + step];
        return word !== undefined && word.bare === key && isBare(word);
      })
    );
  });
}

/** Between "những" and its "nào" stands the noun alone: none of the words that go on after "nhưng". */
const afterBut = new Set(
  "thi khong chua phai lam la co lai duoc bi se da ma neu khi can van muon toi em minh".split(" "),
);
const nounMost = 4;
/** What may be signed, right after "ký"; "kỳ" stands before none of them. */
const signed = /^(?:ten|ban|quyet|nghi|ke|thong|chi|van|cong|qui)$/u;

/** What is counted after "bao nhieu" and has other readings in prose: "đóng", "ngay", "lần" for "lân". */
const countedAs: Readonly<Record<string, string>> = {
  dong: "đồng",
  ngay: "ngày",
  tien: "tiền",
  thang: "tháng",
  nam: "năm",
  gio: "giờ",
  trieu: "triệu",
  nguoi: "người",
  lan: "lần",
};

/** "Những" with its question word, what "bao nhiêu" counts, and "ký" with who does it: other words where nothing asks. */
function wordAt(typed: string, words: readonly Syllable[], at: number): string | null {
  const word = words[at];
  if (word === undefined || !isBare(word)) return null;
  if (word.bare === "nhung") {
    for (const next of words.slice(at + 1, at + 2 + nounMost)) {
      if (/[,.;:?!]/u.test(typed.slice(word.end, next.start)) || afterBut.has(next.bare)) return null;
      if (isBare(next) && /^(?:nao|gi|ai)$/u.test(next.bare)) return "những";
    }
  }
  if (words[at - 1]?.bare === "nhieu" && words[at - 2]?.bare === "bao") return countedAs[word.bare] ?? null;
  if (typed.slice(word.start, word.end) === "ky") {
    const before = words.slice(0, at).map(({ bare }) => bare);
    const asks =
      before.includes("ai") || / (?:vi|ong|ba|dong chi|lanh dao|nguoi) nao /u.test(` ${before.join(" ")} `);
    const next = words[at + 1];
    const isLast = next === undefined || /[,.;?!]/u.test(typed.slice(word.end, next.start));
    if (asks && (isLast || signed.test(next.bare))) return "ký";
  }
  return null;
}

/**
 * A restored text with the question words that the restorer took for others put right.
 * @param typed NFC, before marks were put on
 * @param restored the same, letter for letter, with marks
 */
export function withQuestionWords(typed: string, restored: string): string {
  const words = syllables(typed);
  if (words.filter((word) => !isBare(word)).length > words.length * markedMost) return restored;
  let text = "";
  let end = 0;
  for (let at = 0; at < words.length; at += 1) {
    const phrase = phraseAt(words, at);
    const single = phrase === undefined ? wordAt(typed, words, at) : null;
    const word = words[at];
    // Only as it was typed, unit for unit.
    if (single !== null && word !== undefined && word.end - word.start === single.length) {
      text += restored.slice(end, word.start) + single;
      end = word.end;
    }
    if (phrase === undefined) continue;
    for (const [step, written] of phrase.written.entries()) {
      const part = words[at + step];
      // Only as it was typed, unit for unit: "AI" and decomposed letters stay.
      if (part === undefined || typed.slice(part.start, part.end) !== bareLetters(written)) continue;
      text += restored.slice(end, part.start) + written;
      end = part.end;
    }
    at += phrase.written.length - 1;
  }
  return text + restored.slice(end);
}
