import type { ComponentInit } from "@wyldlands/ecs";
import { Edible, LightSource, Readable, Station, Usable, Vessel } from "../components/index.ts";
import type { Content, ItemPrototype } from "../content/types.ts";
import { rulesSchema } from "../rules/schemas.ts";
import { smallContent } from "./small-content.ts";

function item(
  slug: string,
  name: string,
  inits: ComponentInit[],
  more: Partial<ItemPrototype> = {},
): ItemPrototype {
  const keywords = name.split(" ").slice(1);
  return {
    id: `isle:${slug}`,
    name,
    keywords,
    ground: `There is ${name} here.`,
    look: "Plain.",
    weight: 50,
    stack: false,
    inits,
    ...more,
  };
}

const THINGS: readonly ItemPrototype[] = [
  item("bread", "a barley loaf", [Edible({ how: "eat", heal: "5", effects: ["fed"], words: {} })]),
  item("tonic", "a bitter tonic", [
    Edible({ how: "quaff", heal: "5", effects: [], dispels: "poison", words: {}, leaves: "isle:phial" }),
  ]),
  item("phial", "an empty phial", []),
  item("mug", "a tin mug", [Vessel({ draughts: 2, endless: false })]),
  item("well", "the stone well", [Vessel({ draughts: 99, liquid: "water", endless: true })], {
    fixed: "Deep.",
  }),
  item("oilcan", "an oil can", [Vessel({ draughts: 3, liquid: "oil", endless: false })]),
  item("lantern", "a brass lantern", [LightSource({ seconds: 100, fuel: "oil" })]),
  item("candle", "a tallow candle", [LightSource({ seconds: 60 })]),
  item("sign", "a painted sign", [Readable({ text: "BEWARE OF THE GOOSE" })], { fixed: "Nailed." }),
  item("bandage", "a linen bandage", [Usable({ handler: "bandage", data: { heal: "4" } })], { stack: true }),
  item("horn", "a cow horn", [
    Usable({ handler: "sound", data: { actor: "It moos.", others: "{actor} moos." } }),
  ]),
  item("stove", "the iron stove", [Station({ kind: "stove" })], { fixed: "Hot." }),
  item("pan", "a flat pan", []),
  item("egg", "a gull egg", [], { stack: true }),
  item("omelette", "a gull omelette", []),
];

/** The isle with a pantry: things to eat, drink, fill, light, read, use, and to cook with. They lie nowhere. */
export function pantryContent(): Content {
  const content = smallContent();
  const items = new Map([...content.items, ...THINGS.map((one) => [one.id, one] as const)]);
  const rules = rulesSchema.parse({
    effects: {
      fed: { name: "well fed", seconds: 60 },
      poisoned: { name: "poisoned", harmful: true, dispel: "poison", conditions: ["poisoned"] },
      bleeding: { name: "bleeding", harmful: true, conditions: ["bleeding"] },
    },
    liquids: {
      water: { name: "water", about: "Wet.", words: { actor: "Cold, and tastes of stone." } },
      oil: { name: "lamp oil", about: "Slow." },
    },
    skills: { cooking: { name: "cooking", kind: "craft", about: "Eggs.", attribute: "wisdom" } },
    recipes: {
      omelette: {
        name: "gull omelette",
        skill: "cooking",
        station: "stove",
        tool: "isle:pan",
        needs: { "isle:egg": 2 },
        makes: "isle:omelette",
        takes: 4,
      },
    },
  });
  return { ...content, items, rules };
}
