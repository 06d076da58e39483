import type { Terrain } from "../../content/terrain.ts";

/** Stamina for a step onto each ground. Firm ground costs nothing. */
export const TERRAIN_COST: Readonly<Record<Terrain, number>> = {
  inside: 0,
  street: 0,
  square: 0,
  quay: 0,
  road: 0,
  field: 1,
  garden: 0,
  woods: 2,
  hills: 2,
  mountain: 4,
  shore: 0,
  marsh: 3,
  shallows: 2,
  water: 3,
  underwater: 5,
  underground: 1,
  roof: 1,
  ship: 0,
};

/** Stamina that a way costs besides, by what it takes to go there. */
export const WAY_COST = { climb: 5, swim: 4, fly: 0 };

/**
 * The stamina that a step costs, by the ground it leads to: nothing on paving, sand, boards and under a roof; 1 in fields, on roofs
 * and underground; 2 in woods, hills and shallows; 3 in marsh and water; 4 in mountains; 5 under water; and 5 more for a climb, 4
 * more for a swim. One who flies pays nothing.
 */
export function terrainCost(
  terrain: string,
  { needs, flying }: { needs?: keyof typeof WAY_COST | undefined; flying: boolean },
): number {
  if (flying) return 0;
  const ground = Object.hasOwn(TERRAIN_COST, terrain) ? TERRAIN_COST[terrain as Terrain] : 0;
  return ground + (needs === undefined ? 0 : WAY_COST[needs]);
}
