import type { Entity, Refusal } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { mostGrams } from "../bodies/stats.ts";
import { Combatant, ContainedIn } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { contentGrams, gramsOf } from "../items/load.ts";
import { purseOf } from "../items/purse.ts";
import { offered, type Deal, type Side } from "./sheet.ts";

interface Parcel {
  entity: Entity;
  count: number;
}

/** Why the two cannot trade now. The words are for both. */
export function apart(game: Game, being: Entity, other: Entity): Refusal<string> | undefined {
  if (being.target(ContainedIn) !== other.target(ContainedIn) || !being.target(ContainedIn))
    return refuse("{being} and {other} are not in the same place.", { being, other });
  for (const one of [being, other]) {
    // A link-dead player stands there and knows of nothing.
    if (game.players.sessionOf(one)?.channel === undefined)
      return refuse("{one} is lost in thought.", { one });
    if (one.has(Combatant)) return refuse("{one} is fighting.", { one });
    if (isAsleep(game, one)) return refuse("{one} is asleep.", { one });
  }
  return undefined;
}

/** Why what is on the sheet cannot change hands: said to both. `correct` the sheet before. */
export function cannotSwap(game: Game, being: Entity, deal: Deal): Refusal<string> | undefined {
  return (
    apart(game, being, deal.other) ??
    cannotBear(game, being, deal.mine, deal.theirs, deal.other) ??
    cannotBear(game, deal.other, deal.theirs, deal.mine, being)
  );
}

/** Everything on the sheet changes hands, both ways. Only inside a deed, and after `cannotSwap`. */
export function swap({ game, emit }: DeedContext, being: Entity, deal: Deal): void {
  const { other } = deal;
  // Both are found before either moves: stacks merge on the way.
  const given = parcelsOf(game, being, deal.mine);
  const got = parcelsOf(game, other, deal.theirs);
  const hand = (parcels: readonly Parcel[], from: Entity, to: Entity): void => {
    for (const { entity, count } of parcels) {
      const prototype = entity.prototype?.id ?? "";
      const item = moveThings(game, entity, count, to);
      emit({ type: "ItemTraded", entity: from, to, item, prototype, count });
    }
  };
  hand(given, being, other);
  hand(got, other, being);
}

function parcelsOf(game: Game, owner: Entity, side: Side): Parcel[] {
  const things = side.things.map(({ thing, count }) => {
    const entity = offered(game, owner, thing, count);
    if (!entity) throw new Error(`what is offered is gone: ${thing}`);
    return { entity, count };
  });
  if (side.coins === 0) return things;
  const entity = purseOf(game, owner);
  if (!entity) throw new Error("the coins that are offered are gone");
  return [...things, { entity, count: side.coins }];
}

function gramsOfSide(game: Game, owner: Entity, side: Side): number {
  return parcelsOf(game, owner, side).reduce(
    (sum, { entity, count }) => sum + gramsOf(game, entity, count),
    0,
  );
}

/** Whether the being can carry what it gets once what it gives is out of the pack. */
function cannotBear(
  game: Game,
  being: Entity,
  gives: Side,
  gets: Side,
  from: Entity,
): Refusal<string> | undefined {
  const more = gramsOfSide(game, from, gets);
  const left = contentGrams(game, being) - gramsOfSide(game, being, gives);
  if (more === 0 || left + more <= mostGrams(game, being)) return undefined;
  return refuse("{being} cannot carry so much.", { being });
}
