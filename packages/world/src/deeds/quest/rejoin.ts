import type { Entity } from "@wyldlands/ecs";
import { Escorted, Following } from "../../components/index.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { reach, refuse } from "../refusals.ts";

/** Whoever is led has its leader back, and goes along again. The actor is who is led. */
export const rejoin = defineDeed<{ to: Entity }>({
  name: "rejoin",
  check({ to }, { actor }) {
    if (actor.get(Escorted)?.by !== to.id || actor.has(Following)) return refuse("There is nobody to join.");
    return reach(actor, to);
  },
  perform({ to }, { actor, show }) {
    actor.add(Following({ leader: to.id, name: plainName(to) }));
    show([to], "{actor} is glad to see you, and comes along again.", { actor });
  },
});
