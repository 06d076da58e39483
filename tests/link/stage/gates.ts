/** Points at which a test lets something wait until it says go on. */
export class Gates<Name extends string> {
  readonly #closed = new Map<Name, { open: Promise<void>; release: () => void }>();
  readonly #waiting = new Map<Name, number>();
  readonly #watchers = new Set<() => void>();

  /** From now on whoever comes to this point waits; the returned function lets all of them go on. */
  hold(name: Name): () => void {
    let release = (): void => {};
    const open = new Promise<void>((resolve) => {
      release = resolve;
    });
    const gate = { open, release };
    this.#closed.set(name, gate);
    return () => {
      if (this.#closed.get(name) === gate) this.#closed.delete(name);
      release();
    };
  }

  /** Resolves when somebody waits at the point. */
  async reached(name: Name): Promise<void> {
    while (!this.#waiting.get(name)) await new Promise<void>((resolve) => this.#watchers.add(resolve));
  }

  async pass(name: Name): Promise<void> {
    const gate = this.#closed.get(name);
    if (!gate) return;
    this.#waiting.set(name, (this.#waiting.get(name) ?? 0) + 1);
    for (const watcher of this.#watchers) watcher();
    this.#watchers.clear();
    await gate.open;
    this.#waiting.set(name, (this.#waiting.get(name) ?? 1) - 1);
  }

  releaseAll(): void {
    for (const { release } of this.#closed.values()) release();
    this.#closed.clear();
  }
}
