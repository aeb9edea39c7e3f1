import { execFileSync } from "node:child_process";

import { array, assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";

import { decodeLegacy, decodeRun, encodingOfFont } from "../../src/vietnamese/legacy.js";
import { detectLegacy, readLegacy } from "../../src/vietnamese/legacy-detect.js";
import { encodeTcvn3, encodeVni } from "./encode.js";

const small = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
const prose = `Thực hiện nhiệm vụ năm 2003, Huyện ủy yêu cầu các xã được giao đất trồng rừng khẩn trương chọn giống.
Sửa đường thôn, kéo điện, lo nước sạch cho người nghèo; giữ lửa ấm trong từng nhà; "mỗi xã một nghề".
Kỹ sư của huyện hướng dẫn bón phân, vỗ béo bò, nuôi dê; ở đâu khô hạn thì chuyển sang nho, táo, măng tây.`;

function iconv(bytes: Uint8Array): string | null {
  try {
    return execFileSync("iconv", ["-f", "TCVN5712-1", "-t", "UTF-8"], {
      input: bytes,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "ignore"],
    });
  } catch {
    return null;
  }
}
/** Every byte from 0x80, each after a letter that can carry a mark. */
const bytes = Uint8Array.from(Array.from({ length: 128 }, (_, index) => [0x61, 0x80 + index, 0x20]).flat());
const fromSystem = iconv(bytes);

describe("TCVN3", () => {
  it.skipIf(fromSystem === null)("is what glibc's iconv reads", () => {
    expect(decodeLegacy(Buffer.from(bytes).toString("latin1"), "tcvn3")).toBe(fromSystem?.normalize("NFC"));
  });

  it("has these codes for the 67 small letters and the 7 capitals that fonts have", () => {
    const codes = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ";
    expect(Array.from(codes, (code) => decodeLegacy(`x${code}x`, "tcvn3").slice(1, -1)).join("")).toBe(small);
    expect(decodeLegacy("x¡¢§£¤¥¦", "tcvn3")).toBe("xĂÂĐÊÔƠƯ");
  });

  it.each([
    ["HuyÖn ñy ThuËn Nam", "Huyện ủy Thuận Nam"],
    ["CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["Uû ban nh©n d©n x· Ph\u00adíc Hµ", "Uỷ ban nhân dân xã Phước Hà"],
    [
      "th-êng trùc §¶ng uû, KT-XH - QP-AN, ®Çu t- Ninh-B×nh",
      "thường trực Đảng uỷ, KT-XH - QP-AN, đầu tư Ninh-Bình",
    ],
    ["“g¹o – muèi”…", "“gạo – muối”…"],
    ["12 m², 30 m³, 25°, 2 × 3, 0 ¸ 15", "12 m², 30 m³, 25°, 2 × 3, 0 ¸ 15"],
    ["nhµ\u03bc", "nhàà"],
  ])("reads %s", (typed, text) => {
    expect(decodeLegacy(typed, "tcvn3")).toBe(text);
  });
});

describe("VNI", () => {
  it("marks every letter by the rule of its fonts", () => {
    const codes =
      "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä " +
      "ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î";
    const letters = codes.split(" ").map((code) => decodeLegacy(code, "vni"));
    expect(letters.join("")).toBe(small);
    const capitals = codes.toUpperCase().split(" ");
    expect(capitals.map((code) => decodeLegacy(code, "vni")).join("")).toBe(small.toUpperCase());
  });

  it.each([
    ["Huyeän uûy Thuaän Nam", "Huyện ủy Thuận Nam"],
    ["NGHÒ QUYEÁT", "NGHỊ QUYẾT"],
    ["Öù", "Ứ"],
  ])("reads %s", (typed, text) => {
    expect(decodeLegacy(typed, "vni")).toBe(text);
  });
});

describe("both ways", () => {
  const syllable = string({
    unit: constantFrom(...Array.from(`${small}bcdghklmnpqrstvxaeiouy`)),
    minLength: 2,
    maxLength: 6,
  });
  const words = array(syllable, { minLength: 1, maxLength: 12 }).map((list) => list.join(" "));

  it("gives any small letters back", () => {
    assert(
      property(words, (text) => {
        expect(decodeLegacy(encodeTcvn3(text), "tcvn3")).toBe(text);
        expect(decodeLegacy(encodeVni(text), "vni")).toBe(text);
      }),
    );
  });

  it("gives sentences and lines of capitals back", () => {
    for (const text of [prose, "NGHỊ QUYẾT VỀ PHÁT TRIỂN KINH TẾ - XÃ HỘI", "ỦY BAN NHÂN DÂN"]) {
      expect(decodeLegacy(encodeTcvn3(text), "tcvn3")).toBe(text);
      expect(decodeLegacy(encodeVni(text), "vni")).toBe(text);
    }
  });
});

describe("fonts", () => {
  it.each([
    [".VnTime", "tcvn3", false],
    [".VnTimeH", "tcvn3", true],
    [".VnArial NarrowH", "tcvn3", true],
    ["ABCDEF+.VnTimeH,Bold", "tcvn3", true],
    ["VnTime", "tcvn3", false],
    ["VNtimeH-BoldItalic", "tcvn3", true],
    [".Vn3DH", "tcvn3", true],
    ["VNI-Times", "vni", false],
    ["ABCDEF+VNI-Helve-Bold", "vni", false],
    ["vni-avo", "vni", false],
  ])("%s is %s", (name, encoding, isCapital) => {
    expect(encodingOfFont(name)).toEqual({ encoding, isCapital });
  });

  it.each(["Times New Roman", "Arial", "", "Vnesa", "VNIversity", "ABCDEF+TimesNewRomanPSMT", "Invntory"])(
    "%s is Unicode",
    (name) => {
      expect(encodingOfFont(name)).toBeNull();
    },
  );

  it("of capitals raise what was typed small", () => {
    expect(decodeRun("nghÞ quyÕt", ".VnTimeH")).toBe("NGHỊ QUYẾT");
    expect(decodeRun("Nghị quyết µ", "Times New Roman")).toBe("Nghị quyết µ");
  });
});

describe("telling by content", () => {
  it.each([
    ["tcvn3", encodeTcvn3(prose)],
    ["vni", encodeVni(prose)],
    ["tcvn3", "nhiÖm vô träng t©m quý II"],
    ["tcvn3", `Nghị quyết của Hội đồng nhân dân\n${encodeTcvn3(prose)}`],
  ])("finds %s", (encoding, text) => {
    expect(detectLegacy(text)).toBe(encoding);
  });

  it.each([
    ["Unicode", prose],
    ["Unicode in pieces", prose.normalize("NFD")],
    [
      "without marks",
      prose
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/gu, "")
        .replaceAll("đ", "d"),
    ],
    [
      "lines with no letter of Unicode only",
      "Hà Nam\nCà Mau và Bà Rịa\nlà hai xã có cà phê và lúa mì\nBà Hà nói là có.",
    ],
    [
      "English",
      "The committee's résumé of “best practice” © 2020, § 12, cost £5 ± 2%, naïve café façade.\n".repeat(5),
    ],
    [
      "French",
      "Le comité a décidé à l'unanimité où et à quelle échéance le marché sera passé, dès l'été.\n".repeat(5),
    ],
    [
      "German",
      "Über die Größe der Flächen für Bäume, Höfe und Gärten müssen wir später öffentlich hören.\n".repeat(5),
    ],
    ["formulas", "0 ¸ 15m\n20 ¸ 300m\n2 × 3 = 6\nµ ± ½ σ², 5 µm, x·y·z\n¼ · ¾ ÷ 2\n".repeat(5)],
  ])("finds nothing in %s", (_, text) => {
    expect(readLegacy(text)).toEqual({ text, legacy: null });
  });

  it("lets a line that could be either go with the line above", () => {
    const text = `Ủy ban nhân\nDÂN\n${encodeTcvn3(`${prose}\nCó một số`)}`;
    expect(readLegacy(text).text).toBe(`Ủy ban nhân\nDÂN\n${prose}\nCó một số`);
  });

  it("leaves the lines of a mixed document that are Unicode, or a formula", () => {
    const body = encodeTcvn3(prose);
    expect(readLegacy(`Số hiệu: 12/BC-UBND của Đảng ủy\n${body}\n12 m² × 3\nEmail: xa@abc.vn`).text).toBe(
      `Số hiệu: 12/BC-UBND của Đảng ủy\n${prose}\n12 m² × 3\nEmail: xa@abc.vn`,
    );
  });
});
