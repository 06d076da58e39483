import type { Entity } from "@wyldlands/ecs";
import { Character, ContainedIn, Praise, Praised } from "../components/index.ts";
import { praise, praiseKey } from "../deeds/speech/praise.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/** Who teaches in a room notices what players do there for the first time. */
export function addPraiseListeners(game: Game, runner: DeedRunner): void {
  const notice = (who: Entity | undefined, what: string): void => {
    const place = who?.alive === true && who.has(Character) ? who.target(ContainedIn) : undefined;
    if (!who || !place) return;
    for (const one of place.sources(ContainedIn)) {
      if (one.get(Praise)?.[what] === undefined) continue;
      if (who.get(Praised)?.includes(praiseKey(one, what)) !== true)
        runner.queue(praise, one, { to: who, for: what });
    }
  };
  game.events.on("CommandExecuted", ({ entity, command, done }) => {
    if (done !== false) notice(entity, command);
  });
  game.events.on("EntityDied", ({ killer }) => notice(killer, "kill"));
  game.events.on("LevelGained", ({ entity }) => notice(entity, "level"));
  game.events.on("ItemMade", ({ entity }) => notice(entity, "make"));
}
