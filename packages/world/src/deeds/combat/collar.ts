import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../../bodies/conditions.ts";
import { setPosition } from "../../bodies/posture.ts";
import { mostOf, vitalOf } from "../../bodies/vitals.ts";
import { Captive, Character, Following, Mind } from "../../components/index.ts";
import { endFight, letGo } from "../../combat/end-fight.ts";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { handy } from "../../items/handy.ts";
import { jailOf } from "../../moderation/prison.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { company, refuse } from "../refusals.ts";

/** From this share of health down, in percent, somebody has had enough and is taken by the collar. */
export const YIELDS_AT = 40;
/** Coins that are taken off a thief at most. */
const FINE = 5;

/**
 * The watch takes somebody by the collar who is worn out or asleep: the fight is over, what was in the fingers goes to the watch, and
 * whoever it is may go home. Who lives here is held (`then: "hold"`), to be led away to the lock-up; players are let go. Not a command:
 * only those who keep the peace do it.
 */
export const collar = defineDeed<{ to: Entity; then?: "hold" | undefined }>({
  name: "collar",
  check({ to }, { game, actor }) {
    const unable = handy(game, actor) ?? company(actor, to);
    if (unable) return unable;
    if (to === actor) return refuse("That is your own collar.");
    const worn = vitalOf(game, to, "health") * 100 <= mostOf(game, to, "health") * YIELDS_AT;
    return worn || isAsleep(game, to) ? undefined : refuse("{to} has too much fight left.", { to });
  },
  perform({ to, then }, context) {
    const { game, actor, show, emit } = context;
    const holds = then === "hold" && !to.has(Character) && to.has(Mind) && jailOf(game) !== undefined;
    endFight(context, to);
    letGo(context, to);
    endFight(context, actor);
    const coins = Math.min(FINE, coinsOf(game, to));
    payCoins(game, to, coins, actor);
    const values = { actor, to, coins: { markup: game.coinName(coins) } };
    if (holds) {
      setPosition(to, "standing");
      to.add(Captive({ by: actor.id }));
      if (to.has(Following)) to.remove(Following);
      to.add(Following({ leader: actor.id, name: plainName(actor) }));
    }
    show(
      [to],
      "{actor} has you by the collar, shakes you once, and lets go. 'Home. And I know where that is.'",
      values,
    );
    show(
      game.witnesses(actor).filter((one) => one !== to),
      holds
        ? "{actor} has {to} by the collar, and keeps hold of it. 'The sergeant would like a word.'"
        : "{actor} has {to} by the collar, shakes once, and lets go. 'Home. And I know where that is.'",
      values,
    );
    if (coins > 0) {
      show([to], "{actor} takes {coins} off you, for whoever misses them.", values);
      show(
        game.witnesses(actor).filter((one) => one !== to),
        "{actor} takes {coins} off {to}, for whoever misses them.",
        values,
      );
    }
    emit({ type: "Collared", entity: to, by: actor });
  },
});
