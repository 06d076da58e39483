import { Refusal, type Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { rooted } from "../../bodies/conditions.ts";
import { wayTo } from "../../combat/afar.ts";
import { mayAttack } from "../../combat/may-attack.ts";
import { startFight } from "../../combat/start-fight.ts";
import { Combatant } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { go } from "../movement/go.ts";
import { refuse } from "../refusals.ts";

/** One who was hit from the next room comes for whoever did it. One that fights already does not. */
export const pursue = defineDeed<{ to: Entity }>({
  name: "pursue",
  check({ to }, context) {
    const { game, actor } = context;
    if (actor.has(Combatant)) return refuse("You are fighting already.");
    const unable = able(game, actor, "sitting") ?? rooted(game, actor);
    if (unable) return unable;
    const direction = wayTo(game, actor, to);
    if (direction === undefined) return refuse("You cannot get there.");
    return go.check?.({ direction }, context);
  },
  perform({ to }, context) {
    const { game, actor, show } = context;
    const gone = go.perform({ direction: wayTo(game, actor, to) ?? "" }, context);
    if (gone instanceof Refusal) return gone;
    const forbidden = mayAttack(game, actor, to);
    if (forbidden) return undefined;
    show([to], "<damage>{actor} comes for you!</damage>", { actor });
    startFight(context, actor, to);
    return undefined;
  },
});
