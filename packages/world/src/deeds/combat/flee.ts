import { Refusal } from "@wyldlands/ecs";
import { breakActivity } from "../../bodies/activity.ts";
import { rooted } from "../../bodies/conditions.ts";
import { cooldownLeft, startCooldown } from "../../bodies/cooldowns.ts";
import { able, setPosition } from "../../bodies/posture.ts";
import { bonus } from "../../bodies/stats.ts";
import { endFight } from "../../combat/end-fight.ts";
import { foesOf } from "../../combat/foes.ts";
import { Combatant, Room } from "../../components/index.ts";
import { fleeChance } from "../../rules/formulas/flee-chance.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { go } from "../movement/go.ts";
import { refuse } from "../refusals.ts";

/** Runs from a fight, through any way out that is open; now and then a foe stands in it. */
export const flee = defineDeed({
  name: "flee",
  check(_args, { game, actor }) {
    if (!actor.has(Combatant)) return refuse("From what? Nobody is fighting you.");
    const unable = able(game, actor, "sitting") ?? rooted(game, actor);
    if (unable) return unable;
    return cooldownLeft(game, actor, "flee") > 0 ? refuse("You are still looking for a way out.") : undefined;
  },
  perform(_args, context) {
    const { game, actor, show } = context;
    const foes = foesOf(game, actor);
    const quickest = Math.max(...foes.map((foe) => bonus(game, foe, "dexterity")));
    if (game.rng.int(100) >= fleeChance(bonus(game, actor, "dexterity"), quickest, foes.length)) {
      startCooldown(game, actor, "flee", game.rules.combat.round);
      show([actor], "You look for a way out, and {foe} is in it.", { foe: foes[0] });
      show(game.witnesses(actor), "{actor} looks for a way out.", { actor });
      return undefined;
    }
    breakActivity(context, actor);
    setPosition(actor, "standing");
    show([actor], "You turn and run.");
    show(game.witnesses(actor), "{actor} turns and runs.", { actor });
    endFight(context, actor);
    context.emit({ type: "Fled", entity: actor, from: game.placeOf(actor) });
    return runAnywhere(context);
  },
  commands: [
    {
      name: "flee",
      forms: ["flee"],
      usage: "FLEE takes no more words: there is no time to choose where.",
      help: "Runs from a fight, through any way out that is open. It may take more than one try.",
      position: "sitting",
      instant: true,
    },
  ],
});

/** By a way that `go` allows, chosen by chance. */
function runAnywhere(context: DeedContext): Refusal<string> | undefined {
  const { game, actor } = context;
  const ways = Object.keys(game.placeOf(actor).get(Room)?.exits ?? {}).filter(
    (direction) => go.check?.({ direction }, context) === undefined,
  );
  while (ways.length > 0) {
    const [direction = ""] = ways.splice(game.rng.int(ways.length), 1);
    if (!(go.perform({ direction }, context) instanceof Refusal)) return undefined;
  }
  return refuse("There is no way out of here that you could run.");
}
