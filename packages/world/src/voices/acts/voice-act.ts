import type { Entity, Refusal } from "@wyldlands/ecs";
import type { Intent, LegalAct, Persona } from "@wyldlands/voice";
import type { DeedContext } from "../../deeds/deed.ts";
import type { Game } from "../../game.ts";
import type { WareHere } from "./wares-here.ts";

/** A player's line, as far as what an npc may do in answer depends on it. */
export interface Heard {
  /** The player's own words. */
  readonly text: string;
  /** How they were understood (`understand` of `@wyldlands/voice`). */
  readonly intent: Intent;
  /** How surely, 0 to 1; left out: quite. */
  readonly score?: number;
  /** What else they do: greet before they ask, agree before they buy. */
  readonly also?: readonly Intent[];
  /** Names that were found in them. */
  readonly slots: HeardSlots;
  /** The npc's, as its persona has them. */
  readonly traits?: Persona["traits"];
  /** Lore and memories that it might tell, the likeliest first. */
  readonly knows?: readonly Telling[];
}

export interface HeardSlots {
  readonly ware?: string | undefined;
  readonly place?: string | undefined;
  readonly person?: string | undefined;
  readonly topic?: string | undefined;
}

/** A piece of lore, or a memory. */
export interface Telling {
  readonly id: string;
  readonly text: string;
  /** Told only to whom it trusts that much (-1 to 1); undefined: to anybody. */
  readonly secret?: number | undefined;
}

/** An npc is about to answer somebody. */
export interface Moment {
  readonly game: Game;
  readonly npc: Entity;
  readonly speaker: Entity;
  readonly heard: Heard;
  /** What several acts look at, while the list is made and nothing changes. */
  readonly kept?: { wares?: WareHere[] };
}

/** One way in which an act can be done now. */
export interface Possible {
  /** What of: a ware's slug, a door's way. With the verb it makes the act's id; left out, the verb is the id. */
  readonly arg?: string;
  /** For the prompt, in plain words: 'sell one mead to Anna for 3 coppers (asked for)'. */
  readonly about: string;
  /** Of a ware: how many of it, and what is asked for all. */
  readonly deal?: LegalAct["deal"];
}

/**
 * Something that an npc does in answer. One file each. What it does it does by deeds (`within`), with their checks: nothing here
 * knows a shorter way.
 */
export interface VoiceAct {
  /** The first part of its ids. */
  readonly verb: string;
  /**
   * `speaker`: it takes coins or things from the speaker, or binds them. `legal` then answers for their consent as well: only their own line
   * (`consent.ts`), or an open offer that they agree to, makes it legal.
   */
  readonly consent?: "speaker";
  legal(moment: Moment): readonly Possible[];
  /** Why it cannot be done, when the speaker asks for it in so many words; for them to read. */
  hindered?(moment: Moment): Refusal<string> | undefined;
  /** Legal a moment ago, in this same deed. A refusal undoes all of it, and the words are not said. */
  perform(moment: Moment, arg: string, context: DeedContext): Refusal<string> | void;
}

export function defineVoiceAct(act: VoiceAct): VoiceAct {
  return Object.freeze(act);
}
