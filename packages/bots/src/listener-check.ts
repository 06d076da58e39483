import type { Fault } from "./auditor.ts";

export interface ListenerReport {
  /** Markers of others that were heard. */
  heard: number;
  speakers: number;
  faults: Fault[];
}

const HEARD = /^.+? says, '#([^']+)-(\d+)'$/;

/**
 * Checks what one bot hears of the others: each marker at most once, and every speaker's in order. A listener may miss some
 * (people walk about), so a gap proves nothing.
 */
export class ListenerCheck {
  readonly #newest = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #faults: Fault[] = [];

  line(text: string): void {
    const heard = HEARD.exec(text);
    if (heard === null) return;
    const speaker = heard[1] as string;
    const id = Number(heard[2]);
    const newest = this.#newest.get(speaker) ?? 0;
    const key = `${speaker}-${id}`;
    if (this.#seen.has(key)) {
      this.#faults.push({ kind: "doubled", id, what: `${speaker}'s marker ${id} was heard twice` });
    } else if (id < newest) {
      this.#faults.push({
        kind: "reordered",
        id,
        what: `${speaker}'s marker ${id} was heard after ${newest}`,
      });
    }
    this.#seen.add(key);
    this.#newest.set(speaker, Math.max(id, newest));
  }

  report(): ListenerReport {
    return { heard: this.#seen.size, speakers: this.#newest.size, faults: [...this.#faults] };
  }
}
