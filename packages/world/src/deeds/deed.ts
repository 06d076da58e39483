import type { Entity, Refusal } from "@wyldlands/ecs";
import type { GameEvent } from "../events/events.ts";
import type { Game } from "../game.ts";
import type { About } from "../turn/turn-output.ts";
import type { WordValues } from "../views/words.ts";

/** What a deed works with while it runs. Words and events of a deed that is refused or throws are dropped. */
export interface DeedContext {
  readonly game: Game;
  readonly actor: Entity;
  /** Says markup built from a template to whoever of these has a player behind them. */
  readonly show: (viewers: Iterable<Entity>, template: string, values?: WordValues, about?: About) => void;
  readonly emit: (event: GameEvent) => void;
}

/** Arguments of a deed: entities, counts, texts. Never a secret (they are traced). */
export type DeedArgs = Readonly<Record<string, Entity | string | number | undefined>>;

export interface DeedWords {
  /** To who did it. */
  actor?: string;
  /** To the argument `to`, when it is a being. */
  to?: string;
  /** To everyone else in the room. */
  others?: string;
}

/** Where a slot of a form looks for what the player named. */
export type Scope =
  | "here" // a thing that lies or stands in the room
  | "carried" // a thing that you carry
  | "near" // a thing or being in the room, or a thing that you carry
  | "beings" // a being in the room
  | "anyone" // a player anywhere, by name or its beginning
  | "text" // all that follows, as it is typed
  | "direction" // one of the twelve directions, whole, short or begun
  | "word"; // one word

export interface CommandSpec {
  name: string;
  aliases?: readonly string[];
  /**
   * What may follow, e.g. `give <item:carried...> to <to:beings>`. A slot is `<argument:scope>`; `...` after it lets it
   * stand for several. Forms drive parsing, help and the words of a mistake.
   */
  forms: readonly string[];
  /** Said when no form fits: what to type instead. */
  usage: string;
  help: string;
}

/**
 * A deed: one file with what may be done, what happens, what each viewer reads and how players say it. Players, NPCs,
 * models, builders and admins all do it through the same `check` and `perform`.
 */
export interface Deed<A extends DeedArgs = DeedArgs> {
  name: string;
  /** Why not, as a refusal with words; undefined: it may be done. */
  check?(args: A, context: DeedContext): Refusal<string> | undefined;
  perform(args: A, context: DeedContext): Refusal<string> | void;
  words?: DeedWords;
  commands?: readonly CommandSpec[];
}

export function defineDeed<A extends DeedArgs>(deed: Deed<A>): Deed<A> {
  return Object.freeze(deed);
}
