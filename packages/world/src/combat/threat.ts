import type { Entity } from "@wyldlands/ecs";
import { Combatant, ContainedIn } from "../components/index.ts";
import type { Game } from "../game.ts";

/** Somebody draws the anger of one who fights. What it fights is what has drawn most. Only inside a deed. */
export function addThreat(being: Entity, by: Entity, points: number): void {
  if (being === by || !being.has(Combatant)) return;
  const { threat } = being.edit(Combatant);
  threat[by.id] = (threat[by.id] ?? 0) + Math.max(0, points);
}

/** Those in the same place who have drawn its anger and are alive, the most hated first. */
export function hatedHere(game: Game, being: Entity): Entity[] {
  const place = being.target(ContainedIn);
  const threat = being.get(Combatant)?.threat ?? {};
  const here: { entity: Entity; points: number }[] = [];
  for (const [id, points] of Object.entries(threat)) {
    const entity = game.world.byId(id);
    if (entity?.alive && place !== undefined && entity.target(ContainedIn) === place)
      here.push({ entity, points });
  }
  return here.sort((a, b) => b.points - a.points).map(({ entity }) => entity);
}
