/** Corpus files by their paths, sorted. A renamed file is a removed and an added one. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What became of the corpus between two generations. @param older and newer: SHA-256 of each file by its path */
export function changesBetween(
  older: Readonly<Record<string, string>>,
  newer: Readonly<Record<string, string>>,
): Changes {
  const before = new Map(Object.entries(older));
  const after = Object.entries(newer);
  return {
    added: after.flatMap(([path]) => (before.has(path) ? [] : [path])).toSorted(),
    changed: after
      .flatMap(([path, hash]) => (before.has(path) && before.get(path) !== hash ? [path] : []))
      .toSorted(),
    removed: [...before.keys()].filter((path) => newer[path] === undefined).toSorted(),
  };
}
