import type { Library } from "./ask/answer.js";
import type { Logger } from "./ports.js";

interface Parts {
  /** Generations on disk, newest first. */
  kept(): Promise<readonly string[]>;
  openLibrary(id: string): Promise<Library>;
  readonly log: Logger;
}

/** Nobody pressed a button for so long: the texts leave memory. Milliseconds. */
const idleAfter = 30_000;

/**
 * The texts of generations that were in force before, for the buttons of older answers. Opened when somebody asks, and
 * kept for half a minute, so that pressing many buttons (or making up many) reads the disk once.
 */
export class EarlierLibraries {
  private readonly parts: Parts;
  private readonly opened = new Map<string, Library | null>();
  /** One search at a time. */
  private turn: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** @param except the generation that serves */
  find<Found>(find: (library: Library) => Found | undefined, except: string): Promise<Found | undefined> {
    const found = this.turn.then(() => this.findNow(find, except));
    this.turn = found.catch(() => undefined);
    return found;
  }

  drop(): void {
    clearTimeout(this.idle);
    this.opened.clear();
  }

  private async findNow<Found>(
    find: (library: Library) => Found | undefined,
    except: string,
  ): Promise<Found | undefined> {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.drop(), idleAfter);
    this.idle.unref();
    for (const id of (await this.parts.kept()).filter((one) => one !== except)) {
      // eslint-disable-next-line no-await-in-loop -- the newest that has it will do
      const library = await this.open(id);
      const found = library === null ? undefined : find(library);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Null for one that cannot be read: it is not tried again while the others are kept. */
  private async open(id: string): Promise<Library | null> {
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
