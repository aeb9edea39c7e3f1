const endings =
  "com|net|org|vn|info|biz|io|me|gov|edu|xyz|top|app|dev|link|site|online|shop|club|ru|cn|co|cc|ly|gl|page|example|test";

/** Addresses of the web, with or without a scheme; an e-mail address is a contact, no link. */
const linkPattern = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:https?|ftp|tg|file|mailto):|(?:javascript|data|vbscript):(?=\S))\S*|` +
    String.raw`(?<![\p{L}\d])www\.\S+|` +
    String.raw`(?<![\p{L}\d@._-])(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(?:${endings})(?![\p{L}\d-])(?:[:/?#]\S*)?`,
  "giu",
);
/** "[words](address)", "![picture](address)", "[words][reference]" below which an address stands. */
const markdownLink = /!?\[([^\]\n]{0,300})\]\([^)\n]*\)/gu;

/** Whether a text holds an address of the web or the writing of a link. */
export function hasLink(text: string): boolean {
  return (
    text.search(linkPattern) >= 0 || text.search(markdownLink) >= 0 || /<\s*(?:a|img|iframe)\b/iu.test(text)
  );
}

/** The text with each address replaced; a link's own words stay. */
export function withoutLinks(text: string, instead: string): string {
  return text.replace(markdownLink, "$1").replace(linkPattern, instead);
}
