import type { Entity } from "@wyldlands/ecs";
import { hasCondition } from "../../bodies/effects.ts";
import { able, positionOf, setPosition } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";
import { company, refuse } from "../refusals.ts";

/** Somebody who sleeps sits up: the actor, or another whom it shakes. What a spell has put to sleep sleeps on. */
export const wake = defineDeed<{ to?: Entity }>({
  name: "wake",
  check({ to }, { game, actor }) {
    const sleeper = to ?? actor;
    const unable =
      sleeper === actor
        ? able(game, actor, "sleeping")
        : (able(game, actor, "sitting") ?? company(actor, sleeper));
    if (unable) return unable;
    if (hasCondition(game, sleeper, "asleep"))
      return sleeper === actor
        ? refuse("You try to open your eyes. They are not yours to open.")
        : refuse("You shake {sleeper}, who sleeps on. This is no common sleep.", { sleeper });
    if (positionOf(sleeper) === "sleeping") return undefined;
    return sleeper === actor ? refuse("You are awake already.") : refuse("{sleeper} is awake.", { sleeper });
  },
  perform({ to }, { game, actor, show }) {
    const sleeper = to ?? actor;
    setPosition(sleeper, "sitting");
    const others = game.witnesses(actor).filter((one) => one !== sleeper);
    if (sleeper === actor) {
      show([actor], "You open your eyes and sit up.");
      show(others, "{actor} wakes and sits up.", { actor });
    } else {
      show([actor], "You shake {sleeper} awake.", { sleeper });
      show([sleeper], "{actor} shakes you awake.", { actor });
      show(others, "{actor} shakes {sleeper} awake.", { actor, sleeper });
    }
  },
  commands: [
    {
      name: "wake",
      position: "sleeping",
      forms: ["wake", "wake up", "wake <to:beings>"],
      usage: "Type WAKE alone, or WAKE and the name of somebody here who sleeps.",
      help: "Ends your sleep, or somebody else's: wake, wake tern.",
    },
  ],
});
