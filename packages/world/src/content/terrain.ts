/** What the ground of a room is. Clients with a map colour rooms by it. */
export const TERRAINS = [
  "inside",
  "street",
  "square",
  "quay",
  "road",
  "field",
  "garden",
  "woods",
  "hills",
  "mountain",
  "shore",
  "marsh",
  "shallows",
  "water",
  "underwater",
  "underground",
  "roof",
  "ship",
] as const;

export type Terrain = (typeof TERRAINS)[number];
