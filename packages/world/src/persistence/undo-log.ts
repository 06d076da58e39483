/**
 * Takes back what the kernel does not know of: rows, and maps beside the entities. Whoever changes such a thing notes how it
 * was; when what was attempted throws, it is put back, the last change first. Outside of an attempt nothing is noted.
 */
export class UndoLog {
  #steps: (() => void)[] | undefined;

  /** Runs it. What it throws reaches the caller, once everything that was noted meanwhile is as it was. May be nested. */
  attempt<T>(run: () => T): T {
    const outer = this.#steps;
    const steps: (() => void)[] = [];
    this.#steps = steps;
    try {
      const result = run();
      outer?.push(...steps);
      return result;
    } catch (error) {
      for (const putBack of steps.reverse()) putBack();
      throw error;
    } finally {
      this.#steps = outer;
    }
  }

  /** How to put back what is changed just now. */
  note(putBack: () => void): void {
    this.#steps?.push(putBack);
  }

  /** The map has that value under the key from now on; undefined: none. */
  put<K, V extends {}>(map: Map<K, V>, key: K, value: V | undefined): void {
    const was = map.get(key);
    write(map, key, value);
    this.note(() => write(map, key, was));
  }

  /** The set has the member from now on, or has it no more. */
  mark<T>(set: Set<T>, member: T, has: boolean): void {
    if (set.has(member) === has) return;
    if (has) set.add(member);
    else set.delete(member);
    this.note(() => void (has ? set.delete(member) : set.add(member)));
  }
}

function write<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
