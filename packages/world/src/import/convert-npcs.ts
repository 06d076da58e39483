import { loseFlags, long, refTo, short, type Context, type Named } from "./convert-context.ts";
import { keywordsIn } from "./clean-text.ts";
import { STRIKES, upper } from "./convert-items.ts";
import type { Variant } from "./convert-resets.ts";
import type { OldMob } from "./model.ts";
import type { Entry } from "./yaml-out.ts";

/** Flags that have a reader below, or say what is so of every being here. */
const CARRIED = new Set(
  "special npc sentinel stay-zone aggressive wimpy helper no-kill unused not-dead-yet".split(" "),
);
const FLEES = 20;
const MOST_EXPERIENCE = 1_000_000;
const MOST_LEVEL = 100;
const PLAIN_LEVEL_HEALTH = 6;
/** Health with no calling: a body's own, and so many more with each level. */
const PLAIN_HEALTH = 20;

/** Folk of our rules by an old race. */
const RACES: Readonly<Record<string, string>> = {
  dog: "beast",
  wolf: "beast",
  bear: "beast",
  cat: "beast",
  fox: "beast",
  horse: "beast",
  pig: "beast",
  rabbit: "beast",
  lizard: "beast",
  bat: "bird",
  "song bird": "bird",
  "water fowl": "bird",
  centipede: "vermin",
  rat: "vermin",
  snake: "vermin",
};

/** What all variants of a mob share; findings are made once for it. */
export function convertMob(mob: OldMob, context: Context): Entry {
  const { log, rules } = context;
  const name = short(context, mob.name, mob) || keywordsIn(mob.keywords)[0] || "somebody";
  loseFlags(context, mob, mob.flags, CARRIED, `#${mob.vnum}`);
  if (!mob.flags.has("sentinel"))
    log.add(
      mob,
      "changed",
      `#${mob.vnum} wandered${mob.flags.has("stay-zone") ? " in its zone" : ""}; beings stay where they are put.`,
    );
  if (mob.flags.has("special"))
    log.add(mob, "lost-special", `#${mob.vnum} has a special procedure in the program.`);
  loseFlags(context, mob, mob.affects, new Set(["unused"]), `#${mob.vnum}`);
  if (mob.alignment !== 0) log.add(mob, "lost-value", `#${mob.vnum} is of alignment ${mob.alignment}.`);
  for (const { file, line, text } of mob.more)
    log.add({ file, line }, "lost-value", `#${mob.vnum} has ${text}.`);
  const level = Math.max(1, Math.min(mob.level, MOST_LEVEL));
  if (level !== mob.level) log.add(mob, "changed", `#${mob.vnum} is of level ${mob.level}; here ${level}.`);
  const folk = RACES[mob.race ?? ""] ?? "human";
  const written = rules.folk.has(folk) ? folk : [...rules.folk][0];
  if (mob.race !== undefined && folk === "human" && mob.race !== "human")
    log.add(mob, "lost-value", `#${mob.vnum} is of the race '${mob.race}'.`);
  const words = new Set(name.toLowerCase().split(/[^\p{L}\p{N}'-]+/u));
  const also = keywordsIn(mob.keywords).filter((word) => !words.has(word));
  const fights = !mob.flags.has("no-kill");
  if (!fights)
    log.add(
      mob,
      "changed",
      `Nobody can fight #${mob.vnum}: its health ${mob.health} and its harm ${mob.damage} are not needed.`,
    );
  const aggressive = mob.flags.has("aggressive");
  return {
    name,
    also: also.length > 0 ? also : undefined,
    ground: short(context, mob.ground, mob) || `${upper(name)} is here.`,
    look: long(context, mob.look, mob) || `There is nothing remarkable about ${name}.`,
    body: written === undefined ? undefined : { level, folk: written },
    ...(fights && {
      natural: fightOf(mob, level, context),
      temper: {
        attacks: aggressive ? "players" : undefined,
        helps: mob.flags.has("helper") ? true : undefined,
        flees: mob.flags.has("wimpy") ? FLEES : undefined,
      },
    }),
  };
}

/** Its harm, and what its health lies above or below that of its level. */
function fightOf(mob: OldMob, level: number, { log }: Context): Entry {
  const dice = (written: string, what: string): { text: string; mean: number } | undefined => {
    const [, count = "", sides = "", plus = "0"] = /^(\d{1,3})d(\d{1,4})([+-]\d{1,5})?$/i.exec(written) ?? [];
    if (count === "") {
      log.add(mob, "bad-number", `#${mob.vnum}: the dice of its ${what} are '${written.slice(0, 20)}'.`);
      return undefined;
    }
    const [n, s, p] = [Number(count), Number(sides), Number(plus)];
    const tail = p === 0 ? "" : p > 0 ? `+${p}` : String(p);
    return {
      text: n === 0 || s === 0 ? String(Math.max(1, p)) : `${n}d${s}${tail}`,
      mean: (n * (s + 1)) / 2 + p,
    };
  };
  const harm = dice(mob.damage, "harm");
  const health = dice(mob.health, "health");
  const more = health ? Math.round(health.mean) - PLAIN_HEALTH - PLAIN_LEVEL_HEALTH * level : 0;
  if (health && more <= 0)
    log.add(mob, "changed", `#${mob.vnum} had ${mob.health} health; here it has that of its level.`);
  if (mob.experience > MOST_EXPERIENCE)
    log.add(mob, "changed", `#${mob.vnum} is worth ${mob.experience}; here ${MOST_EXPERIENCE}.`);
  const strike = STRIKES[mob.how ?? ""];
  if (mob.how !== undefined && !strike)
    log.add(mob, "lost-value", `#${mob.vnum} strikes by '${mob.how}', which is unknown here; it hits.`);
  const experience = mob.experience > 0 ? Math.min(mob.experience, MOST_EXPERIENCE) : undefined;
  return {
    dice: harm?.text,
    type: strike?.[0],
    verb: strike?.[2],
    modifiers: more > 0 ? { health: more } : undefined,
    experience,
  };
}

/** One prototype of it: the shared part, and what it carries. */
export function withOutfit(
  shared: Entry,
  mob: OldMob,
  variant: Variant | undefined,
  named: Named,
  context: Context,
): Entry {
  const outfit = [...(variant?.outfit ?? [])].flatMap(([vnum, count]) => {
    const item = context.itemNames.get(vnum);
    if (!item) return [];
    const slug = refTo(item, named.area);
    return [count === 1 ? slug : { item: slug, count }];
  });
  const purse = Math.min(Math.max(0, mob.gold) + (variant?.coins ?? 0), 1_000_000_000);
  return {
    ...shared,
    purse: purse > 0 ? purse : undefined,
    respawn: variant?.respawn,
    outfit: outfit.length > 0 ? outfit : undefined,
  };
}
