import { Refusal, type Entity } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { applyUse, cannotUse } from "../../bodies/use-skill.ts";
import { targetsOf } from "../../bodies/use-targets.ts";
import { foeOf } from "../../combat/foes.ts";
import { Weapon } from "../../components/index.ts";
import { weaponOf } from "../../items/worn.ts";
import type { Game } from "../../game.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

const SKILL = "backstab";
/** The weapon skill that the blade has to go by. */
const BLADE = "knives";

/** One stroke from behind at one who looks elsewhere: it takes a knife in the hand, and a foe who is not fighting the actor. */
export const backstab = defineDeed<{ to: Entity }>({
  name: "backstab",
  check({ to }, { game, actor }) {
    const unable = busy(actor) ?? cannotUse(game, actor, SKILL);
    if (unable) return unable;
    if (weaponOf(actor)?.get(Weapon)?.skill !== BLADE)
      return refuse("That takes a knife. <hint>WIELD one first.</hint>");
    const found = targets(game, actor, to);
    if (found instanceof Refusal) return found;
    if (foeOf(game, to) === actor) return refuse("{to} is looking straight at you.", { to });
    return undefined;
  },
  perform({ to }, context) {
    const found = targets(context.game, context.actor, to);
    if (found instanceof Refusal) return found;
    applyUse(context, SKILL, found);
    return undefined;
  },
  commands: [
    {
      name: "backstab",
      aliases: ["bs"],
      forms: ["backstab <to:beings>"],
      usage: "Backstab whom? For example BACKSTAB RAT, with a knife in your hand, before it knows you.",
      help: "One stroke from behind, at somebody who is not fighting you. Takes a knife in the hand and the skill of that name.",
    },
  ],
});

function targets(game: Game, actor: Entity, to: Entity): Entity[] | Refusal<string> {
  const rule = game.rules.skills[SKILL];
  return rule ? targetsOf(game, actor, rule, to) : [];
}
