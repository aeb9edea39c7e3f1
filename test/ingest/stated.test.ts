import { describe, expect, it } from "vitest";
import { DocumentRefusedError } from "../../src/errors.js";
import { readText } from "./support.js";

const text = `HUYỆN ỦY ĐỒNG BƯỞI

NGHỊ QUYẾT
Về nhiệm vụ năm 2022

Căn cứ Nghị quyết số 04-NQ/HU ngày 05/01/2021 của Huyện ủy;

1. Nghị quyết này thay thế Nghị quyết số 03-NQ/HU ngày 06/02/2020.

2. Thực hiện Kết luận số 07-KL/HU.

Nơi nhận:
- Các chi bộ;
- Lưu: Văn phòng.
`;

const identityOf = async (fields: string) => {
  const given = fields === "" ? text : `---\n${fields}\n---\n${text}`;
  return (await readText(given, "nq.txt")).document.identity;
};

const tiesOf = async (fields: string): Promise<unknown[]> =>
  ((await identityOf(fields)).relations ?? []).map(({ kind, number, date }) => [kind, number, date]);

describe("what staff state of a document", () => {
  it("is taken from the text where they state nothing", async () => {
    expect(await tiesOf("")).toEqual([
      ["basis", "04-NQ/HU", "2021-01-05"],
      ["replaces", "03-NQ/HU", "2020-02-06"],
      ["implements", "07-KL/HU", null],
    ]);
    expect((await identityOf("")).recipients).toEqual(["Các chi bộ"]);
  });

  it("takes the place of the recipients and of ties of its kind, and leaves the others", async () => {
    expect((await identityOf("recipients: Các phòng, ban")).recipients).toEqual(["Các phòng, ban"]);
    expect(await tiesOf("replaces: Nghị quyết số 02-NQ/HU ngày 07/3/2019")).toEqual([
      ["replaces", "02-NQ/HU", "2019-03-07"],
      ["basis", "04-NQ/HU", "2021-01-05"],
      ["implements", "07-KL/HU", null],
    ]);
  });

  it("ties a document in the stated way only, and knows where the text names it", async () => {
    const { relations = [] } = await identityOf("repeals: [Kết luận số 07-KL/HU]\nreplaces: []");
    expect(relations.map(({ kind, name }) => [kind, name])).toEqual([
      ["repeals", "Kết luận số 07-KL/HU"],
      ["basis", "Nghị quyết số 04-NQ/HU"],
    ]);
    expect(relations[0]?.end).toBeGreaterThan(relations[0]?.start ?? 0);
  });

  it("takes a number alone and a law by its name", async () => {
    const { relations = [] } = await identityOf("basis: [Luật Đất đai, 12-QĐ/HU]");
    expect(
      relations.slice(0, 2).map(({ documentKind, number, name }) => [documentKind, number, name]),
    ).toEqual([
      ["luật", null, "Luật Đất đai"],
      ["văn bản", "12-QĐ/HU", "12-QĐ/HU"],
    ]);
  });

  it.each(["amends: việc cũ", "amends: Nghị quyết số 01-NQ/HU và Nghị quyết số 02-NQ/HU"])(
    "refuses what names no document or two: %s",
    async (fields) => {
      await expect(identityOf(fields)).rejects.toThrow(DocumentRefusedError);
    },
  );
});
