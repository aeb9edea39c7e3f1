/** Names of the characters U+00A0 to U+00FF in web pages, in order. @source HTML 4.01, section 24.2.1 */
const names = (
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest " +
  "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " +
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"
).split(" ");
const references = new Map(names.map((name, index) => [name, String.fromCharCode(0xa0 + index)]));

/** Character references of Latin-1 to the characters: "&Ouml;" and "&#214;" -> "Ö". Others ("&lt;") stay. */
export function openReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text
    .replace(/&#(1[6-9]\d|2[0-4]\d|25[0-5]);/gu, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&([A-Za-z]{2,6}\d{0,2});/gu, (written, name: string) => references.get(name) ?? written);
}
