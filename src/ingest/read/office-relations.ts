import { parseXml } from "./xml.js";
import type { Zip } from "./zip.js";

interface Relation {
  readonly id: string;
  /** The end of its type's address: "styles". */
  readonly kind: string;
  /** Name of the part inside the zip. */
  readonly part: string;
}

/** A target as written from a part's folder, to a name in the zip: "../media/a.png" of "word/x.xml" -> "media/a.png". */
function resolve(folder: string, target: string): string {
  const names = target.startsWith("/") ? [] : folder.split("/").filter((name) => name !== "");
  for (const name of target.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}

/**
 * What a part of an Office file refers to, inside the file: targets outside it (web pages, pictures on a server) are
 * left out, nothing is ever fetched.
 * @param part "" for the file as a whole
 * @source ECMA-376 part 2, 9.3
 */
export function relationsOf(zip: Zip, part: string) {
  const folder = part.slice(0, Math.max(0, part.lastIndexOf("/")));
  const file = part.slice(part.lastIndexOf("/") + 1);
  const relations: Relation[] = [];
  const bytes = zip.read(`${folder === "" ? "" : `${folder}/`}_rels/${file}.rels`);
  if (bytes !== null) {
    parseXml(bytes, {
      open: (name, { Id = "", Type = "", Target = "", TargetMode = "" }) => {
        if (name !== "Relationship" || TargetMode === "External") return;
        relations.push({
          id: Id,
          kind: Type.slice(Type.lastIndexOf("/") + 1),
          part: resolve(folder, Target),
        });
      },
      close: () => {},
      text: () => {},
    });
  }
  return {
    byId: (id: string): string | null => relations.find((one) => one.id === id)?.part ?? null,
    byKind: (kind: string): string | null => relations.find((one) => one.kind === kind)?.part ?? null,
  };
}
