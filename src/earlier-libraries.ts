import type { Assistant, Library } from "./ask/answer.js";
import type { Role } from "./document/audience.js";
import type { Logger } from "./ports.js";

/** The library of one generation as a role may see it. */
export type LibraryFor = (role: Role) => Library;

interface Parts {
  /** Generations on disk, newest first. */
  kept(): Promise<readonly string[]>;
  openLibrary(id: string): Promise<LibraryFor>;
  readonly log: Logger;
}

/** An older library without what has been hidden since from this role: by its id, or moved, by its text. */
function hiding(older: Library, role: Role, serving: Pick<Assistant, "libraryFor">): Library {
  const seen = new Set(serving.libraryFor(role).documents.map(({ documentId }) => documentId));
  const all = serving.libraryFor("officer");
  const hidden = all.documents.map(({ documentId }) => documentId).filter((id) => !seen.has(id));
  if (hidden.length === 0) return older;
  const [ids, texts] = [new Set(hidden), new Set(hidden.map((id) => all.source(id)))];
  const isHidden = (id: string): boolean => ids.has(id) || texts.has(older.source(id));
  return {
    generation: older.generation,
    documents: older.documents.filter(({ documentId }) => !isHidden(documentId)),
    details: (asked) => older.details(asked).filter(({ reference }) => !isHidden(reference.documentId)),
    source: (id) => (isHidden(id) ? undefined : older.source(id)),
    paragraph: (id, start, end) => (isHidden(id) ? undefined : older.paragraph(id, start, end)),
  };
}

/** Nobody pressed a button for so long: the texts leave memory. Milliseconds. */
const idleAfter = 30_000;

/**
 * The texts of generations that were in force before, for the buttons of older answers. Opened when somebody asks, and
 * kept for half a minute, so that pressing many buttons (or making up many) reads the disk once.
 */
export class EarlierLibraries {
  private readonly parts: Parts;
  private readonly opened = new Map<string, LibraryFor | null>();
  /** One search at a time. */
  private turn: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** @param serving the generation that serves: not looked through, but what it hides is hidden */
  find<Found>(
    find: (library: Library) => Found | undefined,
    role: Role,
    serving: Pick<Assistant, "library" | "libraryFor">,
  ): Promise<Found | undefined> {
    const found = this.turn.then(() => this.findNow(find, role, serving));
    this.turn = found.catch(() => undefined);
    return found;
  }

  drop(): void {
    clearTimeout(this.idle);
    this.opened.clear();
  }

  private async findNow<Found>(
    find: (library: Library) => Found | undefined,
    role: Role,
    serving: Pick<Assistant, "library" | "libraryFor">,
  ): Promise<Found | undefined> {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.drop(), idleAfter);
    this.idle.unref();
    const { generation: except } = serving.library;
    for (const id of (await this.parts.kept()).filter((one) => one !== except)) {
      // eslint-disable-next-line no-await-in-loop -- the newest that has it will do
      const libraryOf = await this.open(id);
      const found = libraryOf === null ? undefined : find(hiding(libraryOf(role), role, serving));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Null for one that cannot be read: it is not tried again while the others are kept. */
  private async open(id: string): Promise<LibraryFor | null> {
    const known = this.opened.get(id);
    if (known !== undefined) return known;
    const library = await this.parts.openLibrary(id).catch((error: unknown) => {
      this.parts.log.warn("index.earlier-unreadable", { id, error });
      return null;
    });
    this.opened.set(id, library);
    return library;
  }
}
