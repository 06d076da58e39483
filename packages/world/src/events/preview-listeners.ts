import { previewWith } from "../building/copies.ts";
import { isCopy } from "../building/slugs.ts";
import { leaveCopy } from "../deeds/building/preview.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/** Whoever gets out of a copy some other way than by its end (taken elsewhere, jailed, fallen) has left it. */
export function addPreviewListeners(game: Game, runner: DeedRunner): void {
  game.events.on("EntityMoved", ({ entity, to }) => {
    if (entity.alive && previewWith(game, entity) && !isCopy(to.prototype?.id ?? ""))
      runner.queue(leaveCopy, entity, {});
  });
}
