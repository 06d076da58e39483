import type { Entity } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { cooldownLeft, startCooldown } from "../../bodies/cooldowns.ts";
import { able } from "../../bodies/posture.ts";
import { practise, rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { afford, pay } from "../../bodies/vitals.ts";
import { foeOf } from "../../combat/foes.ts";
import { mayAttack } from "../../combat/may-attack.ts";
import { startFight } from "../../combat/start-fight.ts";
import { addThreat } from "../../combat/threat.ts";
import { Combatant } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { isBeing } from "../../views/names.ts";
import { rescueChance } from "../../rules/formulas/rescue-chance.ts";
import { defineDeed } from "../deed.ts";
import { reach, refuse } from "../refusals.ts";

const SKILL = "rescue";
const COST = { stamina: 6 };
/** Seconds until the next try. */
const COOLDOWN = 6;

/** Steps between somebody and whoever strikes at them: that foe turns on the rescuer. Takes the skill `rescue`, and luck. */
export const rescue = defineDeed<{ friend: Entity }>({
  name: "rescue",
  check({ friend }, { game, actor }) {
    const unable = able(game, actor, "standing") ?? busy(actor);
    if (unable) return unable;
    if (friend === actor) return refuse("Nobody but you can do that. <hint>FLEE.</hint>");
    if (!isBeing(friend)) return refuse("{friend} is in no danger.", { friend });
    const far = reach(actor, friend);
    if (far) return far;
    if (rankOf(actor, SKILL) === 0)
      return refuse("You would only be in the way. <hint>RESCUE is learned of a teacher.</hint>");
    const foe = assailantOf(game, friend);
    if (!foe) return refuse("Nobody is striking at {friend}.", { friend });
    if (foe === actor) return refuse("You are the one to be rescued from.");
    if (cooldownLeft(game, actor, SKILL) > 0) return refuse("You have hardly got your feet back under you.");
    return mayAttack(game, actor, foe) ?? afford(game, actor, COST);
  },
  perform({ friend }, context) {
    const { game, actor, show } = context;
    const foe = assailantOf(game, friend);
    if (!foe) return refuse("Nobody is striking at {friend}.", { friend });
    pay(game, actor, COST);
    startCooldown(game, actor, SKILL, COOLDOWN);
    startFight(context, actor, foe);
    const values = { actor, friend, foe };
    const rest = game.witnesses(actor).filter((one) => one !== friend);
    practise(context, actor, SKILL);
    if (game.rng.int(100) >= rescueChance(rankOf(actor, SKILL), bonus(game, actor, "strength"))) {
      show([actor], "You throw yourself between, and {foe} goes round you.", values);
      show(game.witnesses(actor), "{actor} tries to come between {friend} and {foe}.", values);
      return undefined;
    }
    const { threat, target } = foe.need(Combatant);
    const most = Math.max(0, ...Object.values(threat));
    addThreat(foe, actor, most + 5 - (threat[actor.id] ?? 0));
    if (target !== actor.id) foe.edit(Combatant).target = actor.id;
    show([actor], "You step between {friend} and {foe}.", values);
    show([friend], "{actor} steps between you and {foe}.", values);
    show(rest, "{actor} steps between {friend} and {foe}.", values);
    return undefined;
  },
  commands: [
    {
      name: "rescue",
      forms: ["rescue <friend:beings>"],
      usage: "Rescue whom? For example RESCUE and the name of somebody who is being struck at here.",
      help: "Steps between somebody and whoever strikes at them, so that it strikes at you: rescue tern. Takes the skill of that name.",
    },
  ],
});

/** Who strikes at the being. */
function assailantOf(game: Game, being: Entity): Entity | undefined {
  return game.witnesses(being).find((one) => one.has(Combatant) && foeOf(game, one) === being);
}
