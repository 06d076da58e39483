import type { ComponentInit } from "@wyldlands/ecs";
import { Body, Edible, ItemKind, Mind, Minded, Shop, Temper } from "../components/index.ts";
import type { Content, ItemPrototype, NpcPrototype, RoomPrototype } from "../content/types.ts";
import { rulesSchema } from "../rules/schemas.ts";
import { smallContent } from "./small-content.ts";

/** The rooms of the village by their slug, and where their exits lead. */
const STREETS = {
  "watch-house": { south: "gate" },
  gate: { north: "watch-house", east: "street" },
  street: { west: "gate", east: "market", north: "cottage" },
  cottage: { south: "street" },
  market: { west: "street", east: "lane", north: "bakery" },
  bakery: { south: "market" },
  lane: { west: "market", south: "den" },
  den: { north: "lane" },
} satisfies Record<string, Record<string, string>>;
export type VillageRoom = keyof typeof STREETS;

/** One who lives there. */
export interface Villager {
  name: string;
  room: VillageRoom;
  archetype: string;
  places: Record<string, VillageRoom>;
  purse?: number;
  more?: readonly ComponentInit[];
}

/** A village of eight rooms, 'isle:gate' to 'isle:den', with a baker's shop, for those who live by a mind of their own. */
export function villageContent(villagers: readonly Villager[], minds: unknown = {}): Content {
  const small = smallContent();
  const rooms = Object.entries(STREETS).map(
    ([slug, exits]): RoomPrototype => ({
      id: `isle:${slug}`,
      area: "isle",
      name: `The ${slug}`,
      look: "A place in the village.",
      terrain: "street",
      exits: mapValues(exits),
      details: {},
      ambience: [],
      things: [],
      npcs: villagers.filter(({ room }) => room === slug).map(({ name }) => `isle:${name.toLowerCase()}`),
    }),
  );
  const npcs = villagers.map(
    ({ name, archetype, places, purse, more = [] }): NpcPrototype => ({
      id: `isle:${name.toLowerCase()}`,
      name,
      keywords: [name.toLowerCase()],
      ground: `${name} is here.`,
      look: "One of the village.",
      ...(purse !== undefined && { purse }),
      inits: [
        Body({ folk: "human", level: 5, attributes: {} }),
        Temper(),
        Minded({ archetype, places: mapValues(places) }),
        Mind(),
        ...more,
      ],
    }),
  );
  return {
    ...small,
    world: { ...small.world, start: "isle:street" },
    rooms: new Map([...small.rooms, ...rooms.map((room) => [room.id, room] as const)]),
    items: new Map([...small.items, [LOAF.id, LOAF]]),
    npcs: new Map([...small.npcs, ...npcs.map((npc) => [npc.id, npc] as const)]),
    rules: { ...(small.rules ?? rulesSchema.parse({})), minds: rulesSchema.parse({ minds }).minds },
  };
}

/** What a keeper of the village's bakery sells. */
export const BAKERY = [
  Shop({
    sells: [{ item: "isle:loaf", most: 8, restock: 60 }],
    buys: [],
    share: 0.5,
    mends: [],
    till: 50,
    words: {},
  }),
] as const;

const LOAF: ItemPrototype = {
  id: "isle:loaf",
  name: "a loaf",
  keywords: ["loaf"],
  ground: "A loaf lies here.",
  look: "Round.",
  weight: 500,
  stack: true,
  inits: [
    ItemKind({ kind: "food", size: "small", worth: 2, level: 1 }),
    Edible({ how: "eat", effects: [], words: {} }),
  ],
};

function mapValues(places: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(places).map(([name, room]) => [name, `isle:${room}`]));
}
