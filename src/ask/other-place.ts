import type { TermStatistics } from "../search/opened.js";
import type { Question } from "./question.js";
import type { Surroundings } from "./surroundings.js";
import type { Words } from "./words.js";

/** A capitalised word inside the sentence. */
export const typedCapitals = /\p{Ll}\s+\p{Lu}\p{Ll}/u;
const placeUnits = new Set("xa phuong huyen quan tinh thon ap tran".split(" "));

const markedUnits = new Set("xã phường huyện quận tỉnh thôn ấp trấn".split(" "));

/** Whether a syllable of the question is a unit of land: "tính giá" is none where marks were typed. */
const isUnit = (question: Question, at: number): boolean =>
  question.marked ? markedUnits.has(question.wordsMarked[at] ?? "") : placeUnits.has(question.bare[at] ?? "");

/** Words that go on with a sentence after "xã", "tỉnh": no name opens with them. With marks. */
const goingOn = new Set(
  "có khác bên nộp thì qua đã đang sẽ được bị phải cần nào này kia đó ấy mình em tôi anh ta với và hoặc hay ở tại trong ngoài từ đến tới cho của để về theo do làm lo mấy bao gì sao không chưa rồi hết còn cũng là mà thuộc xin báo gửi chi trả thu cấp trên dưới khi nếu ban giao giúp hỗ đi lên xuống vào ra nhận xét duyệt cùng mới cũ ai đâu như vì bằng đề kiểm thẩm xử giải quản thực lập cần muốn tự chỉ".split(
    " ",
  ),
);

/** Whether the word at a place of the question may open a name. */
const mayOpenName = (question: Question, at: number): boolean => !goingOn.has(question.wordsMarked[at] ?? "");

/** Whether two syllables stand side by side, marks aside. */
function standTogether(words: Words, first: string, second: string): boolean {
  return (words.places.get(first) ?? []).some((place) => words.bare[place + 1] === second);
}

/** Whether a name begins as the question's does and goes on otherwise: "xã Nhị Hà" where "xa nhi hai" was asked about. */
function goesOnOtherwise(words: Words, unit: string, own: string, next: string): boolean {
  return (words.places.get(own) ?? []).some(
    (place) =>
      words.bare[place - 1] === unit &&
      words.capital[place] === true &&
      words.capital[place + 1] === true &&
      words.bare[place + 1] !== next,
  );
}

/**
 * Whether the question, typed without capitals, names another place: what follows a unit ("xa dong buoi") stands in
 * or around the passage neither after that unit nor with its next syllable. Where capitals are typed, names are
 * required as such.
 */
export function isOtherPlace(question: Question, around: Surroundings): boolean {
  if (typedCapitals.test(question.typed)) return false;
  if (!question.bare.some((_, at) => isUnit(question, at))) return false;
  const all = [around.text, around.context, around.identity, ...around.near];
  const isOther = question.bare.some((unit, at) => {
    const [own, next] = [question.bare[at + 1] ?? "", question.bare[at + 2] ?? ""];
    return (
      isUnit(question, at) &&
      mayOpenName(question, at + 1) &&
      all.some((words) => goesOnOtherwise(words, unit, own, next)) &&
      !all.some((words) => standTogether(words, own, next))
    );
  });
  if (isOther) return true;
  return question.terms.some(({ first, count, light, wordings }) => {
    const own = wordings[0]?.bare[0];
    const unit = question.bare[first - 1] ?? "";
    if (
      own === undefined ||
      light ||
      count > 1 ||
      !isUnit(question, first - 1) ||
      !mayOpenName(question, first)
    )
      return false;
    const next = question.bare[first + 1] ?? "";
    return !all.some((words) => standTogether(words, unit, own) || standTogether(words, own, next));
  });
}

/** Whether the question, typed without capitals, names a place whose words stand side by side nowhere in the corpus. */
export function isUnknownPlace(question: Question, statistics: TermStatistics): boolean {
  if (typedCapitals.test(question.typed)) return false;
  return question.bare.some((_, at) => {
    const [own, next] = [question.bare[at + 1], question.bare[at + 2]];
    return (
      own !== undefined &&
      next !== undefined &&
      isUnit(question, at) &&
      mayOpenName(question, at + 1) &&
      statistics.barePair(own, next) === 0
    );
  });
}
