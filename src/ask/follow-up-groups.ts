/** Names that stand beside each other in questions: one takes the other's place. */
export const groups: readonly (readonly string[])[] = [
  "cá nhân|tổ chức|hộ gia đình|hộ kinh doanh|doanh nghiệp|hợp tác xã",
  "hộ mới thoát nghèo|hộ cận nghèo|hộ nghèo|mới thoát nghèo|cận nghèo",
  "người lớn|trẻ em|học sinh|sinh viên|người cao tuổi|người khuyết tật|người có công|phụ nữ",
  "cán bộ|công chức|viên chức|người lao động|giáo viên|vận động viên|huấn luyện viên",
  "cấp xã|cấp huyện|cấp tỉnh|cấp thôn|trung ương",
  "y tế|giáo dục|nông nghiệp|công nghiệp|thương mại|dịch vụ|du lịch|văn hóa|thể thao|quốc phòng|an ninh|môi trường|đất đai|giao thông|xây dựng đảng|đầu tư công|đầu tư|khoa học|chuyển đổi số|cải cách hành chính|nông thôn mới|thu ngân sách|ngân sách|an sinh xã hội|giảm nghèo|việc làm|đào tạo nghề|dân số|tiêm chủng|khoáng sản|thủy sản|lâm nghiệp|chăn nuôi|trồng trọt|quy hoạch|tuyển quân|tuyển dụng|phát triển đảng viên|kiểm tra giám sát|xuất khẩu lao động|kinh tế",
].map((line) => line.split("|"));

const sectors = groups.at(-1) ?? [];

/** Whether a topic is a field of work ("y tế", "ngành giáo dục"), which takes no other thing's place. */
export function isSector(topic: string): boolean {
  const lower = topic.toLowerCase().replace(/^(?:về|ngành|lĩnh vực|công tác|mảng|chuyện)\s+/u, "");
  return sectors.includes(lower);
}

/** A member of a group gives way to another one; null where the earlier question holds none. */
export function replaceInGroup(prior: string, topic: string): string | null {
  const lower = topic.toLowerCase().replace(/^(?:về|trong|đối với|cho|của|ở|tại|với|lĩnh vực)\s+/u, "");
  for (const group of groups) {
    if (!group.some((name) => lower === name || lower.startsWith(`${name} `) || lower.endsWith(` ${name}`)))
      continue;
    for (const name of group) {
      const found = new RegExp(
        String.raw`(?<!\p{L})(?:ngành |lĩnh vực |công tác )?${name}(?!\p{L})`,
        "iu",
      ).exec(prior);
      if (found === null) continue;
      const taken = topic.replace(/^(?:về|cho|trong)\s+/iu, "");
      return `${prior.slice(0, found.index)}${taken}${prior.slice(found.index + found[0].length)}`;
    }
  }
  return null;
}
