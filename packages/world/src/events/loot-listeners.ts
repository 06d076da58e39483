import { Character, ContainedIn, Corpse } from "../components/index.ts";
import { split } from "../deeds/group/split.ts";
import { take } from "../deeds/items/take.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/**
 * Who wishes it takes from what it killed at once, and shares out the coins, as if it had typed so: what may not be done is
 * refused as ever, in silence.
 */
export function addLootListeners(game: Game, runner: DeedRunner): void {
  game.events.on("EntityDied", ({ entity, corpse, killer }) => {
    if (corpse?.alive !== true || killer?.alive !== true || entity.has(Character)) return;
    const wish = game.players.sessionOf(killer)?.preferences.autoloot ?? "off";
    if (wish === "off" || corpse.target(ContainedIn) !== killer.target(ContainedIn)) return;
    for (const item of corpse.sources(ContainedIn))
      if (wish === "all" || item.prototype?.id === game.content.world.coin)
        runner.queue(take, killer, { item, container: corpse });
  });
  game.events.on("ItemPickedUp", ({ entity, item, from, count }) => {
    const owner = from.alive ? from.get(Corpse)?.owner : undefined;
    if (!from.alive || !from.has(Corpse) || owner !== undefined) return;
    if (item.prototype?.id !== game.content.world.coin) return;
    if (game.players.sessionOf(entity)?.preferences.autosplit === true)
      runner.queue(split, entity, { count });
  });
}
