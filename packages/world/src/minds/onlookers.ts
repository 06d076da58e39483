import { escapeMarkup } from "@wyldlands/protocol";
import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../game.ts";
import type { Session } from "../sessions/session.ts";
import { plainName } from "../views/names.ts";
import type { Thinker } from "./think.ts";

/** Staff who look on at a mind: each reads a line when it changes. Ends with the session, and with the process. */
export class Onlookers {
  readonly #of = new Map<Entity, Set<Session>>();

  constructor(game: Game, thinker: Thinker) {
    thinker.onChange = (being, words) => {
      const sessions = this.#of.get(being);
      if (!sessions) return;
      for (const session of sessions) if (session.character === undefined) sessions.delete(session);
      game.output.tell([...sessions], `<system>${escapeMarkup(`[${plainName(being)}] ${words}`)}</system>`);
    };
  }

  /** False: the session looks on at it already. */
  begin(being: Entity, session: Session): boolean {
    const sessions = this.#of.get(being) ?? new Set();
    this.#of.set(being, sessions);
    if (sessions.has(session)) return false;
    sessions.add(session);
    return true;
  }

  /** At one, or at all; those at which it looked on. */
  end(session: Session, being?: Entity): Entity[] {
    const ended: Entity[] = [];
    for (const [one, sessions] of this.#of) {
      if (being !== undefined && one !== being) continue;
      if (sessions.delete(session)) ended.push(one);
      if (sessions.size === 0 || !one.alive) this.#of.delete(one);
    }
    return ended;
  }
}
