import { remarkMessages } from "../messages.js";
import { bareText } from "../vietnamese/syllables.js";
import type { FrontMatter } from "./read/front-matter.js";

const officers = new Set(["officers", "officer", "can bo", "noi bo", "can bo cong chuc"]);
const everybody = new Set([
  "everybody",
  "everyone",
  "public",
  "citizens",
  "cong khai",
  "moi nguoi",
  "nguoi dan",
]);

/**
 * Who may read a document, as its front matter says. A word we do not know keeps it from citizens, and says so: the
 * other mistake cannot be taken back.
 */
export function readAudience({ audience }: FrontMatter): {
  readonly audience?: "officers";
  readonly remarks: readonly string[];
} {
  if (audience === undefined) return { remarks: [] };
  const said = bareText(audience);
  if (everybody.has(said)) return { remarks: [] };
  if (officers.has(said)) return { audience: "officers", remarks: [] };
  return { audience: "officers", remarks: [remarkMessages.unknownAudience(audience)] };
}
