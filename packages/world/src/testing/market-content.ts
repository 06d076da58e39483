import type { ComponentInit } from "@wyldlands/ecs";
import { Body, Durability, ItemKind, LightSource, Shop, Temper } from "../components/index.ts";
import type { Content, ItemPrototype, NpcPrototype } from "../content/types.ts";
import type { ITEM_KINDS } from "../rules/words.ts";
import { rulesSchema } from "../rules/schemas.ts";
import { smallContent } from "./small-content.ts";

type Kind = (typeof ITEM_KINDS)[number];

function item(
  slug: string,
  name: string,
  kind: Kind,
  worth: number,
  more: Partial<ItemPrototype> = {},
  inits: readonly ComponentInit[] = [],
): ItemPrototype {
  return {
    id: `isle:${slug}`,
    name,
    keywords: name.split(" ").slice(1),
    ground: `There is ${name} here.`,
    look: "Plain.",
    weight: 100,
    stack: false,
    inits: [ItemKind({ kind, size: "small", worth, level: 1 }), ...inits],
    ...more,
  };
}

const ITEMS: readonly ItemPrototype[] = [
  item("lamp", "a tin lamp", "light", 12, {}, [LightSource({ seconds: 60 })]),
  item("hide", "a rat hide", "material", 4, { stack: true }),
  item("dirk", "a dirk", "weapon", 20, { keywords: ["dirk"] }, [Durability({ most: 10 })]),
  item("boulder", "a boulder", "misc", 1, { weight: 900_000, keywords: ["boulder"] }),
  item("seal", "a royal seal", "quest", 50),
  item("straw", "a straw", "material", 1, { keywords: ["straw"] }),
];

function npc(slug: string, name: string, inits: readonly ComponentInit[]): NpcPrototype {
  const keywords = name.toLowerCase().split(" ");
  return {
    id: `isle:${slug}`,
    name,
    keywords,
    ground: `${name} is here.`,
    look: "Sharp.",
    inits: [Body({ folk: "human", level: 1, attributes: {} }), ...inits],
    respawn: 60,
  };
}

const NPCS: readonly NpcPrototype[] = [
  npc("wyn", "Wyn", [
    Shop({
      sells: [
        { item: "isle:lamp", most: 3, restock: 60 },
        { item: "isle:shell", most: 9, restock: 10, price: 1 },
        { item: "isle:boulder", most: 1, restock: 60 },
      ],
      buys: ["material", "weapon", "light"],
      share: 0.5,
      mends: ["weapon"],
      till: 48,
      words: { greets: "Wyn looks up." },
    }),
    Temper({ attacks: "nobody", helps: false, flees: 0 }),
  ]),
  npc("owl", "Owl", [
    Shop({
      sells: [{ item: "isle:dirk", most: 2, restock: 60 }],
      buys: [],
      share: 0.5,
      mends: [],
      till: 0,
      hours: { from: "dusk", to: "dawn" },
      words: {},
    }),
  ]),
];

/** The isle with a market: Wyn keeps shop in the shed, Owl in the hut by night. Wyn can be fought. */
export function marketContent(): Content {
  const content = smallContent();
  const rooms = new Map(content.rooms);
  for (const [slug, keeper] of [
    ["isle:shed", "isle:wyn"],
    ["isle:hut", "isle:owl"],
  ] as const) {
    const room = rooms.get(slug);
    if (room) rooms.set(slug, { ...room, npcs: [keeper] });
  }
  return {
    ...content,
    rooms,
    items: new Map([...content.items, ...ITEMS.map((one) => [one.id, one] as const)]),
    npcs: new Map([...content.npcs, ...NPCS.map((one) => [one.id, one] as const)]),
    rules: rulesSchema.parse({
      calendar: { hourSeconds: 10 },
      socials: {
        thank: {
          alone: { actor: "You thank.", others: "{actor} thanks." },
          to: { actor: "You thank {to}.", to: "{actor} thanks you.", others: "{actor} thanks {to}." },
          feeling: "kind",
        },
        sneer: {
          alone: { actor: "You sneer.", others: "{actor} sneers." },
          to: {
            actor: "You sneer at {to}.",
            to: "{actor} sneers at you.",
            others: "{actor} sneers at {to}.",
          },
          feeling: "unkind",
        },
      },
    }),
  };
}
