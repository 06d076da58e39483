import { Body, Natural, RoomNature, Skills, Teacher } from "../components/index.ts";
import type { Content, NpcPrototype } from "../content/types.ts";
import { rulesSchema } from "../rules/schemas.ts";
import { smallContent } from "./small-content.ts";

/** The island with two folk, two callings, spells of every target, effects of every stacking rule, teachers in the hut, and a dummy to cast at. */
export function schoolContent(): Content {
  const content = smallContent();
  const npcs = new Map(content.npcs);
  for (const npc of NPCS) npcs.set(npc.id, npc);
  const rooms = new Map(content.rooms);
  const hut = rooms.get("isle:hut");
  if (hut) rooms.set(hut.id, { ...hut, npcs: ["isle:dame", "isle:hermit"], inits: [RoomNature(RESTFUL)] });
  return { ...content, npcs, rooms, rules: rulesSchema.parse(RULES) };
}

const RESTFUL = {
  terrain: "inside",
  indoors: true,
  light: "bright" as const,
  rest: 2,
  noMobs: false,
  peaceful: false,
  duels: false,
};

function npc(slug: string, name: string, inits: NonNullable<NpcPrototype["inits"]>): NpcPrototype {
  const keywords = name.toLowerCase().split(" ");
  return { id: `isle:${slug}`, name, keywords, ground: `${name} is here.`, look: "Old.", inits };
}

const NPCS: readonly NpcPrototype[] = [
  npc("dame", "Dame Orla", [
    Body({ folk: "human", level: 5, attributes: {} }),
    Skills({ flare: 50 }),
    Teacher({ skills: ["flare", "clubs", "deep-song"], callings: ["sparker"] }),
  ]),
  npc("hermit", "Hermit", [
    Body({ folk: "human", level: 5, attributes: {} }),
    Teacher({ skills: ["clubs"], callings: [] }),
  ]),
  npc("dummy", "a straw dummy", [
    Body({ folk: "human", level: 1, attributes: { constitution: 90 } }),
    Natural(),
  ]),
];

const words = {
  actor: "You point at {to}.",
  to: "{actor} points at you.",
  others: "{actor} points at {to}.",
};

function spell(name: string, use: object, more: object = {}): object {
  return {
    name,
    kind: "spell",
    about: "It sparks.",
    attribute: "intelligence",
    learn: { sparker: 1 },
    price: 4,
    use: { mana: 3, words, ...use },
    ...more,
  };
}

const RULES = {
  folk: {
    human: { name: "coaster", about: "People.", playable: true },
    islander: { name: "islander", about: "Broad people.", attributes: { constitution: 4 }, playable: true },
    marsher: { name: "marsher", about: "See at night.", conditions: ["nightsight"], playable: true },
    drowned: { name: "drowned", about: "Not for you." },
  },
  callings: {
    sparker: {
      name: "ember-hand",
      about: "Warm.",
      attributes: { intelligence: 2 },
      mana: 6,
      knows: ["flare", "ward"],
      kit: ["isle:oar"],
    },
    deckhand: { name: "deckhand", about: "Strong.", health: 9, knows: ["clubs"] },
  },
  effects: {
    warded: {
      name: "warded",
      seconds: 60,
      modifiers: { armour: 2 },
      dispel: "magic",
      words: {
        start: { actor: "A ward closes.", others: "A ward closes about {actor}." },
        end: { actor: "The ward opens.", others: "The ward about {actor} opens." },
      },
    },
    venom: {
      name: "poisoned",
      harmful: true,
      seconds: 20,
      stacking: "stack",
      most: 3,
      conditions: ["poisoned"],
      tick: { every: 4, damage: "1", type: "poison" },
      dispel: "poison",
      words: { tick: { actor: "It burns." } },
    },
    balm: {
      name: "balmed",
      seconds: 20,
      stacking: "longest",
      tick: { every: 5, heal: "2" },
      dispel: "magic",
    },
    stun: { name: "stunned", harmful: true, seconds: 4, stacking: "keep", conditions: ["stunned"] },
    bind: { name: "held", harmful: true, seconds: 10, conditions: ["held"], dispel: "magic" },
    hush: { name: "hushed", harmful: true, seconds: 10, conditions: ["silenced"], dispel: "magic" },
    dark: { name: "blind", harmful: true, seconds: 10, conditions: ["blind"], dispel: "magic" },
    drowse: { name: "asleep", harmful: true, seconds: 30, conditions: ["asleep"], breaksOn: ["hurt"] },
    veil: { name: "veiled", seconds: 60, conditions: ["invisible"], dispel: "magic", breaksOn: ["attack"] },
    poise: { name: "poised", seconds: 60, modifiers: { defence: 2 }, breaksOn: ["move"] },
  },
  skills: {
    clubs: {
      name: "clubs",
      kind: "weapon",
      about: "Sticks.",
      attribute: "strength",
      learn: { any: 1 },
      price: 3,
    },
    flare: spell("flare", {
      target: "foe",
      takes: 2,
      cooldown: 6,
      harm: { dice: "6", perRank: 0.1, type: "fire" },
      words: { ...words, begin: { actor: "Your palm warms.", others: "The palm of {actor} glows." } },
    }),
    ward: spell("salt ward", {
      target: "friend",
      takes: 1,
      effects: [{ effect: "warded" }],
      words: { ...words, self: { actor: "You draw a ring.", others: "{actor} draws a ring." } },
    }),
    balm: spell("balm", { target: "friend", heal: { dice: "5", perRank: 0 } }),
    clear: spell("clear", { target: "any", dispels: "magic" }),
    purge: spell("purge", { target: "friend", dispels: "poison" }),
    bind: spell("bind", { target: "foe", effects: [{ effect: "bind" }], save: "strength" }),
    surge: spell("surge", { target: "foes", harm: { dice: "4", type: "cold" } }),
    veil: spell("veil", { target: "self", effects: [{ effect: "veil", on: "self", seconds: 9 }] }),
    "deep-song": spell(
      "deep song",
      { target: "foe", harm: { dice: "9", type: "shadow" } },
      { learn: { sparker: 3 } },
    ),
  },
  levels: { experience: [0, 100, 250, 450], lessons: 2, deathCost: 0.1 },
};
