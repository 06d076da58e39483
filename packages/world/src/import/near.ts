import type { OldWorld, OldZone } from "./model.ts";

/** Some number of the area: notes go by it. */
export function nearOf(zone: OldZone, world: OldWorld): number {
  if (zone.top >= zone.bottom) return zone.bottom;
  return [...world.rooms.values()].find(({ file }) => file === zone.file)?.vnum ?? 0;
}
