import type { Entity } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { able } from "../../bodies/posture.ts";
import { foeOf } from "../../combat/foes.ts";
import { mayAttack } from "../../combat/may-attack.ts";
import { startFight } from "../../combat/start-fight.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Begins a fight with somebody here, or turns on another in the middle of one. The strikes come by themselves, round by round. */
export const attack = defineDeed<{ to: Entity }>({
  name: "attack",
  check({ to }, { game, actor }) {
    const unable = able(game, actor, "standing") ?? busy(actor) ?? mayAttack(game, actor, to);
    if (unable) return unable;
    return foeOf(game, actor) === to ? refuse("You are at it already.") : undefined;
  },
  perform({ to }, context) {
    startFight(context, context.actor, to);
  },
  words: {
    actor: "You go for {to}.",
    to: "<damage>{actor} goes for you!</damage>",
    others: "{actor} goes for {to}.",
  },
  commands: [
    {
      name: "attack",
      aliases: ["kill", "hit", "k"],
      forms: ["attack <to:beings>"],
      usage:
        "Attack whom? CONSIDER tells you first what you would let yourself in for; for example CONSIDER RAT, then ATTACK RAT.",
      help: "Begins a fight: attack rat. You go on striking by yourself, round by round; FLEE ends it, one way. See HELP FIGHTING.",
    },
  ],
});
