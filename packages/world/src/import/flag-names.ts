/** What the bits of the old dialects mean. A name with a reader in `convert-*.ts` is carried over; each other one is a finding. */
import type { At, ImportLog } from "./report.ts";

/** How flags are written: `a` is the lowest bit in Circle, `A` in Merc and ROM. */
export type Letters = "circle" | "rom";

const DIKU_WEAR = "take finger neck body head legs feet hands arms shield about waist wrist wield hold".split(
  " ",
);

export const FLAGS = {
  circleRoom:
    "dark death no-mob indoors peaceful soundproof no-track no-magic tunnel private god-room house house-crash atrium olc search-mark world-map".split(
      " ",
    ),
  romRoom: named({
    0: "dark",
    2: "no-mob",
    3: "indoors",
    9: "private",
    10: "peaceful",
    11: "tunnel",
    12: "pet-shop",
    13: "no-recall",
    14: "implementors-only",
    15: "god-room",
    16: "heroes-only",
    17: "newbies-only",
    18: "law",
    19: "nowhere",
  }),
  circleMob:
    "special sentinel scavenger npc aware aggressive stay-zone wimpy aggressive-evil aggressive-good aggressive-neutral memory helper no-charm no-summon no-sleep no-bash no-blind no-kill not-dead-yet".split(
      " ",
    ),
  romMob: named({
    0: "npc",
    1: "sentinel",
    2: "scavenger",
    5: "aggressive",
    6: "stay-zone",
    7: "wimpy",
    8: "pet",
    9: "trains",
    10: "practises",
    14: "undead",
    16: "cleric",
    17: "mage",
    18: "thief",
    19: "warrior",
    20: "no-align",
    21: "no-purge",
    22: "outdoors",
    24: "indoors",
    26: "healer",
    27: "gains",
    28: "update-always",
    29: "changer",
  }),
  circleAffect:
    "blind invisible detect-align detect-invisible detect-magic sense-life water-walk sanctuary group curse infravision poison protect-evil protect-good sleep no-track flying scuba sneak hide unused charm".split(
      " ",
    ),
  /** tbaMUD's arrays begin with a bit that is never used. */
  tbaAffect:
    "unused blind invisible detect-align detect-invisible detect-magic sense-life water-walk sanctuary group curse infravision poison protect-evil protect-good sleep no-track flying scuba sneak hide unused charm".split(
      " ",
    ),
  romAffect:
    "blind invisible detect-evil detect-invisible detect-magic detect-hidden detect-good sanctuary faerie-fire infravision curse unused poison protect-evil protect-good sneak hide sleep charm flying pass-door haste calm plague weaken dark-vision berserk swim regeneration slow".split(
      " ",
    ),
  circleExtra:
    "glow hum no-rent no-donate no-invisible invisible magic no-drop bless anti-good anti-evil anti-neutral anti-mage anti-cleric anti-thief anti-warrior no-sell quest".split(
      " ",
    ),
  romExtra:
    "glow hum dark lock evil invisible magic no-drop bless anti-good anti-evil anti-neutral no-remove inventory no-purge rot-death visible-death bit-17 non-metal no-locate melt-drop had-timer sell-extract bit-23 burn-proof no-uncurse".split(
      " ",
    ),
  wear: DIKU_WEAR,
  circleContainer: ["closeable", "pickproof", "closed", "locked"],
  quest: ["repeatable"],
  circleZone: "closed no-immortals quest grid no-build no-astral world-map".split(" "),
} as const;

function named(bits: Record<number, string>): string[] {
  return Array.from({ length: 32 }, (_, bit) => bits[bit] ?? `bit ${bit}`);
}

/** Names of `bits`; those without one are `bit 21`. */
export function flagNames(bits: Iterable<number>, names: readonly string[]): Set<string> {
  return new Set([...bits].map((bit) => names[bit] ?? `bit ${bit}`));
}

/**
 * The bits of one word: a number (`156`), sums of numbers (`1|4`), or letters. Garbage gives a finding and no bit.
 * `offset` is for the later words of flags that are wider than one.
 */
export function readBits(word: string, letters: Letters, at: At, log: ImportLog, offset = 0): number[] {
  const bits: number[] = [];
  for (const part of word.split(/[|+]/)) {
    if (/^\d{1,20}$/.test(part)) {
      let left = BigInt(part);
      for (let bit = 0; left > 0n; bit += 1, left >>= 1n) if ((left & 1n) === 1n) bits.push(bit + offset);
    } else if (/^[A-Za-z]{1,64}$/.test(part)) {
      for (const letter of part) bits.push(bitOf(letter, letters) + offset);
    } else if (part !== "" || word === "") {
      log.add(at, "bad-number", `'${word.slice(0, 30)}' are no flags; none were taken.`);
      return [];
    }
  }
  return bits;
}

function bitOf(letter: string, letters: Letters): number {
  const code = letter.charCodeAt(0);
  const lower = code >= 97;
  const place = code - (lower ? 97 : 65);
  return lower === (letters === "circle") ? place : place + 26;
}
