import type { Terrain } from "../content/terrain.ts";

/**
 * Each ground's colour on a client's map, as one of the 6×6×6 that a terminal of 256 colours has: `[red, green, blue]`, each 0
 * to 5. Mudlet draws such a room in that colour when its environment's `color` is 16 + 36 red + 6 green + blue.
 */
export const TERRAIN_COLOURS: Readonly<Record<Terrain, readonly [number, number, number]>> = {
  inside: [4, 3, 2],
  street: [3, 3, 3],
  square: [4, 4, 3],
  quay: [3, 2, 1],
  road: [3, 3, 1],
  field: [3, 4, 1],
  garden: [1, 4, 1],
  woods: [0, 2, 0],
  hills: [3, 2, 0],
  mountain: [2, 2, 2],
  shore: [5, 4, 2],
  marsh: [1, 2, 1],
  shallows: [1, 4, 5],
  water: [0, 2, 5],
  underwater: [0, 0, 3],
  underground: [1, 1, 1],
  roof: [4, 1, 1],
  ship: [2, 1, 0],
};

/** The levels of red, green and blue of that palette. */
const LEVELS = [0, 95, 135, 175, 215, 255] as const;

/** Its number in the palette, 16 to 231. */
export function paletteNumber([red, green, blue]: readonly [number, number, number]): number {
  return 16 + 36 * red + 6 * green + blue;
}

/** `#rrggbb` */
export function htmlColour(colour: readonly [number, number, number]): string {
  return `#${colour.map((part) => (LEVELS[part] ?? 0).toString(16).padStart(2, "0")).join("")}`;
}
