import type { Entity } from "@wyldlands/ecs";
import type { ThingTopic, Topics } from "@wyldlands/protocol";
import { TradeSheet } from "../components/index.ts";
import type { Game } from "../game.ts";
import { thingTopic } from "../sessions/thing-topic.ts";
import { dealOf, offered, type Side } from "../trade/sheet.ts";
import { plainName } from "./names.ts";

/** The sheet that lies between the being and another, as clients know it. What its owner no longer has is left out. */
export function tradeTopic(game: Game, being: Entity): Topics["trade"] {
  const deal = dealOf(game, being);
  if (!deal) return null;
  const { sheet, other, mine, theirs } = deal;
  return {
    revision: sheet.need(TradeSheet).revision,
    with: { id: other.id, name: plainName(other) },
    mine: sideTopic(game, being, mine),
    theirs: sideTopic(game, other, theirs),
  };
}

type SideTopic = NonNullable<Topics["trade"]>["mine"];

function sideTopic(game: Game, owner: Entity, { things, coins, agreed }: Side): SideTopic {
  const items = things.flatMap(({ thing: id, count }): ThingTopic[] => {
    const thing = offered(game, owner, id, count);
    return thing ? [{ ...thingTopic(game, thing), name: plainName(thing, count), count }] : [];
  });
  return { items, coins, agreed };
}
