import type { Entity } from "@wyldlands/ecs";
import { TradeSheet, Trading } from "../components/index.ts";
import { endTrade, type Ending } from "../deeds/trade/end-trade.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { nameOf } from "../views/names.ts";

/** A trade ends when one of the two walks off, dies, fights, is lost or leaves. */
export function addTradeListeners(game: Game, runner: DeedRunner): void {
  const end = (being: Entity | undefined, how: Ending): void => {
    const id = being?.alive === true ? being.get(Trading)?.sheet : undefined;
    const sheet = id === undefined ? undefined : game.world.byId(id);
    if (being && sheet) runner.queue(endTrade, sheet, { how, name: nameOf(being) });
  };
  // A guest that left is no more: its sheet still knows it.
  const gone = ({ id }: Entity): void => {
    for (const sheet of game.world.query(TradeSheet))
      if (sheet.need(TradeSheet).sides.some(({ who }) => who === id))
        runner.queue(endTrade, sheet, { how: "quit", name: "the other" });
  };
  game.events.on("EntityMoved", ({ entity }) => end(entity, "left"));
  game.events.on("EntityDied", ({ entity }) => end(entity, "fight"));
  game.events.on("CombatStarted", ({ attacker, defender }) => {
    end(attacker, "fight");
    end(defender, "fight");
  });
  game.events.on("CharacterDozed", ({ entity }) => end(entity, "lost"));
  game.events.on("CharacterLeft", ({ entity }) => (entity.alive ? end(entity, "quit") : gone(entity)));
}
