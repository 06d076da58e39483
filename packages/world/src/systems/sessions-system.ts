import type { Sessions } from "../sessions/sessions.ts";
import type { System } from "../turn/system.ts";

/** Link-dead characters whose time is up leave the game; lines that waited for somebody to be done are run. */
export function sessionsSystem(sessions: Sessions): System {
  return {
    name: "sessions",
    budgetMs: 2,
    run() {
      sessions.sweepLinkDead();
      sessions.runWaitingLines();
    },
  };
}
