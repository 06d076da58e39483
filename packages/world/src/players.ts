import type { Entity } from "@wyldlands/ecs";
import { Name } from "./components/index.ts";
import type { Session } from "./sessions/session.ts";

/** Characters in play and who speaks for them. */
export class Players {
  readonly #sessions = new Map<Entity, Session>();

  /** The session that plays the character, link-dead or not. */
  sessionOf(character: Entity): Session | undefined {
    return this.#sessions.get(character);
  }

  attach(character: Entity, session: Session): void {
    this.#sessions.set(character, session);
  }

  detach(character: Entity): void {
    this.#sessions.delete(character);
  }

  /** Whether words reach somebody. */
  isAwake(character: Entity): boolean {
    return this.#sessions.get(character)?.channel !== undefined;
  }

  /** Everyone in play, in the order they came. */
  characters(): Entity[] {
    return [...this.#sessions.keys()];
  }

  get count(): number {
    return this.#sessions.size;
  }

  /** A character in play by its name, in any case. */
  byName(name: string): Entity | undefined {
    const key = nameKey(name);
    return this.characters().find((one) => nameKey(one.get(Name)?.name ?? "") === key);
  }
}

/** What makes two names the same: compatibility forms and case do not tell them apart. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
