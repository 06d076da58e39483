import { cooldownLeft } from "../bodies/cooldowns.ts";
import { rankWord } from "../bodies/skills.ts";
import { Skills } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import type { SkillRule } from "../rules/schemas.ts";
import { defineCommand } from "./command.ts";
import { timeLeft } from "./time-left.ts";

const KINDS: Readonly<Record<SkillRule["kind"], string>> = {
  weapon: "Weapons",
  skill: "Skills",
  spell: "Spells",
  craft: "Crafts",
  lore: "Lore",
};

/** What one has learned, by kind. */
export const skills = defineCommand(
  {
    name: "skills",
    aliases: ["spells"],
    forms: ["skills"],
    usage: "SKILLS takes no more words.",
    help: "Lists the skills and spells that you know, from 1 to 100, and what a spell costs. LEARN, beside a teacher, adds to them.",
  },
  ({ game, actor, tell }) => {
    const known = Object.entries(actor.get(Skills) ?? {}).flatMap(([slug, rank]) => {
      const rule = game.rules.skills[slug];
      return rule ? [{ slug, rule, rank }] : [];
    });
    if (known.length === 0) {
      tell("You have learned nothing yet. <hint>LEARN, beside a teacher, lists what is taught.</hint>");
      return;
    }
    const lines = Object.entries(KINDS).flatMap(([kind, title]) => {
      const some = known.filter(({ rule }) => rule.kind === kind);
      if (some.length === 0) return [];
      return [
        `${title}:`,
        ...some.map(({ slug, rule, rank }) => {
          const wait = cooldownLeft(game, actor, slug);
          const again = wait > 0 ? `, again in ${timeLeft(wait)}` : "";
          return `  ${capitalise(rule.name)} ${Math.floor(rank)}, ${rankWord(rank)}${cost(rule)}${again}`;
        }),
      ];
    });
    tell(lines.join("\n"));
  },
);

function cost({ use }: SkillRule): string {
  if (!use) return "";
  const parts = [use.mana > 0 ? `${use.mana} mana` : "", use.stamina > 0 ? `${use.stamina} stamina` : ""];
  const asked = parts.filter((part) => part !== "").join(" and ");
  return asked === "" ? "" : `, costs ${asked}`;
}
