/**
 * Works on several items side by side and gives the results in the items' order.
 * @param atOnce items begun but not yet given: bounds memory too
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  let next = 0;
  const begin = (): void => {
    const item = items[next];
    next += 1;
    if (item === undefined) return;
    const promise = work(item);
    // Awaited below, when its turn comes; until then a failure is no unhandled one.
    promise.catch(() => undefined);
    begun.push(promise);
  };
  while (next < items.length && begun.length < atOnce) begin();
  for (let first = begun.shift(); first !== undefined; first = begun.shift()) {
    yield await first;
    begin();
  }
}
