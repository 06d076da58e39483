import { loseFlags, long, refTo, short, type Context, type Named } from "./convert-context.ts";
import { detailsOf, hiddenOf, type NewDoor, type Ways } from "./convert-exits.ts";
import type { Placed } from "./convert-resets.ts";
import type { OldRoom } from "./model.ts";
import type { Entry } from "./yaml-out.ts";

const TERRAIN: Readonly<Record<string, string>> = {
  inside: "inside",
  city: "street",
  field: "field",
  forest: "woods",
  hills: "hills",
  mountain: "mountain",
  "water-swim": "shallows",
  "water-no-swim": "water",
  underwater: "underwater",
  flying: "field",
  desert: "field",
};
/** What it takes to come into a room of this sector. */
const NEEDS: Readonly<Record<string, string>> = {
  "water-no-swim": "swim",
  underwater: "swim",
  flying: "fly",
};
const CARRIED = new Set("dark no-mob indoors peaceful tunnel private".split(" "));
const OLD_COMMON = 100;

export interface RoomParts {
  readonly ways: Ways;
  readonly doors: ReadonlyMap<string, NewDoor>;
  readonly placed: Placed;
  /** Slugs of those who stand in it, from wherever they are. */
  readonly npcs: ReadonlyMap<number, readonly Named[]>;
}

/** An old room as one of ours. */
export function convertRoom(room: OldRoom, named: Named, parts: RoomParts, context: Context): Entry {
  const { log } = context;
  const name = short(context, room.name, room) || `Room ${room.vnum}`;
  const look = long(context, room.look, room);
  if (look === "")
    log.add(room, "made-up", `Room #${room.vnum} has no description; it has its name for one.`);
  loseFlags(context, room, room.flags, CARRIED, `#${room.vnum}`);
  const terrain = TERRAIN[room.sector];
  if (terrain === undefined || room.sector === "flying" || room.sector === "desert")
    log.add(
      room,
      "lost-value",
      `#${room.vnum} is of the sector '${room.sector}'; here it is a ${terrain ?? "room inside"}.`,
    );
  const npcs = (parts.npcs.get(room.vnum) ?? []).map((npc) => refTo(npc, named.area));
  const details = detailsOf(room, parts.doors, context);
  log.counts.details += Object.keys(details).length;
  const things = thingsOf(room, named, parts.placed, context);
  const exits = exitsOf(room, named, parts, context);
  const rest = Math.min(10, room.heal / OLD_COMMON);
  if (rest <= 0 || room.heal > 10 * OLD_COMMON)
    log.add(
      room,
      "changed",
      `#${room.vnum} heals at ${room.heal} percent; here at ${rest > 0 ? rest * 100 : 100}.`,
    );
  const most = room.flags.has("tunnel") ? 1 : room.flags.has("private") ? 2 : undefined;
  return {
    name,
    look: look || `${name}.`,
    terrain: terrain === "inside" ? undefined : terrain,
    indoors: room.flags.has("indoors") && terrain !== "inside" ? true : undefined,
    light: room.flags.has("dark") ? "dark" : undefined,
    rest: rest > 0 && rest !== 1 ? rest : undefined,
    peaceful: room.flags.has("peaceful") ? true : undefined,
    noMobs: room.flags.has("no-mob") ? true : undefined,
    // Old rooms counted players only.
    capacity: most === undefined ? undefined : most + npcs.length,
    exits: Object.keys(exits).length > 0 ? exits : undefined,
    details: Object.keys(details).length > 0 ? details : undefined,
    things: things.length > 0 ? things : undefined,
    npcs: npcs.length > 0 ? npcs : undefined,
  };
}

function exitsOf(
  room: OldRoom,
  named: Named,
  { ways, doors }: RoomParts,
  context: Context,
): Record<string, Entry | string> {
  const { log, roomNames, itemNames, world } = context;
  const exits: Record<string, Entry | string> = {};
  for (const [direction, { exit, to }] of ways.get(room.vnum) ?? []) {
    const there = roomNames.get(to);
    if (!there) continue;
    log.counts.exits += 1;
    const door = doors.get(`${room.vnum} ${direction}`);
    if (door) log.counts.doors += 1;
    const key = door?.key === undefined ? undefined : itemNames.get(door.key);
    const leadsBack = [...(ways.get(to)?.values() ?? [])].some((way) => way.to === room.vnum);
    const sector = world.rooms.get(to)?.sector ?? "";
    const written: Entry = {
      to: refTo(there, named.area),
      oneWay: leadsBack || to === room.vnum ? undefined : true,
      hidden: hiddenOf(exit),
      needs: room.sector === sector ? undefined : NEEDS[sector],
      door: door && {
        name: door.name,
        also: door.also.length > 0 ? door.also : undefined,
        look: door.look || undefined,
        open: door.open ? true : undefined,
        locked: door.locked ? true : undefined,
        key: key && refTo(key, named.area),
        pick: door.pick,
      },
    };
    const plain = Object.values(written).every((value, index) => index === 0 || value === undefined);
    exits[direction] = plain ? refTo(there, named.area) : written;
  }
  return exits;
}

function thingsOf(
  room: OldRoom,
  named: Named,
  placed: Placed,
  { itemNames, coin }: Context,
): Entry[string][] {
  const coins = placed.coins.get(room.vnum);
  const things = [...(placed.things.get(room.vnum) ?? [])].flatMap(
    ([vnum, { count, respawn }]): Entry[string][] => {
      const item = itemNames.get(vnum);
      if (!item) return [];
      const slug = refTo(item, named.area);
      if (count === 1 && respawn === undefined) return [slug];
      return [{ item: slug, count: count === 1 ? undefined : count, respawn }];
    },
  );
  return coins === undefined ? things : [...things, { item: coin, count: coins }];
}
