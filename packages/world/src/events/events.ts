import type { Entity } from "@wyldlands/ecs";
import type { Direction } from "../content/directions.ts";
import type { SanctionKey, SanctionRow } from "../persistence/port.ts";
import type { DamageType, Slot } from "../rules/words.ts";

/**
 * What happened, as facts. Listeners (quests, minds, metrics, state topics) only read; what they want done they queue as
 * Actions, which run in the same turn after the current one.
 */
export type GameEvent =
  /** `way`: the direction it walked, or what it went into (a boat, a let room); absent when it was not on foot. */
  | { type: "EntityMoved"; entity: Entity; from: Entity; to: Entity; way?: Direction | Entity }
  | { type: "EntitySpawned"; entity: Entity; place: Entity }
  /** A builder's copy is empty: its rooms go with the next reading of the content. */
  | { type: "PreviewEnded"; account: string }
  /** `home`: the room whose spawn point brought it forth, when that is known. */
  | {
      type: "EntityDied";
      entity: Entity;
      id: string;
      place: Entity;
      corpse?: Entity;
      killer?: Entity;
      home?: Entity;
    }
  /** `done`: false when it was refused. */
  | { type: "CommandExecuted"; entity: Entity; command: string; done?: boolean }
  /** `item` is what the actor holds now; `lifted` the id of what lay there (they differ when stacks merge). */
  | { type: "ItemPickedUp"; entity: Entity; item: Entity; lifted: string; from: Entity; count: number }
  | { type: "ItemDropped"; entity: Entity; item: Entity; place: Entity }
  | { type: "ItemGiven"; entity: Entity; to: Entity; item: Entity; prototype: string; count: number }
  /** Over the counter of a shop, `coins` for all of it. `made`: so many came into the world by it. */
  | {
      type: "ItemBought";
      entity: Entity;
      from: Entity;
      prototype: string;
      count: number;
      coins: number;
      made: number;
    }
  | { type: "ItemSold"; entity: Entity; to: Entity; prototype: string; count: number; coins: number }
  /** A shop's books evened out: by prototype, what came into the world by it and what went. */
  | { type: "ShopReckoned"; entity: Entity; change: Readonly<Record<string, number>> }
  /** A gesture of `rules/socials.yaml` to somebody. */
  | { type: "Gestured"; entity: Entity; to: Entity; social: string }
  /** A lot of the auction is no longer up; `winner`: who has it now (entity ids). */
  | { type: "LotClosed"; number: number; seller: string; winner?: string }
  | { type: "TradeOpened"; entity: Entity; with: Entity }
  /** `done`: everything on the sheet has changed hands. */
  | { type: "TradeEnded"; entity: Entity; done: boolean }
  /** Something changed hands in a trade: `entity` gave it. */
  | { type: "ItemTraded"; entity: Entity; to: Entity; item: Entity; prototype: string; count: number }
  /** Coins out of somebody's purse; `noticed`: those who saw it. */
  | { type: "CoinsFilched"; entity: Entity; from: Entity; coins: number; noticed: readonly Entity[] }
  /** Somebody who took or struck has been stopped by the watch, and the matter is settled. */
  | { type: "Collared"; entity: Entity; by: Entity }
  | { type: "Knocked"; entity: Entity; item: Entity }
  /** Aloud: `say` to the room, `shout` all over the area. */
  | { type: "Spoke"; entity: Entity; text: string; how: "say" | "shout" }
  | { type: "ItemWorn"; entity: Entity; item: Entity; slot: Slot }
  | { type: "ItemRemoved"; entity: Entity; item: Entity; slot: Slot }
  /** `entity`: who bore it. */
  | { type: "ItemBroken"; item: Entity; entity?: Entity }
  /** It crumbled, and is no more: `id` and `prototype` tell what it was. */
  | { type: "ItemDecayed"; id: string; prototype: string | undefined; place: Entity }
  | { type: "ErrandDone"; entity: Entity; by: Entity }
  /** `left`: health afterwards; at 0 or below it dies of this. */
  | { type: "EntityHurt"; entity: Entity; by?: Entity; amount: number; damage: DamageType; left: number }
  /** Health came back by somebody's doing; `amount` in fact. */
  | { type: "EntityMended"; entity: Entity; by: Entity; amount: number }
  | { type: "CombatStarted"; attacker: Entity; defender: Entity }
  /** It ran from a fight; where to, a move tells. */
  | { type: "Fled"; entity: Entity; from: Entity }
  | { type: "CombatEnded"; entity: Entity }
  | { type: "EffectStarted"; entity: Entity; effect: string; by?: Entity }
  | { type: "EffectEnded"; entity: Entity; effect: string }
  /** What took time is over: its deed is to be done now. */
  | { type: "ActivityDone"; entity: Entity; deed: string; args: ActivityArgs }
  | { type: "ActivityBroken"; entity: Entity; deed: string }
  | { type: "LevelGained"; entity: Entity; level: number }
  | { type: "SkillImproved"; entity: Entity; skill: string; rank: number }
  | { type: "ItemUsed"; entity: Entity; item: Entity; on?: Entity }
  | { type: "ItemMade"; entity: Entity; item: Entity; recipe: string }
  /** `topic`: what was asked about, in small letters. */
  | { type: "TalkedTo"; entity: Entity; to: Entity; topic?: string }
  /** Something was said to somebody who lives here, and is answered; `how`: see `Said` of `@wyldlands/voice`. */
  | {
      type: "Addressed";
      entity: Entity;
      to: Entity;
      text: string;
      how: "say" | "tell" | "ask" | "greet";
      topic?: string;
      /** It was said to this one as well. */
      next?: Entity;
    }
  /** Somebody who lives here said something in answer, or unasked; aloud unless it was a tell. `key`: names the phrasing. */
  | { type: "Voiced"; entity: Entity; to: Entity; text: string; how: "say" | "tell"; key: string }
  /** A model is to find an npc's answer: the record of it (`VoiceJob`) is open. */
  | { type: "AnswerSought"; entity: Entity; to: Entity; job: Entity }
  /** A line that is no command of the game, but that something here waits for. */
  | { type: "Tried"; entity: Entity; text: string }
  /** A door, or a thing with a lid. */
  | { type: "Opened"; entity: Entity; item: Entity }
  | { type: "Closed"; entity: Entity; item: Entity }
  /** What authors call so was done: a reaction said it. */
  | { type: "DeedDone"; entity: Entity; deed: string }
  /** A reaction has it go for somebody. */
  | { type: "Provoked"; entity: Entity; by: Entity }
  | { type: "QuestTaken"; entity: Entity; quest: string }
  /** `ready`: it is to be brought to its end. */
  | { type: "QuestAdvanced"; entity: Entity; quest: string; ready: boolean }
  | { type: "QuestDone"; entity: Entity; quest: string }
  /** `why`: time, death, lost or abandoned. */
  | { type: "QuestFailed"; entity: Entity; quest: string; why: string }
  | { type: "AchievementEarned"; entity: Entity; achievement: string }
  /** The player is to write a text of several lines: the line editor opens for it. */
  | { type: "WritingBegun"; entity: Entity; purpose: string }
  /** `resumed`: it was in play all along, and its player came back to it. */
  | { type: "CharacterEntered"; entity: Entity; first: boolean; resumed?: boolean }
  /** Its player's connection is lost; it stands there, link-dead. */
  | { type: "CharacterDozed"; entity: Entity }
  | { type: "CharacterLeft"; entity: Entity }
  /** A rented room is no more, and with it what could not be carried out of it: so many by prototype, the room among them. */
  | { type: "HomeGivenUp"; entity: Entity; gone: Readonly<Record<string, number>> }
  /** A moderator laid something on a player, or took it off. */
  | { type: "SanctionImposed"; row: SanctionRow }
  | { type: "SanctionLifted"; sanction: SanctionKey }
  /** All that those who live here remembered of a character is gone: who keeps more of it lets it go too. */
  | { type: "MemoriesErased"; id: string; name?: string }
  /** A character is called otherwise from now on. */
  | { type: "CharacterRenamed"; entity: Entity; name: string };

/** Arguments of a deed that is done later: entities by their ids. */
export type ActivityArgs = Readonly<Record<string, string | number | { readonly id: string }>>;

export type EventOf<T extends GameEvent["type"]> = Extract<GameEvent, { type: T }>;
