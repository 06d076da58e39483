import type { Context } from "./convert-context.ts";
import type { NewDoor } from "./convert-exits.ts";
import type { Placed } from "./convert-resets.ts";
import type { OldShop } from "./model.ts";

/** The items that a player can come by: what lies about, is carried, held or sold. */
export function obtainable(placed: Placed, shops: readonly OldShop[]): Set<number> {
  const all = new Set<number>();
  for (const here of placed.things.values()) for (const item of here.keys()) all.add(item);
  for (const variants of placed.variants.values())
    for (const { outfit } of variants) for (const item of outfit.keys()) all.add(item);
  for (const inside of placed.holds.values()) for (const item of inside.keys()) all.add(item);
  for (const { sells } of shops) for (const item of sells) all.add(item);
  return all;
}

/** Takes the keys from doors that nobody could come by, and opens what then nobody could open. */
export function mendDoors(
  doors: ReadonlyMap<string, NewDoor>,
  had: ReadonlySet<number>,
  context: Context,
): void {
  for (const [where, door] of doors) {
    const { key } = door;
    if (key === undefined && !door.locked) continue;
    const [room, direction] = where.split(" ");
    const at = context.world.rooms.get(Number(room));
    if (!at) continue;
    const lose = (why: string): void =>
      context.log.add(at, "lost-lock", `The door ${direction} of #${room}: ${why}.`);
    if (key !== undefined && !(context.itemNames.has(key) && had.has(key))) {
      lose(
        context.itemNames.has(key) ? `nobody could come by its key #${key}` : `its key #${key} is not there`,
      );
      door.key = undefined;
    }
    if (!door.locked || door.key !== undefined || door.pick !== undefined) continue;
    lose("nobody could ever open it; it is closed, and not locked");
    door.locked = false;
  }
}
