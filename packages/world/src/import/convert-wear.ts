import type { Context } from "./convert-context.ts";
import type { OldItem } from "./model.ts";
import type { Entry } from "./yaml-out.ts";

/** Where old places are on a body of ours: slot, layer. */
const PLACES: Readonly<Record<string, readonly [slot: string, layer: number]>> = {
  finger: ["ring", 1],
  neck: ["neck", 1],
  body: ["chest", 2],
  head: ["head", 1],
  legs: ["legs", 1],
  feet: ["feet", 1],
  hands: ["hands", 1],
  arms: ["chest", 1],
  shield: ["off-hand", 1],
  about: ["back", 1],
  waist: ["legs", 2],
  wrist: ["hands", 1],
  hold: ["off-hand", 1],
};
/** Those that have no place of their own here. */
const NEAR = new Set(["arms", "waist", "wrist", "hold"]);

/** What an affect moves here. Old armour counts downward from 100 in steps that are a quarter of ours. */
const MOVES: Readonly<Record<string, readonly [modifier: string, factor: number]>> = {
  strength: ["strength", 1],
  dexterity: ["dexterity", 1],
  intelligence: ["intelligence", 1],
  wisdom: ["wisdom", 1],
  constitution: ["constitution", 1],
  charisma: ["charisma", 1],
  mana: ["mana", 1],
  health: ["health", 1],
  stamina: ["stamina", 1],
  armour: ["armour", -0.25],
  hit: ["hit", 1],
  damage: ["damage", 1],
};
const OLD_ARMOUR = 4;
const MOST_ARMOUR = 100;
/** What is so of every thing of a kind here. */
const USUAL: Readonly<Record<string, string>> = { wield: "weapon", hold: "light" };

/** Where it is worn and what it does there; undefined for what is not worn. What it cannot do is found. */
export function wearOf(item: OldItem, context: Context): Entry | undefined {
  const { log, rules } = context;
  const weapon = item.use.kind === "weapon";
  const place = Object.keys(PLACES).find(
    (one) => item.wear.has(one) && !(one === "hold" && (weapon || item.use.kind === "light")),
  );
  const [slot = "", layer = 1] = PLACES[place ?? ""] ?? [];
  const modifiers = new Map<string, number>();
  const armour = item.use.kind === "armour" ? Math.max(0, Math.round(item.use.points / OLD_ARMOUR)) : 0;
  if (armour > 0) modifiers.set("armour", Math.min(armour, MOST_ARMOUR));
  for (const affect of item.affects) {
    const moved = MOVES[affect.location];
    const by = moved ? Math.round(affect.by * moved[1] * 100) / 100 : 0;
    if (weapon && affect.location === "damage") continue;
    if (!moved || place === undefined || weapon || by === 0) {
      if (affect.by !== 0)
        log.add(affect, "lost-affect", `#${item.vnum} moves '${affect.location}' by ${affect.by}.`);
      continue;
    }
    modifiers.set(moved[0], (modifiers.get(moved[0]) ?? 0) + by);
  }
  const used = place !== undefined && !weapon && rules.layers.has(slot) ? place : undefined;
  loseWear(item, used, armour, context);
  if (place === undefined || weapon || !rules.layers.has(slot)) return undefined;
  if (NEAR.has(place))
    log.add(item, "changed", `#${item.vnum} goes by '${place}'; here it goes on the ${slot}.`);
  const most = rules.layers.get(slot) ?? 1;
  return {
    slots: [slot],
    layer: layer > 1 && most > 1 ? Math.min(layer, most) : undefined,
    modifiers: modifiers.size > 0 ? Object.fromEntries(modifiers) : undefined,
  };
}

/** Places besides the one it goes to, and armour that no place gives. */
function loseWear(item: OldItem, used: string | undefined, armour: number, { log }: Context): void {
  for (const place of item.wear)
    if (place !== used && place !== "take" && USUAL[place] !== item.use.kind)
      log.add(item, "lost-flag", `#${item.vnum} could be worn or held by '${place}' too.`);
  if (item.use.kind !== "armour" || item.use.points === 0) return;
  if (armour > MOST_ARMOUR)
    log.add(item, "changed", `#${item.vnum} is armour of ${item.use.points}; here of ${MOST_ARMOUR}.`);
  if (armour === 0 || used === undefined)
    log.add(item, "lost-affect", `#${item.vnum} is armour of ${item.use.points}, which does nothing here.`);
}
