import { foldKeepingOffsets } from "../vietnamese/syllables.js";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Family names that nearly all Vietnamese bear. @source Lê Trung Hoa, Họ và tên người Việt Nam (2005) */
const surnames = set(
  "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh mai đào đoàn lâm lương trương hà " +
    "cao lưu chu tạ phùng tăng quách kiều thái tống tô vương lò lù lầu vi giàng mã nông châu thạch kim cầm hứa la đàm",
);
/** Those that, typed without marks, are hardly another word. */
const bareSurnames = set("nguyen tran le pham hoang huynh bui ngo trinh doan phung");
/** After a title these are names too, also where marks are not typed. */
const titledSurnames = set(
  "nguyen tran le pham hoang huynh bui ngo trinh doan phung phan vo vu dang do ho duong ly dinh mai luong truong chau",
);
const titles = set("ông bà anh chị cô chú bác em cụ cháu");
/** "Chi", "co", "em" are other words without marks. */
const bareTitles = set("ong ba anh");
const middles = set("văn thị hữu đức ngọc quốc van thi huu duc quoc");
/** Where a name ends in a question typed in small letters. */
const stops = set(
  "la o co bi duoc dang da song sinh cua va voi thi nha nam lam giu so dia bao may ai gi nao khong hien tai thon xa phuong huyen hoi hay con vo chong luong no dien theo ma cho den ten chuc a vay nhi tuoi que benh mac nhan huong ket sdt cccd stk email zalo",
);

interface Word {
  readonly start: number;
  readonly written: string;
  readonly marked: string;
  readonly bare: string;
  readonly isCapital: boolean;
}

export interface NamedPerson {
  /** Without marks, small letters. */
  readonly name: string;
  /** Positions among the words of the text: the first (its title included) and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** What stands before the name and its title, in the same form: "truong tieu hoc". */
  readonly before: string;
}

/** The words of a text without marks, one blank between: what positions count in. */
export function bareWords(text: string): string {
  return wordsIn(text)
    .map(({ bare }) => bare)
    .join(" ");
}

function wordsIn(text: string): readonly Word[] {
  // All in capitals tells nothing of names.
  const tells = text !== text.toUpperCase();
  return [...text.matchAll(/[\p{L}\d]+/gu)].map(({ 0: written, index }) => ({
    start: index,
    written,
    marked: written.toLowerCase(),
    bare: foldKeepingOffsets(written),
    isCapital: tells && /^\p{Lu}/u.test(written),
  }));
}

/** How many words before `index` are a title: "ông", "đồng chí"; 0 for none. */
function titleBefore(words: readonly Word[], index: number, isMarked: boolean): number {
  const [first, last] = [words[index - 2], words[index - 1]];
  if (first?.bare === "dong" && last?.bare === "chi") return 2;
  if (last === undefined) return 0;
  return (isMarked ? titles.has(last.marked) : bareTitles.has(last.bare)) ? 1 : 0;
}

/** Words of the name that begins at `index`; at most four. */
function lengthOf(words: readonly Word[], index: number, byCapitals: boolean): number {
  let length = 1;
  for (; length < 4; length += 1) {
    const word = words[index + length];
    if (word === undefined || /\d/u.test(word.written)) break;
    // "Thi" is a middle name first: only the question's other words end a name.
    if (byCapitals ? !word.isCapital : stops.has(word.bare) && !(length === 1 && middles.has(word.marked)))
      break;
  }
  return length;
}

/**
 * The people a text names: family name and given name, in capitals, after a title, or with a usual middle name; and a
 * given name alone after a title ("anh Tuấn").
 * @param isMarked whether marks were typed
 */
export function peopleIn(text: string, isMarked: boolean): readonly NamedPerson[] {
  const words = wordsIn(text);
  const found: NamedPerson[] = [];
  const add = (from: number, length: number, title: number): void => {
    found.push({
      from: from - title,
      to: from + length,
      name: words
        .slice(from, from + length)
        .map(({ bare }) => bare)
        .join(" "),
      before: words
        .slice(0, from - title)
        .map(({ bare }) => bare)
        .join(" "),
    });
  };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const title = titleBefore(words, index, isMarked);
    const bareNames = title > 0 ? titledSurnames : bareSurnames;
    const isSurname = isMarked ? surnames.has(word.marked) : bareNames.has(word.bare);
    const next = words[index + 1];
    const byCapitals = word.isCapital && next?.isCapital === true;
    const length = lengthOf(words, index, byCapitals);
    const hasMiddle = next !== undefined && middles.has(isMarked ? next.marked : next.bare);
    // "Hà Nội", "Cao Bằng" are two words in capitals; most names have three.
    if (isSurname && length >= 2 && (title > 0 || (length >= 3 && (byCapitals || hasMiddle)))) {
      add(index, length, title);
      index += length - 1;
    } else if (
      !isSurname &&
      title === 1 &&
      word.isCapital &&
      !byCapitals &&
      isMarked &&
      word.written.length > 1
    ) {
      add(index, 1, title);
    }
  }
  return found;
}
