import type { ComponentInit } from "@wyldlands/ecs";
import { Body, Loot, Natural, RoomNature, Temper, Weapon, Wearable } from "../components/index.ts";
import type { Content, ItemPrototype, NpcPrototype } from "../content/types.ts";
import { rulesSchema } from "../rules/schemas.ts";
import { smallContent } from "./small-content.ts";

/** The island with beasts of several tempers, weapons, and rules enough for a fight. The hut is peaceful; the shed is for duels. */
export function arenaContent(): Content {
  const content = smallContent();
  const items = new Map(content.items);
  for (const item of ITEMS) items.set(item.id, item);
  const npcs = new Map(content.npcs);
  for (const npc of NPCS) npcs.set(npc.id, npc);
  const rooms = new Map(content.rooms);
  const nature = (slug: string, what: { peaceful?: boolean; duels?: boolean }): void => {
    const room = rooms.get(`isle:${slug}`);
    if (room) rooms.set(room.id, { ...room, inits: [RoomNature({ ...QUIET, ...what })] });
  };
  nature("hut", { peaceful: true });
  nature("shed", { duels: true });
  return { ...content, items, npcs, rooms, rules: RULES };
}

const QUIET = {
  terrain: "shore",
  indoors: false,
  light: "bright" as const,
  rest: 1,
  noMobs: false,
  peaceful: false,
  duels: false,
};

const RULES = rulesSchema.parse({
  folk: {
    human: { name: "human", about: "People.", playable: true },
    beast: { name: "beast", about: "Four legs.", unarmed: { dice: "1d4", type: "pierce", verb: "bite" } },
  },
  effects: {
    "on-guard": { name: "on guard", seconds: 30, modifiers: { defence: 4, hit: -2 }, breaksOn: ["move"] },
    stunned: { name: "stunned", harmful: true, seconds: 4, conditions: ["stunned"] },
    unseen: { name: "unseen", seconds: 60, conditions: ["invisible"], breaksOn: ["attack"] },
    venom: {
      name: "venom",
      harmful: true,
      seconds: 60,
      conditions: ["poisoned"],
      tick: { every: 2, damage: "4", type: "poison" },
    },
  },
  skills: {
    clubs: { name: "clubs", kind: "weapon", about: "Sticks.", attribute: "strength" },
    knives: { name: "knives", kind: "weapon", about: "Edges.", attribute: "dexterity" },
    brawling: { name: "brawling", kind: "weapon", about: "Fists.", attribute: "strength" },
    parrying: { name: "parrying", kind: "weapon", about: "Not being there.", attribute: "dexterity" },
    rescue: { name: "rescue", kind: "skill", about: "To step between.", attribute: "strength" },
    disarm: { name: "disarm", kind: "skill", about: "A twist.", attribute: "dexterity" },
    bash: {
      name: "bash",
      kind: "skill",
      about: "A shoulder.",
      attribute: "strength",
      use: {
        target: "foe",
        stamina: 10,
        cooldown: 8,
        harm: { dice: "2", type: "blunt" },
        effects: [{ effect: "stunned" }],
        words: {
          actor: "You run {to} down.",
          to: "{actor} runs you down.",
          others: "{actor} runs {to} down.",
        },
      },
    },
    backstab: {
      name: "backstab",
      kind: "skill",
      about: "From behind.",
      attribute: "dexterity",
      use: {
        target: "foe",
        stamina: 12,
        cooldown: 20,
        harm: { dice: "8", type: "pierce" },
        words: { actor: "You come out of nowhere behind {to}." },
      },
    },
    wave: {
      name: "wave",
      kind: "spell",
      about: "Knee-high.",
      attribute: "intelligence",
      use: {
        target: "foes",
        mana: 2,
        harm: { dice: "100", type: "cold" },
        words: { actor: "A wave comes over {to}." },
      },
    },
  },
});

function item(slug: string, name: string, inits: ComponentInit[]): ItemPrototype {
  const keywords = name.split(" ").slice(1);
  return {
    id: `isle:${slug}`,
    name,
    keywords,
    ground: `${name} lies here.`,
    look: "Used.",
    weight: 500,
    stack: slug === "pebble",
    inits,
  };
}

const ARM = { type: "blunt" as const, hands: 1 as const, strikes: 1, range: false };

const ITEMS: readonly ItemPrototype[] = [
  item("cudgel", "an oak cudgel", [
    Weapon({ ...ARM, dice: "1d6", skill: "clubs", verb: "club" }),
    Wearable({ slots: ["main-hand"], layer: 1, modifiers: {} }),
  ]),
  item("knife", "a gutting knife", [
    Weapon({ ...ARM, dice: "1d4", type: "pierce", skill: "knives", verb: "slash" }),
    Wearable({ slots: ["main-hand"], layer: 1, modifiers: {} }),
  ]),
  item("spear", "a fishing spear", [
    Weapon({ ...ARM, dice: "3", type: "pierce", skill: "knives", verb: "spear", range: true }),
    Wearable({ slots: ["main-hand"], layer: 1, modifiers: {} }),
  ]),
  item("sling", "a leather sling", [
    Weapon({ ...ARM, dice: "2", skill: "clubs", verb: "hit", range: true, ammunition: "isle:pebble" }),
    Wearable({ slots: ["main-hand"], layer: 1, modifiers: {} }),
  ]),
  item("pebble", "a round pebble", []),
  item("pelt", "a rat pelt", []),
];

function beast(
  slug: string,
  name: string,
  level: number,
  more: {
    temper?: Partial<Record<string, unknown>>;
    natural?: Partial<Record<string, unknown>>;
    loot?: boolean;
  },
): NpcPrototype {
  const inits: ComponentInit[] = [Body({ folk: "beast", level, attributes: {} })];
  if (!more.natural) inits.push(Natural({ modifiers: {}, strikes: 1 }));
  if (more.temper) inits.push(Temper({ attacks: "nobody", helps: false, flees: 0, ...more.temper } as never));
  if (more.natural) inits.push(Natural({ modifiers: {}, strikes: 1, ...more.natural }));
  if (more.loot)
    inits.push(
      Loot([
        { item: "isle:pelt", chance: 1, count: "1" },
        { item: "isle:copper", chance: 1, count: "2d4" },
      ]),
    );
  return {
    id: `isle:${slug}`,
    name,
    keywords: name.split(" ").slice(1),
    ground: `${name} is here.`,
    look: "Teeth.",
    respawn: 30,
    inits,
  };
}

const NPCS: readonly NpcPrototype[] = [
  beast("rat", "a brown rat", 1, { loot: true, natural: { modifiers: { health: -15 } } }),
  beast("wolf", "a lean wolf", 3, { temper: { attacks: "players" } }),
  beast("cur", "a grey cur", 2, { temper: { attacks: "weaker" } }),
  beast("packhound", "a pack hound", 1, { temper: { helps: true } }),
  beast("hare", "a white hare", 1, {
    temper: { flees: 95 },
    natural: { dice: "1", modifiers: { health: 40, dexterity: 8 } },
  }),
  // Kills whoever it strikes at.
  beast("ogre", "a marsh ogre", 9, { natural: { dice: "500", modifiers: { hit: 90, health: 500 } } }),
  // Dies of anything, hurts nobody much.
  beast("mite", "a dust mite", 1, {
    natural: { dice: "1", modifiers: { health: -100, hit: -90, defence: -90, damage: -9 } },
  }),
];
