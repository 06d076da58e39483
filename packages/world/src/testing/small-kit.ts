import type { ComponentInit } from "@wyldlands/ecs";
import {
  Closure,
  Container,
  Decays,
  Durability,
  ItemKind,
  LightSource,
  Lock,
  Outfit,
  States,
  Station,
  Weapon,
  Wearable,
} from "../components/index.ts";
import type { ItemPrototype, NpcPrototype } from "../content/types.ts";
import type { Modifier, Slot } from "../rules/words.ts";

function item(
  slug: string,
  name: string,
  weight: number,
  inits: ComponentInit[],
  more: Partial<ItemPrototype> = {},
): ItemPrototype {
  const keywords = name.split(" ").slice(1);
  const ground = `${name} lies here.`;
  return {
    id: `isle:${slug}`,
    name,
    keywords,
    ground,
    look: `${name}.`,
    weight,
    stack: false,
    inits,
    ...more,
  };
}

const worn = (slot: Slot, layer: number, modifiers: Partial<Record<Modifier, number>> = {}): ComponentInit =>
  Wearable({ slots: [slot], layer, modifiers });

const weapon = (dice: string, hands: 1 | 2): ComponentInit =>
  Weapon({ dice, type: "slash", skill: "blades", hands, strikes: 1, verb: "slash", range: false });

/** Things to wear, wield and keep others in; they lie nowhere until a test puts them somewhere. */
export const KIT: readonly ItemPrototype[] = [
  item("hat", "a straw hat", 100, [worn("head", 1, { armour: 1 })]),
  item("helm", "an iron helm", 1_500, [
    worn("head", 1, { armour: 3 }),
    ItemKind({ kind: "armour", size: "small", worth: 47, level: 3 }),
  ]),
  item("shirt", "a linen shirt", 200, [worn("chest", 1)]),
  item("jerkin", "a hide jerkin", 1_800, [
    worn("chest", 2, { armour: 2, health: 5 }),
    Durability({ most: 6, station: "forge", needs: "isle:nail" }),
    States({ broken: "A torn jerkin lies here.", worn: "A shabby jerkin lies here." }),
  ]),
  item("ring", "a tin ring", 5, [worn("ring", 1)]),
  item("shield", "a round shield", 2_500, [worn("off-hand", 1, { defence: 2 })]),
  item("knife", "a bone knife", 150, [weapon("1d4", 1), Durability({ most: 3 })]),
  item("cutlass", "a short cutlass", 900, [weapon("1d6", 1)]),
  item("gaff", "a long gaff", 2_400, [weapon("1d8+1", 2)]),
  item("sack", "a hemp sack", 300, [Container({ grams: 5_000, size: "small" })]),
  item("pouch", "a small pouch", 50, [Container({ grams: 100, size: "tiny" })]),
  item("keyring", "an iron hoop", 60, [Container({ grams: 500, size: "tiny", only: ["key"] })]),
  item("key", "a brass key", 20, [ItemKind({ kind: "key", size: "tiny", worth: 2, level: 1 })]),
  item("anvil", "a black anvil", 40_000, [ItemKind({ kind: "tool", size: "large", worth: 90, level: 1 })]),
  item("nail", "an iron nail", 8, [], { stack: true }),
  item("lantern", "a horn lantern", 700, [
    LightSource({ seconds: 60 }),
    States({ lit: "A horn lantern burns here." }),
  ]),
  item(
    "coffer",
    "a sea coffer",
    0,
    [
      Container({ grams: 20_000, size: "medium" }),
      Closure({ open: false, locked: false }),
      Lock({ keys: ["isle:key"] }),
      Outfit([
        { item: "isle:ring", count: 1 },
        { item: "isle:copper", count: 6 },
      ]),
      States({ open: "A sea coffer gapes here." }),
    ],
    { fixed: "It is bolted down." },
  ),
  item("forge", "a small forge", 0, [Station({ kind: "forge" })], { fixed: "It is a forge." }),
  item("snowball", "a wet snowball", 100, [
    Decays({ seconds: 30, words: "{item} melts.", leaves: "isle:nail" }),
  ]),
];

/** A being with things of its own. */
export const GUARD: NpcPrototype = {
  id: "isle:guard",
  name: "a tired guard",
  keywords: ["tired", "guard"],
  ground: "A tired guard leans here.",
  look: "Boots first.",
  inits: [
    Outfit([
      { item: "isle:cutlass", count: 1 },
      { item: "isle:shield", count: 1 },
      { item: "isle:hat", count: 2 },
      { item: "isle:nail", count: 4 },
    ]),
  ],
};
