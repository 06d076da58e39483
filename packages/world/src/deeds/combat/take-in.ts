import type { Entity } from "@wyldlands/ecs";
import { Captive, Following, Jailed } from "../../components/index.ts";
import { lawAt, releaseAt } from "../../minds/law.ts";
import { jailOf, lockUp } from "../../moderation/prison.ts";
import { defineDeed } from "../deed.ts";
import { company, refuse } from "../refusals.ts";

/** Whom the watch leads by the collar is locked up until the hour `until` of the day. Not a command: only those who keep the peace do it. */
export const takeIn = defineDeed<{ to: Entity; until: number }>({
  name: "take-in",
  check: ({ to }, { game, actor }) =>
    company(actor, to) ??
    (to.get(Captive)?.by === actor.id ? undefined : refuse("You have no hand on {to}.", { to })) ??
    (jailOf(game) ? undefined : refuse("There is no cell to put {to} in.", { to })),
  perform({ to, until }, context) {
    const { game, actor } = context;
    const at = releaseAt(game, until, lawAt(game, game.placeOf(actor)));
    to.remove(Captive);
    if (to.has(Following)) to.remove(Following);
    lockUp(context, to, {
      leaves:
        "{by} takes {being} down the steps under the floor, and comes up alone, hanging a key on its nail.",
      arrives: "{by} brings {being} in, nods at the bench, and locks the door from outside.",
      by: actor,
    });
    to.edit(Jailed).until = at;
  },
});
