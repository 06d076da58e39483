import { defineCheck } from "./check.ts";

/** A room that nobody who begins at the start can come to, by whatever way and with whatever key. Not the jail. */
export const unreachableRooms = defineCheck({
  code: "unreachable-room",
  run({ draft, content, reach, at }) {
    const { start, jail } = content.world;
    for (const room of draft.rooms.authored.values()) {
      if (reach.rooms.has(room.id) || room.id === jail) continue;
      at(
        room,
        [],
        `No way leads from ${start} to ${room.id}. Give a room that can be reached an exit to it, or put the key of a door on the way where it can be come by.`,
      );
    }
  },
});
