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
  readonly #speakers = new Map<string, { newest: number; seen: Set<number> }>();
  readonly #faults: Fault[] = [];

  line(text: string): void {
    const heard = HEARD.exec(text);
    if (heard === null) return;
    const speaker = heard[1] as string;
    const id = Number(heard[2]);
    let known = this.#speakers.get(speaker);
    if (known === undefined) this.#speakers.set(speaker, (known = { newest: 0, seen: new Set() }));
    const { newest, seen } = known;
    if (seen.has(id)) {
      this.#faults.push({ kind: "doubled", id, what: `${speaker}'s marker ${id} was heard twice` });
    } else if (id < newest) {
      this.#faults.push({
        kind: "reordered",
        id,
        what: `${speaker}'s marker ${id} was heard after ${newest}`,
      });
    }
    seen.add(id);
    known.newest = Math.max(id, newest);
  }

  report(): ListenerReport {
    let heard = 0;
    for (const { seen } of this.#speakers.values()) heard += seen.size;
    return { heard, speakers: this.#speakers.size, faults: [...this.#faults] };
  }
}
