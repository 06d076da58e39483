import { Character, ContainedIn } from "../components/index.ts";
import { take } from "../deeds/items/take.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/** Who wishes it takes from what it killed at once, as if it had typed so: what may not be taken is refused as ever. */
export function addLootListeners(game: Game, runner: DeedRunner): void {
  game.events.on("EntityDied", ({ entity, corpse, killer }) => {
    if (corpse?.alive !== true || killer?.alive !== true || entity.has(Character)) return;
    const wish = game.players.sessionOf(killer)?.preferences.autoloot ?? "off";
    if (wish === "off" || corpse.target(ContainedIn) !== killer.target(ContainedIn)) return;
    for (const item of corpse.sources(ContainedIn))
      if (wish === "all" || item.prototype?.id === game.content.world.coin)
        runner.queue(take, killer, { item, container: corpse });
  });
}
