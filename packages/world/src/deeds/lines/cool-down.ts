import { startCooldown } from "../../bodies/cooldowns.ts";
import { defineDeed } from "../deed.ts";

/** A command with a cooldown was done: from now on it is counted. */
export const coolDown = defineDeed<{ name: string; seconds: number }>({
  name: "cool-down",
  perform({ name, seconds }, { game, actor }) {
    startCooldown(game, actor, name, seconds);
  },
});
