import type { Entity } from "@wyldlands/ecs";
import type { DamageType, Slot } from "../rules/words.ts";

/**
 * What happened, as facts. Listeners (quests, minds, metrics, state topics) only read; what they want done they queue as
 * Actions, which run in the same turn after the current one.
 */
export type GameEvent =
  | { type: "EntityMoved"; entity: Entity; from: Entity; to: Entity }
  | { type: "EntitySpawned"; entity: Entity; place: Entity }
  /** `home`: the room whose spawn point brought it forth, when that is known. */
  | { type: "EntityDied"; entity: Entity; id: string; place: Entity; killer?: Entity; home?: Entity }
  /** `done`: false when it was refused. */
  | { type: "CommandExecuted"; entity: Entity; command: string; done?: boolean }
  /** `item` is what the actor holds now; `lifted` the id of what lay there (they differ when stacks merge). */
  | { type: "ItemPickedUp"; entity: Entity; item: Entity; lifted: string; from: Entity }
  | { type: "ItemDropped"; entity: Entity; item: Entity; place: Entity }
  | { type: "ItemGiven"; entity: Entity; to: Entity; item: Entity; prototype: string; count: number }
  | { type: "ItemWorn"; entity: Entity; item: Entity; slot: Slot }
  | { type: "ItemRemoved"; entity: Entity; item: Entity; slot: Slot }
  /** `entity`: who bore it. */
  | { type: "ItemBroken"; item: Entity; entity?: Entity }
  /** It crumbled, and is no more: `id` and `prototype` tell what it was. */
  | { type: "ItemDecayed"; id: string; prototype: string | undefined; place: Entity }
  | { type: "ErrandDone"; entity: Entity; by: Entity }
  /** `left`: health afterwards; at 0 or below it dies of this. */
  | { type: "EntityHurt"; entity: Entity; by?: Entity; amount: number; damage: DamageType; left: number }
  | { type: "CombatStarted"; attacker: Entity; defender: Entity }
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
  | { type: "CharacterEntered"; entity: Entity; first: boolean }
  | { type: "CharacterLeft"; entity: Entity };

/** Arguments of a deed that is done later: entities by their ids. */
export type ActivityArgs = Readonly<Record<string, string | number | { readonly id: string }>>;

export type EventOf<T extends GameEvent["type"]> = Extract<GameEvent, { type: T }>;
