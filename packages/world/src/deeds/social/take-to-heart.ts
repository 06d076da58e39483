import type { Entity } from "@wyldlands/ecs";
import { Character } from "../../components/index.ts";
import { remembers } from "../../society/minds.ts";
import { remember } from "../../society/regard.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** The actor remembers what a player's character did, and thinks better or worse of it. `what`: as in 'You gave bread.' */
export const takeToHeart = defineDeed<{ to: Entity; what: string; affinity: number; trust?: number }>({
  name: "take-to-heart",
  check({ to }, { actor }) {
    if (!to.alive || !to.has(Character)) return refuse("They are no more.");
    return remembers(actor) ? undefined : refuse("{actor} forgets as it goes.", { actor });
  },
  perform({ to, what, affinity, trust = 0 }, { game, actor }) {
    remember(game, actor, to, what, { affinity, trust });
  },
});
