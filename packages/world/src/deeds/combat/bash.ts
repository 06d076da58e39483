import { Refusal, type Entity } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { applyUse, cannotUse } from "../../bodies/use-skill.ts";
import { targetsOf } from "../../bodies/use-targets.ts";
import type { Game } from "../../game.ts";
import { defineDeed } from "../deed.ts";

/** Runs somebody down, shoulder first: the skill `bash` of the rules. Without a name, the foe of the fight. */
export const bash = defineDeed<{ to?: Entity | undefined }>({
  name: "bash",
  check({ to }, { game, actor }) {
    return busy(actor) ?? cannotUse(game, actor, SKILL) ?? refused(targets(game, actor, to));
  },
  perform({ to }, context) {
    const found = targets(context.game, context.actor, to);
    if (found instanceof Refusal) return found;
    applyUse(context, SKILL, found);
    return undefined;
  },
  commands: [
    {
      name: "bash",
      forms: ["bash", "bash <to:beings>"],
      usage: "Bash whom? BASH alone is for the one you are fighting.",
      help: "Runs somebody down, shoulder first; now and then they are stunned by it. Takes the skill of that name.",
    },
  ],
});

const SKILL = "bash";

function targets(game: Game, actor: Entity, to: Entity | undefined): Entity[] | Refusal<string> {
  const rule = game.rules.skills[SKILL];
  return rule ? targetsOf(game, actor, rule, to) : [];
}

function refused(found: Entity[] | Refusal<string>): Refusal<string> | undefined {
  return found instanceof Refusal ? found : undefined;
}
