import { definePrototype, type ComponentInit, type Prototype } from "@wyldlands/ecs";
import {
  Closure,
  Description,
  Door,
  Errand,
  Lock,
  Mortal,
  Name,
  Portable,
  Room,
  Stack,
  Ways,
} from "./components/index.ts";
import type { Content, DoorPrototype, ItemPrototype, NpcPrototype, RoomPrototype } from "./content/types.ts";

/** How each kind of authored entry becomes the kernel's prototype. */
export const PROTOTYPE_OF = {
  rooms: (room: RoomPrototype): Prototype => definePrototype({ id: room.id, inits: ofRoom(room) }),
  doors: (door: DoorPrototype): Prototype => definePrototype({ id: door.id, inits: ofDoor(door) }),
  items: (item: ItemPrototype): Prototype => definePrototype({ id: item.id, inits: ofItem(item) }),
  npcs: (npc: NpcPrototype): Prototype => definePrototype({ id: npc.id, inits: ofNpc(npc) }),
};

/** Turns authored content into the kernel's prototypes, by 'area:slug'. */
export function buildPrototypes(content: Content): Map<string, Prototype> {
  const all = [
    ...[...content.rooms.values()].map(PROTOTYPE_OF.rooms),
    ...[...(content.doors?.values() ?? [])].map(PROTOTYPE_OF.doors),
    ...[...content.items.values()].map(PROTOTYPE_OF.items),
    ...[...content.npcs.values()].map(PROTOTYPE_OF.npcs),
  ];
  return new Map(all.map((prototype) => [prototype.id, prototype]));
}

function ofRoom(room: RoomPrototype): ComponentInit[] {
  const { area, exits, details, ambience } = room;
  return [
    Name({ name: room.name, keywords: [] }),
    Description({ ground: "", look: room.look }),
    Room({ area, exits: { ...exits }, details: { ...details }, ambience: [...ambience] }),
    ...(room.ways ? [ofWays(room.ways)] : []),
    ...(room.inits ?? []),
  ];
}

function ofWays(ways: NonNullable<RoomPrototype["ways"]>): ComponentInit {
  return Ways(
    Object.fromEntries(
      Object.entries(ways).map(([direction, { door, ...way }]) => [
        direction,
        { ...way, ...(door !== undefined && { door }) },
      ]),
    ),
  );
}

function ofDoor(door: DoorPrototype): ComponentInit[] {
  const { name, keywords, look, sides, open, locked, keys, pick } = door;
  const inits: ComponentInit[] = [
    Name({ name, keywords: [...keywords] }),
    Description({ ground: "", look }),
    Door({ sides: sides.map((side) => ({ ...side })) }),
    Closure({ open, locked }),
  ];
  if (keys.length > 0 || pick !== undefined)
    inits.push(Lock({ keys: [...keys], ...(pick !== undefined && { pick }) }));
  return inits;
}

function ofItem(item: ItemPrototype): ComponentInit[] {
  const portable =
    item.fixed === undefined ? { grams: item.weight } : { grams: item.weight, fixed: item.fixed };
  const inits: ComponentInit[] = [
    named(item),
    Description({ ground: item.ground, look: item.look }),
    Portable(portable),
  ];
  if (item.stack) inits.push(Stack());
  inits.push(...(item.inits ?? []));
  return inits;
}

function ofNpc(npc: NpcPrototype): ComponentInit[] {
  const inits: ComponentInit[] = [named(npc), Description({ ground: npc.ground, look: npc.look })];
  if (npc.errand) inits.push(Errand({ ...npc.errand }));
  if (npc.lifespan !== undefined)
    inits.push(Mortal({ lifespan: npc.lifespan, respawn: npc.respawn ?? npc.lifespan }));
  inits.push(...(npc.inits ?? []));
  return inits;
}

function named(from: { name: string; plural?: string; keywords: readonly string[] }): ComponentInit {
  const keywords = [...from.keywords];
  return Name(
    from.plural === undefined
      ? { name: from.name, keywords }
      : { name: from.name, plural: from.plural, keywords },
  );
}
