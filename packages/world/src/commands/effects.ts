import { effectsOf } from "../bodies/effects.ts";
import { capitalise } from "../content/prose.ts";
import type { EffectRule } from "../rules/schemas.ts";
import { defineCommand } from "./command.ts";
import { timeLeft } from "./time-left.ts";

/** What lasts on one, and for how long. */
export const effects = defineCommand(
  {
    name: "effects",
    aliases: ["affects"],
    forms: ["effects"],
    usage: "EFFECTS takes no more words.",
    help: "Lists the blessings, poisons and the like that are on you, what they do, and for how long.",
  },
  ({ game, actor, tell }) => {
    const lines = effectsOf(game, actor).map(({ rule, seconds, stacks }) => {
      const many = stacks > 1 ? ` (${stacks} times over)` : "";
      const harm = rule.harmful ? "harmful, " : "";
      return `  ${capitalise(rule.name)}${many}: ${harm}${doing(rule, stacks)}${timeLeft(seconds)} left`;
    });
    tell(lines.length === 0 ? "Nothing out of the common is on you." : ["On you:", ...lines].join("\n"));
  },
);

/** Numbers that it moves, and what it makes of one. */
function doing({ modifiers, conditions }: EffectRule, stacks: number): string {
  const numbers = Object.entries(modifiers).map(
    ([name, by]) => `${name.replaceAll("-", " ")} ${by * stacks < 0 ? by * stacks : `+${by * stacks}`}`,
  );
  const parts = [...numbers, ...conditions];
  return parts.length === 0 ? "" : `${parts.join(", ")}, `;
}
