import type { Entity } from "@wyldlands/ecs";
import { Character } from "../components/index.ts";
import { MOST_INTERACTIONS, Relationship } from "../components/relationship.ts";
import type { Game } from "../game.ts";
import { faded, repeated } from "../rules/formulas/regard.ts";
import { HOURS } from "../time/calendar.ts";
import { openRecord, recordId, recordOf } from "./records.ts";

/** How one being stands to another: -1 (hates, expects the worst) to 1. Strangers are at 0. */
export interface Regard {
  affinity: number;
  trust: number;
}

/** How `from` regards `to` now: what was, faded by the days that went by. */
export function regardOf(game: Game, from: Entity, to: Entity): Regard {
  const record = relationship(game, from, to);
  return record ? regardIn(game, record) : { affinity: 0, trust: 0 };
}

/** What a record of regard (`Relationship`) comes to now. */
export function regardIn(game: Game, record: Entity): Regard {
  const { affinity, trust, at } = record.need(Relationship);
  const days = (game.clock.now() - at) / dayMs(game);
  return { affinity: faded(affinity, days), trust: faded(trust, days) };
}

/** The record of how `from` regards `to`, if they have ever met. */
export function relationship(game: Game, from: Entity, to: Entity): Entity | undefined {
  return relationshipOf(game, mindOf(from), to.id);
}

/** The same by ids: `mind` is a character's entity id or an npc's prototype, `to` an entity id of whom it regards. */
export function relationshipOf(game: Game, mind: string, to: string): Entity | undefined {
  return recordOf(game, "regard", `${mind}:${to}`);
}

/**
 * `from` remembers what `to` did (`gave bread`), and thinks so much better or worse of them for it: less for what was done the
 * same day already. Only inside a deed.
 */
export function remember(game: Game, from: Entity, to: Entity, what: string, change: Partial<Regard>): void {
  const now = game.clock.now();
  const record =
    relationship(game, from, to) ??
    openRecord(
      game,
      [Relationship({ from: mindOf(from), affinity: 0, trust: 0, at: now, interactions: [], count: 0 })],
      { under: to, id: recordId("regard", aboutBoth(from, to)) },
    );
  const was = regardIn(game, record);
  const kept = record.edit(Relationship);
  const times = kept.interactions.filter((one) => one.what === what && now - one.at < dayMs(game)).length;
  const affinity = repeated(change.affinity ?? 0, times);
  const trust = repeated(change.trust ?? 0, times);
  kept.affinity = within(was.affinity + affinity);
  kept.trust = within(was.trust + trust);
  kept.at = now;
  kept.count += 1;
  kept.interactions.push({ what, at: now, affinity: within(affinity), trust: within(trust) });
  if (kept.interactions.length > MOST_INTERACTIONS) kept.interactions.shift();
}

/** Whose memory it is. An npc that dies and comes again is the same person. */
function mindOf(being: Entity): string {
  return being.has(Character) ? being.id : (being.prototype?.id ?? being.id);
}

function aboutBoth(from: Entity, to: Entity): string {
  return `${mindOf(from)}:${to.id}`;
}

function dayMs(game: Game): number {
  return HOURS * game.rules.calendar.hourSeconds * 1_000;
}

function within(share: number): number {
  return Math.min(1, Math.max(-1, share));
}
