import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Reacted, Reactions } from "../components/index.ts";
import { react } from "../deeds/life/react.ts";
import type { Game } from "../game.ts";
import { isTimed } from "../reactions/awaited.ts";
import { hourNow } from "../time/calendar.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";

/** So often it is looked whose time has come (milliseconds of world time). */
const EVERY_MS = 1_000;

/**
 * Reactions to time: `timer`, and `hour` at each new hour of the calendar. Rooms that wait for time are looked at wherever they are;
 * beings and things only where a player is. What a world at rest missed is not made up for.
 */
export function reactionSystem(game: Game, runner: DeedRunner): System {
  let [next, told] = [0, hourNow(game)];
  return {
    name: "reactions",
    budgetMs: 2,
    run() {
      const now = game.clock.now();
      const { occasions, timedRooms } = game.authored.awaited;
      if (now < next) return;
      next = now + EVERY_MS;
      const hour = hourNow(game);
      const struck = hour !== told;
      told = hour;
      if (!occasions.has("timer") && !(struck && occasions.has("hour"))) return;
      const holders = new Set<Entity>(timedRooms.flatMap((id) => game.room(id) ?? []));
      for (const character of game.players.characters())
        if (game.players.isAwake(character))
          for (const one of game.placeOf(character).sources(ContainedIn))
            if (one.get(Reactions)?.some(isTimed) === true) holders.add(one);
      for (const holder of holders)
        for (const [index, reaction] of (holder.alive ? (holder.get(Reactions) ?? []) : []).entries()) {
          if (!holder.alive) break;
          const last = holder.get(Reacted)?.[index]?.at;
          const elapsed = last === undefined || now - last >= (reaction.every ?? 0) * 1_000;
          if (reaction.on === "timer" ? elapsed : reaction.on === "hour" && struck)
            runner.run(react, holder, { index: String(index), step: "0" });
        }
    },
  };
}
