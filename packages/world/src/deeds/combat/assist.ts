import type { Entity } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { able } from "../../bodies/posture.ts";
import { foeOf } from "../../combat/foes.ts";
import { mayAttack } from "../../combat/may-attack.ts";
import { startFight } from "../../combat/start-fight.ts";
import { Character, ContainedIn } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { companions } from "../../groups/companions.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Joins a fight on somebody's side: whoever is the friend's foe becomes one's own. Without a name, the first of one's group or else the first player who fights here. */
export const assist = defineDeed<{ friend?: Entity | undefined }>({
  name: "assist",
  check({ friend }, { game, actor }) {
    const unable = able(game, actor, "standing") ?? busy(actor);
    if (unable) return unable;
    const whom = friend ?? anyFriend(game, actor);
    if (!whom) return refuse("Nobody here needs your help just now.");
    if (whom === actor) return refuse("You are helping yourself as it is.");
    const foe = foeOf(game, whom);
    if (!foe) return refuse("{whom} is not fighting.", { whom });
    if (foe === actor) return refuse("It is you that {whom} is fighting.", { whom });
    if (foeOf(game, actor) === foe) return refuse("You are at it already.");
    return mayAttack(game, actor, foe);
  },
  perform({ friend }, context) {
    const { game, actor, show } = context;
    const whom = friend ?? anyFriend(game, actor);
    const foe = whom && foeOf(game, whom);
    if (!foe) return refuse("Nobody here needs your help just now.");
    const values = { actor, whom, foe };
    show([actor], "You go to the help of {whom}, against {foe}.", values);
    show([whom], "{actor} comes to your help.", values);
    const rest = game.witnesses(actor).filter((one) => one !== whom);
    show(rest, "{actor} goes to the help of {whom}, against {foe}.", values);
    startFight(context, actor, foe);
    return undefined;
  },
  commands: [
    {
      name: "assist",
      forms: ["assist", "assist <friend:beings>"],
      usage: "Assist whom? ASSIST alone helps whoever fights here.",
      help: "Joins a fight on somebody's side: assist tern. Alone, it helps one of your group who is fighting here, or else the first player.",
    },
  ],
});

/** One of the actor's group who fights here, or else another player. */
function anyFriend(game: Game, actor: Entity): Entity | undefined {
  const players = game
    .placeOf(actor)
    .sources(ContainedIn)
    .filter((one) => one !== actor && one.has(Character));
  return [...companions(game, actor), ...players].find((one) => foeOf(game, one) !== undefined);
}
