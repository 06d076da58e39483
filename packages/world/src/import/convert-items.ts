import { loseFlags, long, refTo, short, type Context, type Named } from "./convert-context.ts";
import { keywordsIn } from "./clean-text.ts";
import { wearOf } from "./convert-wear.ts";
import type { OldItem, Use } from "./model.ts";
import type { ImportLog } from "./report.ts";
import type { Entry } from "./yaml-out.ts";

/** How a weapon of the old words strikes here: kind of harm, skill, verb. */
export const STRIKES: Readonly<Record<string, readonly [type: string, skill: string, verb: string]>> = {
  hit: ["blunt", "clubs", "hit"],
  sting: ["pierce", "knives", "sting"],
  whip: ["slash", "clubs", "whip"],
  slash: ["slash", "blades", "slash"],
  slice: ["slash", "blades", "slice"],
  bite: ["pierce", "knives", "bite"],
  bludgeon: ["blunt", "clubs", "bludgeon"],
  crush: ["blunt", "clubs", "crush"],
  pound: ["blunt", "clubs", "pound"],
  claw: ["slash", "blades", "claw"],
  maul: ["blunt", "clubs", "maul"],
  thrash: ["blunt", "clubs", "thrash"],
  pierce: ["pierce", "knives", "pierce"],
  blast: ["fire", "clubs", "blast"],
  punch: ["blunt", "brawling", "punch"],
  stab: ["pierce", "knives", "stab"],
  sword: ["slash", "blades", "slash"],
  dagger: ["pierce", "knives", "stab"],
  spear: ["pierce", "harpoons", "spear"],
  mace: ["blunt", "clubs", "pound"],
  axe: ["slash", "blades", "chop"],
  flail: ["blunt", "clubs", "flail"],
  polearm: ["slash", "harpoons", "slash"],
};

/** What old potions do, by the name of their spell. */
const POTIONS: Readonly<Record<string, { effect?: string; heal?: string; dispels?: string }>> = {
  armor: { effect: "salt-skin" },
  bless: { effect: "blessed" },
  blindness: { effect: "blinded" },
  "cure light": { heal: "1d8+2" },
  "cure critical": { heal: "3d8+3" },
  "cure serious": { heal: "2d8+2" },
  heal: { heal: "10d4+10" },
  haste: { effect: "quickened" },
  infravision: { effect: "cats-eyes" },
  invisible: { effect: "unseen" },
  invisibility: { effect: "unseen" },
  poison: { effect: "poisoned" },
  "remove poison": { dispels: "poison" },
  "cure poison": { dispels: "poison" },
  "remove curse": { dispels: "curse" },
  "dispel magic": { dispels: "magic" },
  sleep: { effect: "slumber" },
  strength: { effect: "stout" },
  "giant strength": { effect: "stout" },
};

const KINDS: Readonly<Record<string, string>> = {
  key: "key",
  treasure: "misc",
  gem: "misc",
  jewelry: "misc",
  worn: "armour",
  note: "readable",
  map: "readable",
  pen: "tool",
  trash: "misc",
  other: "misc",
  furniture: "misc",
};

const SECONDS_OF_AN_HOUR = 75;
const GRAMS_OF_A_POUND = 454;
const PICK = 40;

/** An old object as an item of ours. */
export function convertItem(item: OldItem, named: Named, context: Context): Entry {
  const { log } = context;
  const name = short(context, item.name, item) || keywordsIn(item.keywords)[0] || "a nameless thing";
  const ground = short(context, item.ground, item) || `${upper(name)} lies here.`;
  const [look, also] = lookOf(item, name, context);
  for (const { file, line, text } of item.more) log.add({ file, line }, "lost-value", `It says ${text}.`);
  loseFlags(context, item, item.extraFlags, new Set(), `#${item.vnum}`);
  const parts = partsOf(item, named, context);
  const worn = wearOf(item, context);
  const fixed = item.wear.has("take") ? undefined : `${upper(name)} stays where it is.`;
  if (fixed !== undefined && item.grams > 0)
    log.add(item, "lost-value", `#${item.vnum} weighs ${item.grams} grams, and stays where it is.`);
  const words = new Set(name.toLowerCase().split(/[^\p{L}\p{N}'-]+/u));
  const keywords = [...new Set([...keywordsIn(item.keywords), ...also])].filter((word) => !words.has(word));
  return {
    name,
    also: keywords.length > 0 ? keywords : undefined,
    ground,
    look,
    weight: fixed === undefined ? item.grams : undefined,
    fixed,
    worth: item.cost > 0 ? item.cost : undefined,
    level: item.level > 1 ? item.level : undefined,
    ...parts,
    ...(worn && { kind: parts["kind"] ?? "armour", wear: worn }),
  };
}

/** Its own description, then what is written or seen on it; the words for those come to its own. */
function lookOf(item: OldItem, name: string, context: Context): [look: string, also: string[]] {
  const texts: string[] = [];
  const also: string[] = [];
  for (const extra of item.extras) {
    const text = long(context, extra.text, extra);
    if (text === "")
      context.log.add(extra, "lost-detail", `The description '${extra.keywords.slice(0, 40)}' is empty.`);
    else if (!texts.includes(text)) texts.push(text);
    also.push(...keywordsIn(extra.keywords));
  }
  // What shows the thing itself comes first.
  const own = new Set(keywordsIn(item.keywords));
  const first = item.extras.findIndex((extra) => keywordsIn(extra.keywords).some((word) => own.has(word)));
  if (first > 0) texts.unshift(...texts.splice(first, 1));
  return [texts.length > 0 ? texts.join("\n") : `There is nothing remarkable about ${name}.`, also];
}

function partsOf(item: OldItem, named: Named, context: Context): Record<string, Entry[string]> {
  const { use } = item;
  const { log, rules } = context;
  switch (use.kind) {
    case "weapon":
      return weaponOf(item, use, context);
    case "armour":
      return { kind: "armour" };
    case "light":
      if (use.hours === 0) log.add(item, "changed", "A light that is burnt out burns for ever here.");
      return { kind: "light", light: use.hours > 0 ? { seconds: use.hours * SECONDS_OF_AN_HOUR } : {} };
    case "container": {
      const grams = Math.max(1, Math.min(use.pounds, 100_000)) * GRAMS_OF_A_POUND;
      if (use.pounds < 1) log.add(item, "bad-number", `It holds ${use.pounds} pounds; one was taken.`);
      loseLidFlags(item, use, log);
      const lid =
        use.lid || use.locked || use.key > 0 ? (use.closed || use.locked ? "closed" : "open") : undefined;
      return {
        kind: "container",
        container: { grams, size: "medium", lid },
        ...lockOf(item, use, named, context),
      };
    }
    case "drink": {
      const known = rules.liquids.has(use.liquid);
      if (!known && use.now !== 0)
        log.add(item, "lost-value", `It holds '${use.liquid}', which is no liquid here; it is empty.`);
      if (use.poisoned) log.add(item, "lost-value", "What it holds is poisoned.");
      const draughts = Math.max(1, Math.min(use.most, 100_000));
      if (use.now !== use.most && use.now > 0 && !use.endless)
        log.add(item, "changed", `It held ${use.now} of ${use.most} draughts; it is full here.`);
      const liquid = known && (use.now !== 0 || use.endless) ? use.liquid : undefined;
      return { kind: "drink", vessel: { draughts, liquid, endless: use.endless ? true : undefined } };
    }
    case "food": {
      const wanted = use.poisoned ? "poisoned" : "well-fed";
      const has = rules.effects.has(wanted);
      if (use.hours !== 0)
        log.add(item, "changed", `It fed for ${use.hours} hours; here a meal lasts as the rules say.`);
      if (!has && use.poisoned) log.add(item, "lost-value", "It is poisoned.");
      return { kind: "food", food: has ? { effects: [wanted] } : {} };
    }
    case "money":
      log.add(item, "changed", `#${item.vnum} is ${use.coins} coins: where it lies, there are coins.`);
      return { kind: "misc" };
    case "magic":
      return magicOf(item, use, context);
    case "portal": {
      const room = context.roomNames.get(use.to);
      if (!room) log.add(item, "unknown-vnum", `It is a way to room #${use.to}, which is not there.`);
      return room ? { enter: { room: refTo(room, named.area), portal: true } } : {};
    }
    case "plain": {
      const kind = KINDS[use.type];
      if (kind === undefined)
        log.add(item, "lost-value", `It is a '${use.type}', which is nothing of its own here.`);
      if (kind !== undefined && kind !== use.type && use.type !== "other")
        log.add(
          item,
          "changed",
          `It is a '${use.type}'; here it is of the kind '${kind === "readable" ? "misc" : kind}'.`,
        );
      // What is written on a note is seen by looking at it.
      return { kind: kind === "readable" ? "misc" : (kind ?? "misc") };
    }
  }
}

function weaponOf(
  item: OldItem,
  use: Use & { kind: "weapon" },
  context: Context,
): Record<string, Entry[string]> {
  const { log, rules } = context;
  const known = STRIKES[use.how];
  if (!known) log.add(item, "lost-value", `It strikes by '${use.how}', which is unknown here; it hits.`);
  const [type, skill, verb] = known ?? ["blunt", "clubs", "hit"];
  const written = rules.skills.has(skill) ? skill : [...rules.skills][0];
  if (written === undefined) {
    log.add(item, "lost-value", "There is no skill for it in the rules; it is no weapon here.");
    return { kind: "misc" };
  }
  const [, count, sides] = /^(\d+)d(\d+)$/.exec(use.dice) ?? [];
  const good = count !== undefined && sides !== undefined && Number(count) < 1000 && Number(sides) < 10_000;
  if (!good || Number(sides) < 1) log.add(item, "bad-number", `Its harm is '${use.dice}'; 1d4 was taken.`);
  const plus = item.affects
    .filter(({ location }) => location === "damage")
    .reduce((sum, { by }) => sum + by, 0);
  if (Math.abs(plus) > 999) log.add(item, "changed", `#${item.vnum} adds ${plus} to its harm; here 999.`);
  const dice = `${good && Number(sides) > 0 ? use.dice : "1d4"}${plus === 0 ? "" : plus > 0 ? `+${Math.min(plus, 999)}` : Math.max(plus, -999)}`;
  return { kind: "weapon", weapon: { dice, type, skill: written, verb } };
}

/** A lid or lock that its flags only half speak of. */
function loseLidFlags({ vnum, ...at }: OldItem, use: Use & { kind: "container" }, log: ImportLog): void {
  const { lid, closed, locked, pickproof, key } = use;
  const lock = locked || key > 0;
  if (!((lock && !lid) || (locked && !closed) || (closed && !lid) || (pickproof && !lock))) return;
  const flags = Object.entries({ closeable: lid, closed, locked, pickproof }).filter(([, is]) => is);
  const result = lock ? "it has a lid and a lock" : lid ? "it has a lid and no lock" : "it has no lid";
  const named = flags.map(([name]) => name).join(" ");
  log.add(at, "changed", `#${vnum} is '${named}', which is not all that it takes; here ${result}.`);
}

function lockOf(
  item: OldItem,
  use: Use & { kind: "container" },
  named: Named,
  context: Context,
): Record<string, Entry[string]> {
  const key = use.key > 0 ? context.itemNames.get(use.key) : undefined;
  if (use.key > 0 && !key) context.log.add(item, "unknown-vnum", `Its key #${use.key} is not there.`);
  if (!key && !use.locked) return {};
  const keys = key ? [refTo(key, named.area)] : undefined;
  return { lock: { keys, pick: use.pickproof ? undefined : PICK, locked: use.locked ? undefined : false } };
}

function magicOf(
  item: OldItem,
  use: Use & { kind: "magic" },
  context: Context,
): Record<string, Entry[string]> {
  const { log, rules } = context;
  const drunk = use.how === "potion" || use.how === "pill";
  const effects: string[] = [];
  let [heal, dispels]: (string | undefined)[] = [];
  for (const spell of use.spells) {
    const known = drunk ? POTIONS[spell] : undefined;
    const effect = known?.effect !== undefined && rules.effects.has(known.effect) ? known.effect : undefined;
    if (effect !== undefined) effects.push(effect);
    else if (known?.heal !== undefined && heal === undefined) heal = known.heal;
    else if (known?.dispels !== undefined && dispels === undefined) dispels = known.dispels;
    else log.add(item, "lost-spell", `The ${use.how} holds '${spell}'.`);
  }
  if (!drunk) log.add(item, "changed", `It is a '${use.how}'; here nothing happens when it is used.`);
  if (!drunk) return { kind: use.how === "scroll" ? "misc" : "tool" };
  const food = {
    how: use.how === "pill" ? "eat" : "quaff",
    heal,
    effects: effects.length > 0 ? effects : undefined,
    dispels,
  };
  return { kind: "consumable", food };
}

export function upper(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
