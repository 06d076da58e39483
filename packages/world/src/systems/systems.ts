import type { Game } from "../game.ts";
import type { Minds } from "../minds/minds.ts";
import type { Sessions } from "../sessions/sessions.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";
import { memorySystem } from "../memory/memory-system.ts";
import { ambienceSystem } from "./ambience-system.ts";
import { cleanupSystem } from "./cleanup-system.ts";
import { combatSystem } from "./combat-system.ts";
import { dueSystem } from "./due-system.ts";
import { orderSystem } from "./order-system.ts";
import { reactionSystem } from "./reaction-system.ts";
import { regenerationSystem } from "./regeneration-system.ts";
import { sessionsSystem } from "./sessions-system.ts";
import { skySystem } from "./sky-system.ts";

/** The systems of the game, in the order in which they run on every tick. What each of the plan's is, ADR 13 says. */
export function gameSystems(game: Game, runner: DeedRunner, sessions: Sessions, minds: Minds): System[] {
  return [
    dueSystem(game, runner),
    combatSystem(game, runner),
    minds.system,
    memorySystem(game, runner),
    regenerationSystem(game, runner),
    skySystem(game),
    ambienceSystem(game),
    reactionSystem(game, runner),
    cleanupSystem(game, runner),
    orderSystem(game, runner),
    sessionsSystem(sessions),
  ];
}
