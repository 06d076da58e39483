import type { Entity, Refusal } from "@wyldlands/ecs";
import type { GameEvent } from "../events/events.ts";
import type { Game } from "../game.ts";
import type { Permission } from "../permissions/permissions.ts";
import type { Position } from "../rules/words.ts";
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
export const SCOPES = [
  "here", // a thing that lies or stands in the room
  "carried", // a thing that you carry and do not wear
  "worn", // a thing that you wear or wield, the outermost first
  "wearable", // a thing that you carry and could put on, the innermost first
  "near", // a thing or being in the room, a thing that you carry or wear, or yourself
  "inside", // a thing in what the form's slot `container` names, when that is open
  "closable", // a door, by its direction or name, or a thing that can be shut, in the room or carried
  "beings", // a being in the room, or yourself (`me`)
  "anyone", // a player anywhere, by name or its beginning
  "text", // all that follows, as it is typed
  "direction", // one of the twelve directions, whole, short or begun
  "word", // one word
  "number", // a whole number, in digits
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who may use a command, the least first. A session without an account is a player's. */
export const ROLES = ["player", "storyteller", "builder", "admin"] as const;
export type Role = (typeof ROLES)[number];

export interface CommandSpec {
  /** Several deeds may share one (`group invite`, `group leave`): the forms of all are tried; the first deed's spec tells all else. */
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
  /** The least position that it takes: "standing" for deeds and "sleeping" for other commands, unless it says so. */
  position?: Position;
  /** Who may use it; nobody else hears that there is such a command. "player" unless it says so. */
  role?: Role;
  /** In place of a role: the right that it takes, which a role gives or an account is granted. */
  permission?: Permission;
  /** Seconds until the same player can use it again, once it has been done. NPCs do without. */
  cooldown?: number;
  /** Said before that time is over: `{seconds}` is what is left of it. */
  cooldownWords?: string;
  /** Done at once by who is busy with something that takes time; others wait. By default what is no deed does not wait. */
  instant?: boolean;
  /** What follows are the player's own words: `;` is no end of them, and quotes stay. */
  speech?: boolean;
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
