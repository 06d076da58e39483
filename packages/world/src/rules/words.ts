/** The closed word lists of the rules: what YAML may name, and what code may ask for. */

export const ATTRIBUTES = [
  "strength",
  "dexterity",
  "constitution",
  "intelligence",
  "wisdom",
  "charisma",
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

export const DAMAGE_TYPES = [
  "slash",
  "pierce",
  "blunt",
  "fire",
  "cold",
  "lightning",
  "poison",
  "holy",
  "shadow",
] as const;
export type DamageType = (typeof DAMAGE_TYPES)[number];

/** From the least able to the most: a command asks for one of them or better. */
export const POSITIONS = ["sleeping", "resting", "sitting", "standing"] as const;
export type Position = (typeof POSITIONS)[number];

/** What an effect can make of a being, besides numbers. */
export const CONDITIONS = [
  "asleep",
  "blind",
  "stunned",
  "held",
  "silenced",
  "frightened",
  "poisoned",
  "bleeding",
  "invisible",
  "hidden",
  "flying",
  "swimming",
  "nightsight",
  "truesight",
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Numbers of a being that folk, callings, effects and worn things move. `armour` and `resist-…` take off damage. */
export const MODIFIERS = [
  ...ATTRIBUTES,
  "health",
  "mana",
  "stamina",
  "hit",
  "defence",
  "damage",
  "critical",
  "speed",
  "armour",
  "health-regeneration",
  "mana-regeneration",
  "stamina-regeneration",
  "carry",
  ...DAMAGE_TYPES.map((type) => `resist-${type}` as const),
] as const;
export type Modifier = (typeof MODIFIERS)[number];

/** The places on a body where things are worn; what they are called is in `content/rules/slots.yaml`. */
export const SLOTS = [
  "head",
  "neck",
  "chest",
  "back",
  "hands",
  "legs",
  "feet",
  "ring",
  "main-hand",
  "off-hand",
  "two-hand",
] as const;
export type Slot = (typeof SLOTS)[number];

/** Sorts of things. */
export const ITEM_KINDS = [
  "weapon",
  "armour",
  "consumable",
  "container",
  "light",
  "key",
  "readable",
  "food",
  "drink",
  "quest",
  "material",
  "tool",
  "money",
  "misc",
] as const;

/** From what fits in a pocket to what fills a gate. */
export const SIZES = ["tiny", "small", "medium", "large", "huge"] as const;
export type Size = (typeof SIZES)[number];

/** What a thing may be in, the most telling first; `content` may have a sentence for each. `worn` is nearly worn out. */
export const ITEM_STATES = ["broken", "lit", "open", "closed", "empty", "half-empty", "worn"] as const;
export type ItemState = (typeof ITEM_STATES)[number];
