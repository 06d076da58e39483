// Fights of every calling against every foe of its own level, by the game's own code and content. Ends with 1 when a fight is
// won too seldom or too often, or is over too soon or too late (content/rules/combat.yaml, `band`).
import { fileURLToPath } from "node:url";
import { Body, Natural, Temper } from "../../src/components/index.ts";
import { loadContent } from "../../src/content/load.ts";
import type { Content } from "../../src/content/types.ts";
import { experienceFor } from "../../src/rules/formulas/experience.ts";
import { fightMany } from "./bout.ts";

const LEVELS = [1, 2, 3, 4, 5];
const TIMES = Number(process.env["WYLDLANDS_BALANCE_FIGHTS"] ?? 100);
const SEED = process.env["WYLDLANDS_BALANCE_SEED"] ?? "wyldlands";

interface Foe {
  id: string;
  level: number;
  practice: boolean;
}

/**
 * Beasts and brawlers: what has a body and claws or a temper. One whose author makes it worth less than its level is there for
 * practice, and may be easier than the band.
 */
function foesOf(content: Content): Foe[] {
  return [...content.npcs.values()].flatMap((npc) => {
    const inits = npc.inits ?? [];
    const body = inits.find(({ type }) => type === Body)?.value as { level: number } | undefined;
    const natural = inits.find(({ type }) => type === Natural)?.value as { experience?: number } | undefined;
    if (!body || (!natural && !inits.some(({ type }) => type === Temper))) return [];
    const { level } = body;
    const usual = experienceFor({ foeLevel: level, ownLevel: level, authored: undefined, fighters: 1 });
    return [{ id: npc.id, level, practice: (natural?.experience ?? usual) < usual }];
  });
}

const folder = process.argv[2] ?? fileURLToPath(new URL("../../../../content", import.meta.url));
const loaded = await loadContent(folder);
if (!loaded.ok) {
  for (const { file, line, message } of loaded.findings) console.error(`${file}:${line} ${message}`);
  process.exit(1);
}
const { content } = loaded;
const { rules } = content;
if (!rules) throw new Error("the content has no rules");
const { win, rounds } = rules.combat.band;
const foes = foesOf(content);
const rows: Record<string, string | number>[] = [];
const faults: string[] = [];
for (const level of LEVELS) {
  const alike = foes.filter((foe) => foe.level === level);
  if (alike.every(({ practice }) => practice)) faults.push(`There is no foe of level ${level}.`);
  for (const calling of Object.keys(rules.callings))
    for (const { id, practice } of alike) {
      const bouts = fightMany(content, { calling, level, foe: id }, TIMES, SEED);
      const won = bouts.filter((bout) => bout.won);
      const share = won.length / bouts.length;
      const long = mean(bouts.map((bout) => bout.rounds));
      const inside = share >= win[0] && share <= win[1] && long >= rounds[0] && long <= rounds[1];
      if (!inside && !practice)
        faults.push(
          `${calling}, level ${level}, against ${id}: wins ${percent(share)}, in ${long.toFixed(1)} rounds.`,
        );
      rows.push({
        level,
        calling,
        foe: id,
        won: percent(share),
        rounds: long.toFixed(1),
        "health left": percent(mean(won.map((bout) => bout.healthLeft))),
        "": practice ? "practice" : inside ? "" : "outside",
      });
    }
}
console.log(table(rows));
console.log(
  `${TIMES} fights each, seed '${SEED}'. The band: won ${percent(win[0])} to ${percent(win[1])}, ${rounds[0]} to ${rounds[1]} rounds.`,
);
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** Columns as wide as what they hold. */
function table(lines: readonly Readonly<Record<string, string | number>>[]): string {
  const names = Object.keys(lines[0] ?? {});
  const all = [names, ...lines.map((line) => names.map((name) => String(line[name])))];
  const widths = names.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? "").length)));
  return all
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
