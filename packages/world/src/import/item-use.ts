import { readBits, flagNames, FLAGS, type Letters } from "./flag-names.ts";
import type { Use } from "./model.ts";
import { readNumber } from "./cursor.ts";
import type { At, ImportLog } from "./report.ts";

/** Item types by their number; ROM writes some as words, and has more. */
const CIRCLE_TYPES: readonly string[] =
  "undefined light scroll wand staff weapon furniture missile treasure armor potion worn other trash trap container note drink key food money pen boat fountain".split(
    " ",
  );
const ROM_TYPES: Readonly<Record<number, string>> = {
  11: "worn",
  12: "furniture",
  19: "food",
  20: "money",
  22: "boat",
  23: "corpse",
  24: "corpse",
  25: "fountain",
  26: "pill",
  27: "protect",
  28: "map",
  29: "portal",
  30: "warp-stone",
  31: "key",
  32: "gem",
  33: "jewelry",
  34: "jukebox",
};
/** Words of ROM that are called otherwise above. */
const ROM_WORDS: Readonly<Record<string, string>> = {
  clothing: "worn",
  drink: "drink",
  room_key: "key",
  npc_corpse: "corpse",
  pc_corpse: "corpse",
  warp_stone: "warp-stone",
};

export function typeName(word: string, letters: Letters): string {
  if (!/^-?\d+$/.test(word)) {
    const name = word.toLowerCase().replaceAll(/[^a-z_]/g, "");
    return ROM_WORDS[name] ?? name;
  }
  const number = Number(word);
  return (letters === "rom" ? ROM_TYPES[number] : undefined) ?? CIRCLE_TYPES[number] ?? `type ${word}`;
}

/** How a weapon strikes, by Circle's number. */
export const ATTACKS: readonly string[] =
  "hit sting whip slash bite bludgeon crush pound claw maul thrash pierce blast punch stab".split(" ");
const ROM_ATTACKS: readonly string[] =
  "hit slice stab slash whip claw blast pound crush grep bite pierce suction beating".split(" ");
const ROM_CLASSES = "exotic sword dagger spear mace axe flail whip polearm".split(" ");

const LIQUIDS =
  "water beer wine ale dark-ale whisky lemonade firebreather local-speciality slime-juice milk tea coffee blood salt-water clear-water coke".split(
    " ",
  );

/** Spells by Circle's number; those that some thing of ours can do are known to `convert-items.ts`. */
const SPELLS: Readonly<Record<number, string>> = {
  1: "armor",
  2: "teleport",
  3: "bless",
  4: "blindness",
  5: "burning hands",
  6: "call lightning",
  7: "charm",
  8: "chill touch",
  9: "clone",
  10: "color spray",
  11: "control weather",
  12: "create food",
  13: "create water",
  14: "cure blind",
  15: "cure critical",
  16: "cure light",
  17: "curse",
  18: "detect alignment",
  19: "detect invisible",
  20: "detect magic",
  21: "detect poison",
  22: "dispel evil",
  23: "earthquake",
  24: "enchant weapon",
  25: "energy drain",
  26: "fireball",
  27: "harm",
  28: "heal",
  29: "invisible",
  30: "lightning bolt",
  31: "locate object",
  32: "magic missile",
  33: "poison",
  34: "protection from evil",
  35: "remove curse",
  36: "sanctuary",
  37: "shocking grasp",
  38: "sleep",
  39: "strength",
  40: "summon",
  41: "ventriloquate",
  42: "word of recall",
  43: "remove poison",
  44: "sense life",
  45: "animate dead",
  46: "dispel good",
  47: "group armor",
  48: "group heal",
  49: "group recall",
  50: "infravision",
  51: "waterwalk",
};

/** What an item is for, from its type and values as they are written. */
export function useOf(
  type: string,
  values: readonly string[],
  letters: Letters,
  at: At,
  log: ImportLog,
): Use {
  const read = new Set<number>();
  const use = readUse(type, { values, read, letters, at, log });
  const unread = values.flatMap((word, index) =>
    read.has(index) || /^(?:0|-1|none|)$/i.test(word) ? [] : [`value ${index} is '${word.slice(0, 40)}'`],
  );
  if (unread.length > 0) log.add(at, "lost-value", `Of the ${type}: ${unread.join(", ")}.`);
  return use;
}

interface Values {
  readonly values: readonly string[];
  /** Those that mean something: by index. */
  readonly read: Set<number>;
  readonly letters: Letters;
  readonly at: At;
  readonly log: ImportLog;
}

function readUse(type: string, { values, read, letters, at, log }: Values): Use {
  const number = (index: number): number => {
    read.add(index);
    const word = values[index] ?? "0";
    return readNumber(word, `value ${index} of the ${type}`, 0, at, log);
  };
  const truth = (index: number): boolean => {
    const value = number(index);
    if (value !== 0 && value !== 1)
      log.add(at, "bad-number", `Value ${index} of the ${type} is ${value}; it was read as 1.`);
    return value !== 0;
  };
  /** A list's entry by its number, or the word itself. */
  const word = (index: number, list: readonly string[]): string => {
    read.add(index);
    const written = values[index] ?? "0";
    if (!/^-?\d+$/.test(written)) return written.toLowerCase().replaceAll(/\s+/g, "-");
    return list[Number(written)] ?? `number ${written}`;
  };
  const spell = (index: number): string[] => {
    read.add(index);
    const written = (values[index] ?? "").trim().toLowerCase();
    if (written === "" || written === "0" || written === "-1" || written === "reserved") return [];
    return [/^\d+$/.test(written) ? (SPELLS[Number(written)] ?? `spell ${written}`) : written];
  };
  switch (type) {
    case "weapon": {
      const how =
        letters === "rom" && values.length > 4
          ? word(0, ROM_CLASSES)
          : word(3, letters === "rom" ? ROM_ATTACKS : ATTACKS);
      return { kind: "weapon", dice: `${number(1)}d${number(2)}`, how };
    }
    case "armor":
      return { kind: "armour", points: number(0) };
    case "light":
      return { kind: "light", hours: number(2) };
    case "container": {
      read.add(1);
      const flags = flagNames(readBits(values[1] ?? "0", letters, at, log), FLAGS.circleContainer);
      for (const flag of flags)
        if (flag.startsWith("bit ")) log.add(at, "lost-flag", `The container is '${flag}'.`);
      return {
        kind: "container",
        pounds: number(0),
        lid: flags.has("closeable"),
        closed: flags.has("closed"),
        locked: flags.has("locked"),
        pickproof: flags.has("pickproof"),
        key: number(2),
      };
    }
    case "drink":
    case "fountain": {
      const endless = type === "fountain";
      const poisoned = truth(3);
      return { kind: "drink", most: number(0), now: number(1), liquid: word(2, LIQUIDS), poisoned, endless };
    }
    case "food":
      return { kind: "food", hours: number(0), poisoned: truth(3) };
    case "money":
      return { kind: "money", coins: number(0) + (letters === "rom" ? 100 * number(1) : 0) };
    case "potion":
    case "pill":
    case "scroll":
      return { kind: "magic", how: type, spells: [1, 2, 3, 4].flatMap((index) => spell(index)) };
    case "wand":
    case "staff":
      return { kind: "magic", how: type, spells: spell(3) };
    case "portal":
      return { kind: "portal", to: number(3) };
    default:
      return { kind: "plain", type };
  }
}
