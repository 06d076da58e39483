import type { Entity } from "@wyldlands/ecs";
import { bodyOf } from "../bodies/body.ts";
import { effectsOf } from "../bodies/effects.ts";
import { levelBegins } from "../bodies/experience.ts";
import { positionOf } from "../bodies/posture.ts";
import { mostOf, vitalOf, type Vital } from "../bodies/vitals.ts";
import { Activity, Combatant, Experience } from "../components/index.ts";
import { list, withArticle } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { coinsOf } from "../items/purse.ts";
import type { Position } from "../rules/words.ts";
import { nameOf } from "../views/names.ts";
import { defineCommand } from "./command.ts";

/** Where one stands, in a handful of sentences. */
export const score = defineCommand(
  {
    name: "score",
    aliases: ["sc"],
    forms: ["score"],
    usage: "SCORE takes no more words.",
    help: "Tells how you are: health, level, what you are about. See ATTRIBUTES, SKILLS and EFFECTS for more.",
  },
  ({ game, actor, tell }) => {
    const { level, folk, calling } = bodyOf(game, actor);
    const trade = calling ? `and ${withArticle(calling.name)}` : "without a calling";
    tell(
      [
        `You are ${nameOf(actor)}, ${withArticle(folk.name)} ${trade}, level ${level}.`,
        `${points(game, actor, "health")}, ${points(game, actor, "mana")}, ${points(game, actor, "stamina")}.`,
        growth(game, actor, level),
        state(game, actor),
      ].join("\n"),
    );
  },
);

function points(game: Game, being: Entity, vital: Vital): string {
  const left = `${Math.ceil(vitalOf(game, being, vital))} of ${mostOf(game, being, vital)}`;
  return vital === "health" ? `Health ${left}` : `${vital} ${left}`;
}

function growth(game: Game, being: Entity, level: number): string {
  const { points: gathered = 0, lessons = 0 } = being.get(Experience) ?? {};
  const next = levelBegins(game, level + 1);
  const far =
    next === undefined ? "there is no level above yours" : `${next - gathered} more to level ${level + 1}`;
  return `Experience ${gathered}, ${far}. Lessons to take: ${lessons}.`;
}

const STANCE: Readonly<Record<Position, string>> = {
  standing: "are on your feet",
  sitting: "sit",
  resting: "lie at rest",
  sleeping: "sleep",
};

function state(game: Game, being: Entity): string {
  const coins = coinsOf(game, being);
  const purse = coins === 0 ? "have no coins on you" : `carry ${game.coinName(coins)}`;
  const doing = being.get(Activity)?.doing;
  const parts = [`You ${STANCE[positionOf(being)]} and ${purse}.`];
  if (being.has(Combatant)) parts.push("You are in a fight.");
  if (doing !== undefined) parts.push(`You are ${doing}.`);
  const effects = effectsOf(game, being).map(({ rule }) => rule.name);
  if (effects.length > 0) parts.push(`You are ${list(effects)}. <hint>EFFECTS tells for how long.</hint>`);
  return parts.join(" ");
}
