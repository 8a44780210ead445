/**
 * Does some at a time, and returns the results in the order of what was given: the disk has several
 * hands, and a process may open only so many files. If one fails, those under way are waited for.
 */
export async function inBatches<T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < all.length; start += 16) {
    const some = await Promise.allSettled(all.slice(start, start + 16).map(work));
    for (const one of some) {
      if (one.status === 'rejected') throw one.reason;
      results.push(one.value);
    }
  }
  return results;
}
