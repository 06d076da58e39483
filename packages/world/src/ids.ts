import { v5, v7 } from "uuid";

/** Names of authored singletons (rooms): the same in every world and after every restart. */
const AUTHORED = "6f1d6f0e-3f0c-5c57-9f0a-6a2c5b6b1e21";

export function newId(): string {
  return v7();
}

/** The id of the one thing that content calls `area:slug`. */
export function authoredId(slug: string): string {
  return v5(slug, AUTHORED);
}

/** Names whose ids are kept; beyond that all are forgotten and made anew. */
const MOST_KEPT = 50_000;

/** Only a memory of `authoredId`: each is a hash, and rooms and records are looked up by theirs at every step and every line. */
export class AuthoredIds {
  readonly #ids = new Map<string, string>();
  /** Of what has been renamed: it keeps the id that it was made with. */
  readonly #kept = new Map<string, string>();
  readonly #most: number;

  constructor(most = MOST_KEPT) {
    this.#most = most;
  }

  /** The thing of that name was made with this id, and keeps it. */
  keep(name: string, id: string): void {
    if (authoredId(name) !== id) this.#kept.set(name, id);
  }

  isKept(name: string): boolean {
    return this.#kept.has(name);
  }

  of(name: string): string {
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;
    let id = this.#ids.get(name);
    if (id === undefined) {
      if (this.#ids.size >= this.#most) this.#ids.clear();
      id = authoredId(name);
      this.#ids.set(name, id);
    }
    return id;
  }
}
