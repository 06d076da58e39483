import { buildDoors, keysOf, sideKey, wayBack } from "./doors.ts";
import { isDirection } from "./directions.ts";
import { resolve, type Authored, type Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { didYouMean } from "./nearest.ts";
import { obtainableItems } from "./obtainable.ts";
import type { AuthoredRoom } from "./schemas.ts";

/**
 * Checks doors and what opens them. Findings: unknown-item (a key that is not there), unfindable-key (nobody can come by
 * any of a lock's keys), two-doors (both sides of a passage were given one).
 */
export function checkDoors(draft: Draft, findings: Findings): void {
  const rooms = draft.rooms.authored;
  const doors = buildDoors(rooms);
  const known = rooms.size === draft.rooms.ids.size && draft.items.authored.size === draft.items.ids.size;
  const obtainable = obtainableItems(draft);
  const mustBeFindable = (
    entry: Authored<unknown>,
    path: readonly (string | number)[],
    keys: string[],
  ): void => {
    const ids = keys.map((key) => resolve(key, entry.area));
    if (!known || ids.length === 0 || ids.some((id) => obtainable.has(id) || !draft.items.ids.has(id)))
      return;
    findings.add(
      entry.source.file,
      entry.source.lineOf([...entry.path, ...path]),
      "unfindable-key",
      `Nobody can come by ${ids.join(" or ")}. Put it under 'things' of a room, in a container, or on an npc.`,
    );
  };
  for (const room of rooms.values())
    for (const [direction, { door }] of Object.entries(room.value.exits)) {
      if (!door || !isDirection(direction)) continue;
      const path = ["exits", direction, "door"];
      const line = (): number => room.source.lineOf([...room.path, ...path]);
      for (const key of keysOf(door)) {
        const id = resolve(key, room.area);
        if (draft.items.ids.has(id)) continue;
        const message = `There is no item '${id}'.${didYouMean(id, draft.items.ids)}`;
        findings.add(room.source.file, line(), "unknown-item", message);
      }
      mustBeFindable(room, path, keysOf(door));
      const back = wayBack(room, direction, rooms);
      const other = back && doors.bySide.get(sideKey(back.room.id, back.direction));
      if (back && other !== undefined && isWritten(back.room, back.direction) && room.id < back.room.id)
        findings.add(
          room.source.file,
          line(),
          "two-doors",
          `${back.room.id} has a door ${back.direction} already, and it is this one's other side. Take out one of the two.`,
        );
    }
  for (const item of draft.items.authored.values()) {
    const lock = (item.value as { lock?: { keys: string[] } }).lock;
    if (lock) mustBeFindable(item, ["lock"], lock.keys);
  }
}

function isWritten(room: Authored<AuthoredRoom>, direction: string): boolean {
  return room.value.exits[direction]?.door !== undefined;
}
