import type { Entity } from "@wyldlands/ecs";
import { MOST_INTERACTIONS, Relationship } from "../components/relationship.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId } from "./records.ts";

/** How one being stands to another: -1 (hates, expects the worst) to 1. Strangers are at 0. */
export interface Regard {
  affinity: number;
  trust: number;
}

export function regardOf(game: Game, from: Entity, to: Entity): Regard {
  const known = relationship(game, from, to)?.need(Relationship);
  return { affinity: known?.affinity ?? 0, trust: known?.trust ?? 0 };
}

/** The record of how `from` regards `to`, if they have ever met. */
export function relationship(game: Game, from: Entity, to: Entity): Entity | undefined {
  return game.world.byId(regardId(from, to));
}

/** `from` remembers what `to` did (`gave bread`), and thinks so much better or worse of them for it. Only inside a deed. */
export function remember(game: Game, from: Entity, to: Entity, what: string, change: Partial<Regard>): void {
  const { affinity = 0, trust = 0 } = change;
  const record =
    relationship(game, from, to) ??
    openRecord(game, [Relationship({ from: from.id, affinity: 0, trust: 0, interactions: [], count: 0 })], {
      under: to,
      id: regardId(from, to),
    });
  const kept = record.edit(Relationship);
  kept.affinity = within(kept.affinity + affinity);
  kept.trust = within(kept.trust + trust);
  kept.count += 1;
  kept.interactions.push({ what, at: game.clock.now(), affinity: within(affinity), trust: within(trust) });
  if (kept.interactions.length > MOST_INTERACTIONS) kept.interactions.shift();
}

function regardId(from: Entity, to: Entity): string {
  return recordId("regard", `${from.id}:${to.id}`);
}

function within(share: number): number {
  return Math.min(1, Math.max(-1, share));
}
