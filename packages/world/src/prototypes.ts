import { definePrototype, type ComponentInit, type Prototype } from "@wyldlands/ecs";
import { Description, Errand, Mortal, Name, Portable, Room, Stack } from "./components/index.ts";
import type { Content, ItemPrototype, NpcPrototype, RoomPrototype } from "./content/types.ts";

/** Turns authored content into the kernel's prototypes, by 'area:slug'. */
export function buildPrototypes(content: Content): Map<string, Prototype> {
  const prototypes = new Map<string, Prototype>();
  const add = (id: string, inits: ComponentInit[]): void => {
    prototypes.set(id, definePrototype({ id, inits }));
  };
  for (const room of content.rooms.values()) add(room.id, ofRoom(room));
  for (const item of content.items.values()) add(item.id, ofItem(item));
  for (const npc of content.npcs.values()) add(npc.id, ofNpc(npc));
  return prototypes;
}

function ofRoom(room: RoomPrototype): ComponentInit[] {
  const { area, exits, details, ambience } = room;
  return [
    Name({ name: room.name, keywords: [] }),
    Description({ ground: "", look: room.look }),
    Room({ area, exits: { ...exits }, details: { ...details }, ambience: [...ambience] }),
    ...(room.inits ?? []),
  ];
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
