import { isBusy } from "../../bodies/activity.ts";
import { hasCondition } from "../../bodies/effects.ts";
import { isSpent } from "../../bodies/vitals.ts";
import { armsOf, strikeEvery } from "../../combat/arms.ts";
import { endFight } from "../../combat/end-fight.ts";
import { foeOf } from "../../combat/foes.ts";
import { startFight } from "../../combat/start-fight.ts";
import { swing } from "../../combat/swing.ts";
import { Combatant } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/**
 * The next strike of one who fights, whoever plays it: at the foe that `foeOf` names. Nobody left: its fight is over. Who is
 * stunned, asleep or busy with something else misses its turn. The combat system does this when it is due.
 */
export const strike = defineDeed({
  name: "strike",
  check(_args, { actor }) {
    return actor.has(Combatant) ? undefined : refuse("You are not fighting.");
  },
  perform(_args, context) {
    const { game, actor } = context;
    const foe = isSpent(actor) ? undefined : foeOf(game, actor);
    if (!foe) {
      endFight(context, actor);
      return;
    }
    const arms = armsOf(game, actor);
    const every = strikeEvery(game, actor, arms);
    const combatant = actor.edit(Combatant);
    // A world that was late does not make up for it with a flurry.
    combatant.next = Math.max(combatant.next, game.clock.now() - every) + every;
    if (combatant.target !== foe.id) combatant.target = foe.id;
    if (isBusy(actor) || hasCondition(game, actor, "stunned") || hasCondition(game, actor, "asleep")) return;
    if (!foe.has(Combatant)) startFight(context, actor, foe);
    swing(context, actor, foe, arms);
  },
});
