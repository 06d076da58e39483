/** One thing that a tab remembers over a reload. */
export interface TabStore<T> {
  load(): T | undefined;
  /** Undefined forgets it. */
  save(value: T | undefined): void;
}

/** Keeps a value in the tab's own storage. A browser that forbids storage plays on; a reload then begins anew. */
export function tabStore<T>(
  storage: () => Storage,
  key: string,
  read: (value: unknown) => T | undefined,
): TabStore<T> {
  return {
    load() {
      try {
        const text = storage().getItem(key);
        return text === null ? undefined : read(JSON.parse(text));
      } catch {
        return undefined;
      }
    },
    save(value) {
      try {
        if (value === undefined) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify(value));
      } catch {
        return;
      }
    },
  };
}
