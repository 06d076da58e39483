import { stepsOf } from "./checks/reach.ts";
import { resolve, type Draft } from "./draft.ts";
import { ITEM_PARTS, NPC_PARTS } from "./parts/index.ts";
import { referencesOf } from "./parts/part.ts";

/** Items that lie in a room, are in a container, are carried by an npc or fall from it, or can be made. */
export function obtainableItems({ rooms, items, npcs, rules }: Draft): Set<string> {
  const all = new Set<string>();
  for (const { value, area } of rooms.authored.values())
    for (const { item } of value.things) all.add(resolve(item, area));
  for (const { value, area } of npcs.authored.values())
    for (const { kind, ref, asked } of referencesOf(NPC_PARTS, value))
      if ((kind === "item" || kind === "thing") && !asked) all.add(resolve(ref, area));
  for (const { value, area } of items.authored.values())
    for (const { kind, ref, path } of referencesOf(ITEM_PARTS, value))
      if (kind === "item" && path[1] === "holds") all.add(resolve(ref, area));
  for (const shelf of [rooms, items, npcs])
    for (const { value, area } of shelf.authored.values())
      for (const { give, spawn } of stepsOf(value))
        for (const ref of [give?.item, spawn?.what]) if (ref !== undefined) all.add(resolve(ref, area));
  for (const { makes } of Object.values(rules.recipes)) all.add(makes);
  return all;
}
