import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Assistant } from "../../src/ask/answer.ts";
import { answerToJson } from "../../src/ask/json.ts";
import { createAssistant } from "../../src/index.ts";
import { clarifyMessages } from "../../src/messages.js";

/** Documents of another office than the shipped one: no rule may know either. */
const documents: Readonly<Record<string, string>> = {
  "tourism.txt": `---
title: Về phát triển du lịch
kind: nghị quyết
number: 10-NQ/TU
issuer: Tỉnh ủy Bình Hà
date: 2016-11-14
signer: Nguyễn Văn An
---
Phấn đấu đón 2 triệu lượt khách du lịch vào năm 2020.
`,
  "digital.txt": `---
title: Về chuyển đổi số
kind: nghị quyết
number: 10-NQ/TU
issuer: Tỉnh ủy Bình Hà
date: 2021-12-02
---
Phấn đấu 80% hồ sơ xử lý trực tuyến vào năm 2025.

Sở Nội vụ chủ trì, phối hợp với Sở Tài chính đào tạo cán bộ, báo cáo trước ngày 15/11 hằng năm.
`,
  "power.txt": `---
title: Ban hành Quy định an toàn điện trên địa bàn tỉnh Bình Hà
kind: quyết định
number: 2954/QĐ-UBND
issuer: Ủy ban nhân dân tỉnh Bình Hà
date: 2025-11-20
---
Điều 1. Các xã báo cáo sự cố điện 02 lần/ngày, trước 9h00 và 16h00.

Điều 2. Quan trắc lưới điện từ tháng 3 đến tháng 11 hằng năm.

Điều 3. Quyết định này có hiệu lực kể từ ngày ký ban hành.
`,
  "report.txt": `---
title: Huyện ủy Sông Xanh họp quý III
kind: tin
issuer: Huyện ủy Sông Xanh
date: 2022-09-30
---
Ngày 30/9/2022, Huyện ủy Sông Xanh họp. Tham dự Hội nghị có đồng chí Trần Văn Khang - Bí thư Huyện ủy; đồng chí Lê Thị Bình - Phó Bí thư Huyện ủy; các đồng chí trong Ban Thường vụ.

Năm 2021, huyện thu ngân sách được 1.450 tỷ đồng. Phấn đấu đến cuối năm 2023 xã Cầu Mây đạt chuẩn nông thôn mới.
`,
  "meeting.txt": `---
title: Huyện ủy Cổ Lĩnh sơ kết công tác năm
kind: tin
issuer: Huyện ủy Cổ Lĩnh
date: 2023-12-20
---
Dự hội nghị có đồng chí Đỗ Thị Lan - Phó Bí thư Thường trực Huyện ủy Cổ Lĩnh - Chủ tịch HĐND huyện Cổ Lĩnh.

Dự hội nghị còn có đồng chí Hoàng Văn Tám - Phó Bí thư Huyện ủy Cổ Lĩnh - Chủ tịch UBND huyện Cổ Lĩnh.

Trong năm huyện Cổ Lĩnh còn một số hạn chế sau: thu hút đầu tư còn chậm; quản lý đất rừng chưa chặt chẽ; giải quyết đơn thư kéo dài.

Kết luận hội nghị, đồng chí Bí thư yêu cầu các cấp ủy, chính quyền các xã thực hiện một số việc sau: trồng rừng phòng hộ cho các nhóm đối tượng nhận khoán; sửa đường liên thôn.
`,
};

const place = mkdtempSync(join(tmpdir(), "hoi-ask-"));
let assistant: Assistant;

beforeAll(async () => {
  mkdirSync(join(place, "corpus"));
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(place, "corpus", name), text);
  const index = join(place, "index");
  execFileSync(process.execPath, [
    "dist/scripts/ingest.js",
    "--corpus",
    join(place, "corpus"),
    "--index",
    index,
  ]);
  assistant = await createAssistant({ indexDirectory: index });
});
afterAll(async () => {
  await assistant.close();
  rmSync(place, { recursive: true, force: true });
});

const ask = async (question: string) =>
  answerToJson(null, await assistant.ask(question, { role: "citizen" }), 0);

describe("documents of one number", () => {
  it("are asked back about, with both as candidates", async () => {
    const answer = await ask("nghị quyết 10-NQ/TU nói về gì?");
    expect(answer.kind).toBe("clarify");
    expect(answer.candidates?.map(({ documentId }) => documentId).toSorted()).toEqual(["digital", "tourism"]);
  });

  it.each([
    ["nghị quyết 10-NQ/TU năm 2021 nói về gì?", "chuyển đổi số"],
    ["nq 10 tu ve du lich phan dau bao nhieu luot khach", "2 triệu lượt khách"],
    ["Nghị quyết 10-NQ/TU ngày 14/11/2016 do ai ký?", "Nguyễn Văn An"],
  ])("are told apart by date or subject: %s", async (question, words) => {
    const answer = await ask(question);
    expect(answer.kind).toBe("answered");
    expect(answer.text).toContain(words);
  });

  it.each(["nghị quyết 11-NQ/TU nói về gì?", "quy định 12 nói về gì?"])(
    "that is not there is not answered: %s",
    async (question) => {
      expect(await ask(question)).toMatchObject({ kind: "not-found", citations: [] });
    },
  );
});

describe("who holds an office", () => {
  it.each([
    ["bí thư huyện ủy Sông Xanh là ai?", "Trần Văn Khang"],
    ["bi thu huyen uy la ai", "Trần Văn Khang"],
    ["Ai đứng đầu huyện ủy?", "Trần Văn Khang"],
    ["Phó Bí thư Huyện ủy tên gì?", "Lê Thị Bình"],
    // The place between the name and the office is not the person.
    ["Chủ tịch UBND huyện Cổ Lĩnh là ai?", "Hoàng Văn Tám"],
  ])("%s", async (question, name) => {
    expect((await ask(question)).text.split("\n")[0]).toBe(`${name} [1].`);
  });

  it.each([
    "bí thư huyện ủy Sông Hồng là ai?",
    "bí thư tỉnh ủy là ai?",
    "Chủ tịch UBND huyện Sông Xanh là ai?",
    "Bí thư sinh năm nào?",
    "Trần Văn Khang quê ở đâu?",
  ])("is not guessed: %s", async (question) => {
    expect((await ask(question)).kind).toBe("not-found");
  });

  it("takes offices joined by kiêm only from one person who holds both", async () => {
    const both = await ask("Ai là Phó Bí thư kiêm Chủ tịch UBND huyện Cổ Lĩnh?");
    expect(both.text.split("\n")[0]).toBe("Hoàng Văn Tám [1].");
    expect((await ask("Ai là Bí thư kiêm Chủ tịch UBND huyện Cổ Lĩnh?")).kind).toBe("not-found");
  });

  it("is asked back about where the body is not named and two people hold it", async () => {
    const answer = await ask("chủ tịch huyện Cổ Lĩnh là ai?");
    expect(answer).toMatchObject({ kind: "clarify", text: clarifyMessages.whichOffice });
    expect(answer.options?.map(({ label }) => label)).toEqual([
      "Chủ tịch UBND huyện Cổ Lĩnh",
      "Chủ tịch HĐND huyện Cổ Lĩnh",
    ]);
    const names = await Promise.all(
      (answer.options ?? []).map(async ({ question }) => (await ask(question)).text),
    );
    expect(names.map((text) => text.split("\n")[0])).toEqual(["Hoàng Văn Tám [1].", "Đỗ Thị Lan [1]."]);
  });

  it("lists all who came", async () => {
    const { text } = await ask("ai dự hội nghị quý III?");
    for (const name of ["Trần Văn Khang", "Lê Thị Bình", "Ban Thường vụ"]) expect(text).toContain(name);
  });
});

describe("times", () => {
  it("that a paragraph is of are not those of another year", async () => {
    expect((await ask("Năm 2021 huyện thu ngân sách bao nhiêu tỷ đồng?")).text).toContain("1.450 tỷ đồng");
    expect((await ask("Năm 2022 huyện thu ngân sách bao nhiêu tỷ đồng?")).kind).toBe("not-found");
  });

  it.each([
    ["khi nao xa cau may dat nong thon moi", "answered"],
    ["khi nao xa dong buoi dat nong thon moi", "not-found"],
    ["Khi nào xã Cầu Mây đạt chuẩn nông thôn mới nâng cao?", "not-found"],
    ["Xã Cầu Mây đạt chuẩn nông thôn mới ngày nào?", "not-found"],
  ])("are given for the place and the thing that were asked: %s", async (question, kind) => {
    expect((await ask(question)).kind).toBe(kind);
  });
});

describe("who bears a duty", () => {
  it("is told by the lead-in above it, not by those it is for", async () => {
    const { text } = await ask("Ai phải trồng rừng phòng hộ ở huyện Cổ Lĩnh?");
    expect(text).toContain("yêu cầu các cấp ủy, chính quyền các xã");
    expect(text).toContain("trồng rừng phòng hộ");
  });

  it("is not told where the duty is not there", async () => {
    expect((await ask("Ai phải xây cầu treo ở huyện Cổ Lĩnh?")).kind).toBe("not-found");
  });
});

describe("who came to a meeting", () => {
  it("is told for the committee that is asked", async () => {
    expect((await ask("ai dự hội nghị Huyện ủy Sông Xanh?")).text).toContain("Trần Văn Khang");
    expect((await ask("ai dự hội nghị Thành ủy Sông Xanh?")).kind).toBe("not-found");
  });
});

describe("a list", () => {
  it("is given whole under the name its lead-in has for it", async () => {
    const { text } = await ask("huyện Cổ Lĩnh còn những hạn chế gì?");
    for (const words of ["thu hút đầu tư", "quản lý đất rừng", "đơn thư"]) expect(text).toContain(words);
  });

  it("of hạn chế is not one of nhiệm vụ", async () => {
    expect((await ask("huyện Cổ Lĩnh có những nhiệm vụ gì?")).text).not.toContain("đơn thư");
  });
});

describe("the kind of time", () => {
  it.each([
    ["Các xã báo cáo sự cố điện vào giờ nào?", "16h00"],
    ["Quan trắc lưới điện từ tháng nào đến tháng nào?", "từ tháng 3 đến tháng 11"],
    ["Quyết định 2954 có hiệu lực từ khi nào?", "kể từ ngày ký ban hành"],
    ["Quy định an toàn điện Bình Hà có hiệu lực từ khi nào?", "kể từ ngày ký ban hành"],
  ])("that was asked for is given: %s", async (question, words) => {
    expect((await ask(question)).text.toLowerCase()).toContain(words.toLowerCase());
  });

  it.each(["Huyện ủy Sông Xanh họp mấy giờ?", "Huyện ủy Sông Xanh họp trong bao lâu?"])(
    "is not made up from another: %s",
    async (question) => {
      expect((await ask(question)).kind).toBe("not-found");
    },
  );
});

describe("a question for two things", () => {
  it("gets both from one passage", async () => {
    const { kind, completeness, text } = await ask(
      "Đào tạo cán bộ do sở nào chủ trì, báo cáo trước ngày nào?",
    );
    expect([kind, completeness]).toEqual(["answered", "complete"]);
    expect(text).toMatch(/Sở Nội vụ.*15\/11/su);
  });
});

describe("a catalogue question", () => {
  it("is counted from metadata", async () => {
    const answer = await ask("có bao nhiêu nghị quyết?");
    expect(answer.text).toMatch(/^Hiện có 2 nghị quyết:/u);
    expect(answer.statements?.every(({ evidence }) => evidence === "catalogue")).toBe(true);
  });
});
