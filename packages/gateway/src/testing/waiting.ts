/** Waits for a condition that is looked at again after every `changed()`; fails with `what` after 5 s. */
export class Waiting {
  readonly #watchers = new Set<() => void>();

  changed(): void {
    for (const watcher of this.#watchers) watcher();
  }

  until<T>(what: string, look: () => T | undefined | false): Promise<T> {
    return new Promise((resolve, reject) => {
      const watcher = (): void => {
        const found = look();
        if (found === undefined || found === false) return;
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(watcher);
        reject(new Error(`waited 5 s in vain for ${what}`));
      }, 5000);
      this.#watchers.add(watcher);
      watcher();
    });
  }
}
