const placeUnit = /^(?:xã|phường|thị trấn|huyện|quận|thị xã|thôn|ấp|thành phố|tp\.?|tỉnh|đặc khu)\s+/iu;

/** A name typed small among names typed with capitals would be no name: it is written as they are. */
export function writtenAs(prior: string, place: string): string {
  if (!/\p{L}\s+\p{Lu}\p{Ll}/u.test(prior)) return place;
  const unit = placeUnit.exec(place)?.[0] ?? "";
  return `${unit}${place.slice(unit.length).replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase())}`;
}
