import { Away } from "../components/index.ts";
import { bringNews } from "../deeds/life/bring-news.ts";
import { afk, comeBack } from "../deeds/speech/afk.ts";
import { announce } from "../deeds/speech/announce.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/** What players hear of each other and of the world: friends coming and going, news, and who is back at the keyboard. */
export function addTalkListeners(game: Game, runner: DeedRunner): void {
  game.events.on("CharacterEntered", ({ entity, resumed }) => {
    if (entity.has(Away)) runner.queue(comeBack, entity, {});
    runner.queue(bringNews, entity, {});
    if (resumed !== true) runner.queue(announce, entity, { what: "comes" });
  });
  game.events.on("CharacterLeft", ({ entity }) => {
    // A guest is no more, and nobody's friend.
    if (entity.alive) runner.queue(announce, entity, { what: "goes" });
  });
  game.events.on("CommandExecuted", ({ entity, command }) => {
    if (command !== afk.name && entity.has(Away)) runner.queue(comeBack, entity, {});
  });
}
