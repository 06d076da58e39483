// docs/reference/rules.md: the numbers of the game, of content/rules and of the formulas' own comments.
import { readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { loadContent } from "../../../packages/world/src/content/load.ts";
import { diceText } from "../../../packages/world/src/rules/dice.ts";
import { filesUnder, ROOT } from "../tools.mjs";
import { code, page, sentence, table } from "./markdown.mjs";

const FORMULAS = "packages/world/src/rules/formulas";
const CONTENT = "content";

export async function rulesPage() {
  const loaded = await loadContent(join(ROOT, CONTENT));
  if (!loaded.ok) {
    const [{ file, line, message } = {}] = loaded.findings;
    throw new Error(`The content has a finding: ${file}:${line} ${message}`);
  }
  const { rules } = loaded.content;
  return [
    page(
      "Rules",
      [`${CONTENT}/rules/`, `${FORMULAS}/`],
      "By which numbers the game is played. What may be written in `content/rules/` stands in `packages/world/src/rules/schemas.ts`. " +
        "A bonus is half of what an attribute is above 10. Percentages are chances out of 100.",
    ),
    "## Formulas\n",
    ...formulas(),
    "## A fight\n",
    fight(rules),
    "## Death\n",
    death(rules),
    "## Levels\n",
    levels(rules),
    "## Folk\n",
    folk(rules),
    "## Callings\n",
    callings(rules),
    "## Skills and spells\n",
    skills(rules),
    "## Effects\n",
    effects(rules),
  ].join("\n");
}

/** Every exported function with its doc comment, by file. */
function formulas() {
  const files = filesUnder(join(ROOT, FORMULAS)).filter((path) => !path.endsWith(".test.ts"));
  return files.sort().flatMap((path) => {
    const text = readFileSync(path, "utf8");
    const found = [...text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function (\w+)/g)];
    const file = basename(path, ".ts").replaceAll("-", " ");
    return found.map(
      ([, comment, name]) =>
        `### ${title(found.length === 1 ? file : name)}\n\n${sentence(words(comment))} *(${code(relative(ROOT, path))})*\n`,
    );
  });
}

function words(comment) {
  return comment
    .split("\n")
    .map((line) => line.replace(/^\s*\*?/, ""))
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** 'hitChance' gives 'Hit chance'. */
function title(name) {
  const spaced = name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function fight({ combat }) {
  const { band, round } = combat;
  const share = ([least, most]) => `${Math.round(least * 100)} to ${Math.round(most * 100)} %`;
  return [
    `A round lasts ${round} seconds. Everyone in a fight strikes by itself: first by initiative, then as often in a round as its weapon does. ` +
      "A player keeps to the foe that was attacked; everybody else strikes at whoever has drawn most anger: a point for each point of harm, and more for a rescue. " +
      "Who is stunned, asleep, or busy with a spell or the like misses the strike.\n",
    `A fight against a foe of one's own level is won ${share(band.win)} of the time, in ${band.rounds[0]} to ${band.rounds[1]} rounds; \`npm run balance\` holds the game to it.\n`,
    "Players fight each other only when both have agreed (`duel`), or in a room with `duels`; a fall settles it and costs no experience. In a room with `peaceful` nobody fights.\n",
  ].join("\n");
}

function death({ combat, levels: { deathCost } }) {
  const minutes = (seconds) => `${Math.round(seconds / 60)} minutes`;
  return (
    `What dies leaves a corpse with all that it carried, and by chance its loot. A player's character leaves in it all that it carried and did not wear, and comes back at the area's recall room ` +
    `with ${Math.round(combat.respawn * 100)} % of health, mana and stamina, without any effects, and with ${Math.round(deathCost * 100)} % of the level under way less (never more than was gathered since it began). ` +
    `A player's corpse lies for ${minutes(combat.corpse.player)}, and for the first half of that is its player's alone; others lie for ${minutes(combat.corpse.npc)}, and a fifth of that when there is nothing to find on them. Then what is in them lies on the ground.\n`
  );
}

function levels({ levels: { experience, lessons } }) {
  return [
    `Each level brings ${lessons} lessons.\n`,
    table(
      ["level", "experience"],
      experience.map((points, index) => [index + 1, points]),
    ),
  ].join("\n");
}

function folk({ folk: all }) {
  return table(
    ["folk", "for players", "attributes and modifiers", "conditions", "bare-handed"],
    Object.entries(all).map(([slug, one]) => [
      code(slug),
      one.playable ? "yes" : "",
      numbers({ ...one.attributes, ...one.modifiers }),
      one.conditions.join(", "),
      `${diceText(one.unarmed.dice)} ${one.unarmed.type}`,
    ]),
  );
}

function callings({ callings: all }) {
  return table(
    ["calling", "attributes and modifiers", "health, mana, stamina a level", "hit a level", "knows"],
    Object.entries(all).map(([slug, one]) => [
      code(slug),
      numbers({ ...one.attributes, ...one.modifiers }),
      `${one.health}, ${one.mana}, ${one.stamina}`,
      one.hit,
      one.knows.map(code).join(", "),
    ]),
  );
}

function skills({ skills: all }) {
  return table(
    ["skill", "kind", "attribute", "learned by, from level", "asks for", "does"],
    Object.entries(all).map(([slug, one]) => [
      code(slug),
      one.kind,
      one.attribute,
      Object.entries(one.learn)
        .map(([calling, level]) => `${calling} ${level}`)
        .join(", "),
      costOf(one.use),
      doneBy(one.use),
    ]),
  );
}

function costOf(use) {
  if (!use) return "";
  const parts = [];
  if (use.mana > 0) parts.push(`${use.mana} mana`);
  if (use.stamina > 0) parts.push(`${use.stamina} stamina`);
  if (use.takes > 0) parts.push(`takes ${use.takes} s`);
  if (use.cooldown > 0) parts.push(`again after ${use.cooldown} s`);
  return parts.join(", ");
}

function doneBy(use) {
  if (!use) return "";
  const parts = [];
  const each = (perRank) => (perRank > 0 ? ` + ${perRank} a rank` : "");
  if (use.harm) parts.push(`${diceText(use.harm.dice)}${each(use.harm.perRank)} ${use.harm.type}`);
  if (use.heal) parts.push(`heals ${diceText(use.heal.dice)}${each(use.heal.perRank)}`);
  for (const { effect, on } of use.effects) parts.push(on === "self" ? `${effect} (self)` : effect);
  if (use.dispels) parts.push(`takes ${use.dispels} away`);
  if (use.save) parts.push(`save: ${use.save}`);
  return `${use.target}: ${parts.join(", ")}`;
}

function effects({ effects: all }) {
  return table(
    ["effect", "seconds", "again", "modifiers and conditions", "every so often", "ends by"],
    Object.entries(all).map(([slug, one]) => [
      one.harmful ? `${code(slug)} (harmful)` : code(slug),
      one.seconds,
      one.stacking === "stack" ? `stack, at most ${one.most}` : one.stacking,
      [numbers(one.modifiers), one.conditions.join(", ")].filter((text) => text !== "").join("; "),
      tickOf(one.tick),
      [...(one.dispel === "never" ? [] : [`dispel ${one.dispel}`]), ...one.breaksOn].join(", "),
    ]),
  );
}

function tickOf(tick) {
  if (!tick) return "";
  const parts = [];
  if (tick.damage) parts.push(`${diceText(tick.damage)} ${tick.type}`);
  if (tick.heal) parts.push(`heals ${diceText(tick.heal)}`);
  return `${tick.every} s: ${parts.join(", ")}`;
}

function numbers(all) {
  return Object.entries(all)
    .map(([key, value]) => `${key} ${value > 0 ? `+${value}` : value}`)
    .join(", ");
}
