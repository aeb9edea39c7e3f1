/**
 * PDF.js makes a `DOMMatrix` while it loads, for drawing, which we never ask of it. Node has none; the native canvas
 * that PDF.js would take it from is optional, and closed to a reader process (its permissions allow no native code).
 * Must be imported before PDF.js. Empty stand-ins are enough: nothing calls them.
 */
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) {
  if (name in globalThis) continue;
  Object.defineProperty(globalThis, name, {
    value: function standIn() {},
    configurable: true,
    writable: true,
  });
}
