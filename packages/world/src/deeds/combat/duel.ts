import type { Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { agreeTo, withdraw } from "../../combat/duels.ts";
import { isFighting } from "../../combat/foes.ts";
import { agreed, challenges } from "../../combat/may-attack.ts";
import { Character } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { company, refuse } from "../refusals.ts";

/** Challenges another player, takes up their challenge, or takes one's own back. Only when both have agreed can they fight; a fall settles it. */
export const duel = defineDeed<{ to: Entity }>({
  name: "duel",
  check({ to }, { game, actor }) {
    const unable = able(game, actor, "resting") ?? company(actor, to);
    if (unable) return unable;
    if (!to.has(Character))
      return refuse("{to} needs no challenge. <hint>ATTACK, if you must.</hint>", { to });
    if (agreed(actor, to) && isFighting(actor) && isFighting(to))
      return refuse("It is too late to think better of it.");
    return undefined;
  },
  perform({ to }, { game, actor, show }) {
    const values = { actor, to };
    const others = game.witnesses(actor).filter((one) => one !== to);
    if (challenges(actor, to)) {
      withdraw(actor, to);
      show([actor], "You take back your challenge to {to}.", values);
      show([to], "{actor} takes back the challenge to you.", values);
      return;
    }
    agreeTo(actor, to);
    if (challenges(to, actor)) {
      show(
        [actor],
        "You take up {to}'s challenge. <hint>ATTACK when you are ready; a fall settles it.</hint>",
        values,
      );
      show(
        [to],
        "{actor} takes up your challenge. <hint>ATTACK when you are ready; a fall settles it.</hint>",
        values,
      );
      show(others, "{actor} takes up {to}'s challenge.", values);
    } else {
      show([actor], "You challenge {to}. <hint>DUEL again takes it back.</hint>", values);
      show(
        [to],
        "{actor} challenges you. <hint>DUEL and the name takes it up; nothing happens if you do not.</hint>",
        values,
      );
      show(others, "{actor} challenges {to}.", values);
    }
  },
  commands: [
    {
      name: "duel",
      forms: ["duel <to:beings>"],
      usage: "Duel whom? DUEL and a player's name; it takes both of you.",
      help: "Challenges another player, or takes up a challenge: duel tern. Only then can you fight each other, and a fall settles it.",
    },
  ],
});
