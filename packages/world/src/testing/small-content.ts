import type { Content, ItemPrototype, NpcPrototype, RoomPrototype } from "../content/types.ts";
import { GUARD, KIT } from "./small-kit.ts";

/** An island of seven rooms with one of everything that the rules tell apart. */
export function smallContent(): Content {
  return {
    world: {
      name: "Isle",
      start: "isle:pier",
      coin: "isle:copper",
      firstErrand: "isle:marn",
      lostAndFound: "isle:lost",
      jail: "isle:cell",
    },
    areas: new Map([["isle", { name: "The Isle", recall: "isle:pier" }]]),
    rooms: byId(ROOMS),
    items: byId([...ITEMS, ...KIT]),
    npcs: byId([...NPCS, GUARD]),
    help: new Map(
      [
        { name: "start", aliases: ["basics"], seeAlso: ["moving"], text: "Type <command>look</command>." },
        { name: "moving", aliases: ["walking"], seeAlso: [], text: "Type a direction." },
      ].map((topic) => [topic.name, topic]),
    ),
    screens: new Map([
      ["greeting", "An isle in the mist."],
      ["welcome", "Welcome ashore."],
    ]),
  };
}

function byId<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

function room(
  slug: string,
  name: string,
  look: string,
  exits: RoomPrototype["exits"],
  more: Partial<RoomPrototype> = {},
): RoomPrototype {
  return {
    id: `isle:${slug}`,
    area: "isle",
    name,
    look,
    terrain: "shore",
    exits,
    details: {},
    ambience: [],
    things: [],
    npcs: [],
    ...more,
  };
}

const ROOMS: readonly RoomPrototype[] = [
  room(
    "pier",
    "The Pier",
    "Planks over green water.",
    { north: "isle:shed", east: "isle:beach", in: "isle:hut", down: "isle:pit" },
    {
      details: { planks: "One is newer than the rest.", water: "It is deep." },
      ambience: ["A wave slaps the piles.", "A gull laughs."],
      things: [{ item: "isle:bollard", count: 1 }],
      npcs: ["isle:marn"],
    },
  ),
  room(
    "shed",
    "The Shed",
    "Oars along the wall.",
    { south: "isle:pier" },
    {
      things: [
        { item: "isle:oar", count: 3, respawn: 30 },
        { item: "isle:rope", count: 1 },
        { item: "isle:oilskin", count: 1 },
        { item: "isle:flask", count: 2, respawn: 5 },
        { item: "isle:letter", count: 1 },
      ],
    },
  ),
  room(
    "beach",
    "The Beach",
    "Sand, and more sand.",
    { west: "isle:pier" },
    { things: [{ item: "isle:shell", count: 8, respawn: 60 }], npcs: ["isle:moth", "isle:moth"] },
  ),
  // The way up leads to a room that is not there.
  room("hut", "The Hut", "One table, no chair.", { out: "isle:pier", up: "isle:loft" }),
  room("pit", "The Pit", "Walls of wet sand.", {}),
  room("lost", "The Lost Things", "Everything ends here.", {}),
  room("cell", "The Cell", "A bench, and no door.", {}),
];

function item(
  slug: string,
  name: string,
  keywords: readonly string[],
  ground: string,
  look: string,
  more: Partial<ItemPrototype> = {},
): ItemPrototype {
  return { id: `isle:${slug}`, name, keywords, ground, look, weight: 100, stack: false, ...more };
}

const ITEMS: readonly ItemPrototype[] = [
  item(
    "copper",
    "a copper penny",
    ["copper", "penny", "coin", "coins", "coppers"],
    "A penny lies here.",
    "Thin.",
    {
      plural: "copper pennies",
      weight: 3,
      stack: true,
    },
  ),
  item("shell", "a white shell", ["white", "shell"], "A white shell lies here.", "White.", {
    weight: 10,
    stack: true,
  }),
  item("oar", "an ash oar", ["ash", "oar"], "An oar leans here.", "Ash, and straight.", { weight: 2_000 }),
  item("rope", "a rope", ["rope", "line"], "A rope is coiled here.", "Hemp."),
  item("oilskin", "an oilskin coat", ["oilskin", "coat"], "An oilskin coat hangs here.", "It creaks."),
  item("flask", "a flask of lamp oil", ["flask", "lamp", "oil"], "A flask stands here.", "Full.", {
    plural: "flasks of lamp oil",
  }),
  item("letter", "a letter to the king", ["letter", "king"], "A letter lies here.", "Sealed."),
  item("bollard", "the oak bollard", ["oak", "bollard"], "A bollard stands here.", "Polished by rope.", {
    weight: 0,
    fixed: "It holds ships, and it holds still.",
  }),
];

const NPCS: readonly NpcPrototype[] = [
  {
    id: "isle:marn",
    name: "Marn",
    keywords: ["marn", "keeper"],
    ground: "Marn counts the waves.",
    look: "Grey as the sea.",
    errand: {
      item: "isle:flask",
      ask: "Marn says, 'A <item>flask</item> for the lamp, please.'",
      thanks: "{actor} nods to {to}.",
      reward: 12,
    },
    purse: 30,
  },
  {
    id: "isle:moth",
    name: "a pale moth",
    keywords: ["pale", "moth"],
    ground: "A pale moth dances.",
    look: "Dust and light.",
    lifespan: 100,
    respawn: 20,
  },
];
