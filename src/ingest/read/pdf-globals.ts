import { inflateSync } from "node:zlib";

/**
 * What PDF.js finds in place of a browser. Must be imported before PDF.js.
 *
 * It makes a `DOMMatrix` while it loads, for drawing, which we never ask of it. Node has none; the native canvas that
 * PDF.js would take it from is optional, and closed to a reader process (its permissions allow no native code). Empty
 * stand-ins are enough: nothing calls them.
 */
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) {
  if (name in globalThis) continue;
  Object.defineProperty(globalThis, name, {
    value: function standIn() {},
    configurable: true,
    writable: true,
  });
}

/** More is no page of words; PDF.js then unpacks it by code of its own. */
const mostBytes = 2 ** 28;

/**
 * Unpacks a page's content at once: Node's own `DecompressionStream` hands it through web streams and threads, which
 * costs several times as much. What is damaged fails as it does there, and PDF.js goes on by code of its own.
 */
class Unpacking {
  readonly readable: AsyncIterable<Uint8Array>;
  readonly writable: { getWriter(): object };

  constructor() {
    let take: (bytes: Uint8Array) => void = () => undefined;
    const packed = new Promise<Uint8Array>((resolve) => (take = resolve));
    this.writable = {
      getWriter: () => ({
        ready: Promise.resolve(),
        write(bytes: Uint8Array) {
          take(bytes);
          return Promise.resolve();
        },
        close: () => Promise.resolve(),
      }),
    };
    this.readable = (async function* unpacked() {
      yield inflateSync(await packed, { maxOutputLength: mostBytes });
    })();
  }
}
Object.defineProperty(globalThis, "DecompressionStream", {
  value: Unpacking,
  configurable: true,
  writable: true,
});

const { push } = Array.prototype;
const { parse } = JSON;

/**
 * Puts back what PDF.js's stand-ins for old browsers replaced although Node has it: every array of the process would
 * grow by code that is several times slower.
 */
export function restoreNatives(): void {
  // eslint-disable-next-line no-extend-native -- this is the native one
  Object.defineProperty(Array.prototype, "push", { value: push, configurable: true, writable: true });
  JSON.parse = parse;
}
