import { sortMail } from "../deeds/post/sort-mail.ts";
import { tellOfReports } from "../deeds/reports/tell-of-reports.ts";
import type { Game } from "../game.ts";
import { may, rightsOf } from "../permissions/rights.ts";
import { lettersTo } from "../society/letters.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/** Whoever comes into play hears of the post, and those who answer reports hear of these. */
export function addPostListeners(game: Game, runner: DeedRunner): void {
  game.events.on("CharacterEntered", ({ entity }) => {
    if (lettersTo(game, entity.id).length > 0) runner.queue(sortMail, entity, {});
    const session = game.players.sessionOf(entity);
    if (session && may(rightsOf(session), "reports")) runner.queue(tellOfReports, entity, {});
  });
}
