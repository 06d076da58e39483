import type { Entity } from "@wyldlands/ecs";
import type { Person, RegardBand } from "@wyldlands/voice";
import { Acquaintance, Character, Relationship } from "../components/index.ts";
import type { Game } from "../game.ts";
import { agoWords } from "../memory/ago.ts";
import { regardOf, relationship } from "../society/regard.ts";
import { plainName } from "../views/names.ts";
import { acquaintance } from "./acquaintance.ts";

/** From what affinity on somebody stands so with the npc. */
const BANDS: readonly { from: number; band: RegardBand }[] = [
  { from: 0.5, band: "loved" },
  { from: 0.15, band: "liked" },
  { from: -0.15, band: "unknown" },
  { from: -0.5, band: "disliked" },
  { from: -Infinity, band: "hated" },
];

/** Of what is between two, so many of the latest things come to mind. */
const LATEST = 5;

/** Somebody as the npc knows them. */
export function personOf(game: Game, npc: Entity, who: Entity): Person {
  const { affinity, trust } = regardOf(game, npc, who);
  const interactions = relationship(game, npc, who)?.get(Relationship)?.interactions ?? [];
  return {
    id: who.id,
    name: plainName(who),
    player: who.has(Character),
    regard: { affinity, trust, band: bandOf(affinity) },
    between: interactions.slice(-LATEST).map(({ what, at }) => `${what}, ${agoWords(game, at)}`),
    met: acquaintance(game, npc, who)?.get(Acquaintance)?.lines ?? 0,
  };
}

export function bandOf(affinity: number): RegardBand {
  return BANDS.find(({ from }) => affinity >= from)?.band ?? "unknown";
}
