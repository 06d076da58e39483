/** What became of a list between two looks at it. */
export interface Diff<T> {
  added: T[];
  removed: T[];
  updated: T[];
}

/** Compares by key, then by content. */
export function diff<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): Diff<T> {
  const result: Diff<T> = { added: [], removed: [], updated: [] };
  for (const [key, one] of before) if (!after.has(key)) result.removed.push(one);
  for (const [key, one] of after) {
    const was = before.get(key);
    if (was === undefined) result.added.push(one);
    else if (JSON.stringify(was) !== JSON.stringify(one)) result.updated.push(one);
  }
  return result;
}
