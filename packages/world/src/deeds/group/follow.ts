import type { Entity, Refusal } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { Following } from "../../components/index.ts";
import { goesBehind } from "../../groups/following.ts";
import { ignores } from "../../society/ignoring.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { company, refuse } from "../refusals.ts";

/** Goes along with somebody from now on, wherever that one walks; with oneself, no more. Nobody follows who is behind them. */
export const follow = defineDeed<{ to: Entity }>({
  name: "follow",
  check({ to }, { game, actor }) {
    const unable = able(game, actor, "resting");
    if (unable) return unable;
    if (to === actor) return alone(actor);
    const absent = company(actor, to);
    if (absent) return absent;
    if (actor.get(Following)?.leader === to.id) return refuse("You follow {to} as it is.", { to });
    if (ignores(game, to, actor)) return refuse("{to} does not want you behind them.", { to });
    return goesBehind(game, to, actor)
      ? refuse("{to} goes where you go. <hint>One of you has to lead.</hint>", { to })
      : undefined;
  },
  perform({ to }, context) {
    if (to === context.actor) {
      endFollowing(context);
      return;
    }
    const { actor, show } = context;
    if (actor.has(Following)) endFollowing(context);
    actor.add(Following({ leader: to.id, name: plainName(to) }));
    show([actor], "You follow {to} from now on. <hint>UNFOLLOW ends it.</hint>", { to });
    show([to], "{actor} follows you from now on. <hint>LOSE and the name shakes them off.</hint>", { actor });
  },
  commands: [
    {
      name: "follow",
      position: "resting",
      forms: ["follow <to:beings>"],
      usage: "Follow whom? For example FOLLOW TERN. UNFOLLOW ends it.",
      help: "Goes along with somebody wherever they walk, as long as you could go there yourself: follow tern. UNFOLLOW, or FOLLOW ME, ends it.",
    },
  ],
});

/** Goes one's own way again. */
export const unfollow = defineDeed({
  name: "unfollow",
  check: (_args, { game, actor }) => able(game, actor, "resting") ?? alone(actor),
  perform: (_args, context) => endFollowing(context),
  commands: [
    {
      name: "unfollow",
      position: "resting",
      forms: ["unfollow"],
      usage: "UNFOLLOW takes no more words.",
      help: "Goes your own way again, whomever you followed.",
    },
  ],
});

function alone(actor: Entity): Refusal<string> | undefined {
  return actor.has(Following)
    ? undefined
    : refuse("You follow nobody. <hint>FOLLOW and a name begins it.</hint>");
}

function endFollowing({ game, actor, show }: DeedContext): void {
  const { leader, name } = actor.need(Following);
  actor.remove(Following);
  const led = game.world.byId(leader);
  show([actor], "You follow {name} no more.", { name: led ? plainName(led) : name });
  if (led) show([led], "{actor} follows you no more.", { actor: plainName(actor) });
}
