import type { Entity } from "@wyldlands/ecs";

/**
 * What happened, as facts. Listeners (quests, minds, metrics, state topics) only read; what they want done they queue as
 * Actions, which run in the same turn after the current one.
 */
export type GameEvent =
  | { type: "EntityMoved"; entity: Entity; from: Entity; to: Entity }
  | { type: "EntitySpawned"; entity: Entity; place: Entity }
  | { type: "EntityDied"; entity: Entity; id: string; place: Entity; killer?: Entity }
  | { type: "CommandExecuted"; entity: Entity; command: string }
  /** `item` is what the actor holds now; `lifted` the id of what lay there (they differ when stacks merge). */
  | { type: "ItemPickedUp"; entity: Entity; item: Entity; lifted: string; from: Entity }
  | { type: "ItemDropped"; entity: Entity; item: Entity; place: Entity }
  | { type: "ItemGiven"; entity: Entity; to: Entity; item: Entity; prototype: string; count: number }
  | { type: "ErrandDone"; entity: Entity; by: Entity }
  | { type: "CharacterEntered"; entity: Entity; first: boolean }
  | { type: "CharacterLeft"; entity: Entity };

export type EventOf<T extends GameEvent["type"]> = Extract<GameEvent, { type: T }>;
