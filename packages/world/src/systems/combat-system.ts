import type { Entity } from "@wyldlands/ecs";
import { Combatant } from "../components/index.ts";
import { falter } from "../deeds/combat/falter.ts";
import { strike } from "../deeds/combat/strike.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";

/**
 * Rounds: everyone in a fight whose strike is due (`Combatant.next`) strikes, the longest due first. Walks those who fight and
 * nobody else; a strike is a deed like any other.
 */
export function combatSystem(game: Game, runner: DeedRunner): System {
  const attempt = (being: Entity): void => {
    try {
      runner.run(strike, being, {});
    } catch (error) {
      runner.clear();
      game.log.error({ err: error }, "a strike threw and was undone");
      // Undone with the strike was the time of the next one.
      runner.run(falter, being, {});
    }
  };
  return {
    name: "combat",
    budgetMs: 5,
    run() {
      const now = game.clock.now();
      const due: { being: Entity; next: number; since: number }[] = [];
      for (const being of game.world.query(Combatant)) {
        const { next, since } = being.need(Combatant);
        if (next <= now) due.push({ being, next, since });
      }
      // Ids are no part of a replay: what is left even stays in the order of the walk.
      due.sort((a, b) => a.next - b.next || a.since - b.since);
      for (const { being } of due) if (being.alive && being.has(Combatant)) attempt(being);
    },
  };
}
