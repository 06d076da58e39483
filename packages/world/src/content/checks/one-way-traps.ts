import { defineCheck } from "./check.ts";

/**
 * A room from which no way leads back to the start. It is found at the first room of the trap, not at each behind it. Not the jail:
 * that is what it is for.
 */
export const oneWayTraps = defineCheck({
  code: "trap-room",
  run({ draft, content, reach, at }) {
    const { start, jail } = content.world;
    const home = backTo(start, reach.rooms, (id) => reach.waysFrom(id));
    const trapped = [...reach.rooms].filter((id) => !home.has(id) && id !== jail);
    const entered = new Set(
      [...reach.rooms].filter((id) => home.has(id)).flatMap((id) => reach.waysFrom(id)),
    );
    for (const id of trapped) {
      const room = draft.rooms.authored.get(id);
      if (!room || !entered.has(id)) continue;
      at(
        room,
        ["exits"],
        `Whoever comes to ${id} never gets back to ${start}. Give it, or a room behind it, an exit out.`,
      );
    }
  },
});

/** Every room from which a way leads there. */
function backTo(
  start: string,
  rooms: ReadonlySet<string>,
  waysFrom: (room: string) => string[],
): Set<string> {
  const from = new Map<string, string[]>();
  for (const id of rooms) for (const to of waysFrom(id)) from.set(to, [...(from.get(to) ?? []), id]);
  const found = new Set([start]);
  for (const id of found) for (const before of from.get(id) ?? []) found.add(before);
  return found;
}
