import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../../bodies/conditions.ts";
import { Combatant, Praise, Praised } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { company, refuse } from "../refusals.ts";

/** One who teaches says a word to somebody who did a thing for the first time before its eyes. Nobody is praised twice for one thing. */
export const praise = defineDeed<{ to: Entity; for: string }>({
  name: "praise",
  check({ to, for: what }, { game, actor }) {
    const apart = company(actor, to);
    if (apart) return apart;
    if (actor.get(Praise)?.[what] === undefined || isAsleep(game, actor) || actor.has(Combatant))
      return refuse("{actor} has nothing to say.", { actor });
    return to.get(Praised)?.includes(praiseKey(actor, what)) === true
      ? refuse("{actor} has said so already.", { actor })
      : undefined;
  },
  perform({ to, for: what }, { actor, show }) {
    const words = actor.need(Praise)[what];
    if (words === undefined) return;
    if (!to.has(Praised)) to.add(Praised());
    to.edit(Praised).push(praiseKey(actor, what));
    show([to], words, { actor, to });
  },
});

/** What is kept of a praise: who gave it, and for what. */
export function praiseKey(teacher: Entity, what: string): string {
  return `${teacher.prototype?.id ?? ""} ${what}`;
}
