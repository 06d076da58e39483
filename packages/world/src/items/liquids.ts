import type { Entity } from "@wyldlands/ecs";
import { Filled, Vessel } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { LiquidRule } from "../rules/schemas.ts";

/** What a vessel holds now: a liquid of the rules and how many draughts; undefined when it is empty or none. */
export function contentsOf(
  game: Game,
  vessel: Entity,
): { liquid: string; rule: LiquidRule; draughts: number } | undefined {
  const made = vessel.get(Vessel);
  if (!made) return undefined;
  const { liquid, draughts } = vessel.get(Filled) ?? made;
  const rule = liquid === undefined ? undefined : game.rules.liquids[liquid];
  return rule && liquid !== undefined && draughts > 0 ? { liquid, rule, draughts } : undefined;
}

/** Draughts that still go in. */
export function roomIn(game: Game, vessel: Entity): number {
  const made = vessel.get(Vessel);
  return made ? made.draughts - (contentsOf(game, vessel)?.draughts ?? 0) : 0;
}

/** Takes draughts out; an endless vessel stays full. Only inside a deed. */
export function drain(game: Game, vessel: Entity, draughts: number): void {
  const held = contentsOf(game, vessel);
  if (!held || draughts > held.draughts) throw new RangeError("there is not so much in it");
  if (vessel.need(Vessel).endless) return;
  const left = held.draughts - draughts;
  vessel.add(left > 0 ? Filled({ liquid: held.liquid, draughts: left }) : Filled({ draughts: 0 }));
}

/** Pours draughts in; the vessel must be empty or hold the same. Only inside a deed. */
export function fillWith(game: Game, vessel: Entity, liquid: string, draughts: number): void {
  const held = contentsOf(game, vessel);
  if (draughts > roomIn(game, vessel) || (held && held.liquid !== liquid))
    throw new RangeError("it does not go in");
  vessel.add(Filled({ liquid, draughts: (held?.draughts ?? 0) + draughts }));
}
