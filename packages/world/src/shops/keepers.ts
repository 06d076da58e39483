import { Refusal, type Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { bonus } from "../bodies/stats.ts";
import { Bargains, Combatant, Shop } from "../components/index.ts";
import { company, refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { handy } from "../items/handy.ts";
import { leaning } from "../rules/formulas/prices.ts";
import { asideFrom } from "../memory/promises.ts";
import { regardOf } from "../society/regard.ts";
import { hourOf, isBetween } from "../time/calendar.ts";
import { hourWords } from "../time/time-words.ts";
import { booksOf, shopOf } from "./books.ts";

/** From here on down somebody is not served (affinity). */
const SPURNED = -0.5;

/** A keeper that will trade with the actor now, with its shop's books and how far its prices lean the actor's way. */
export interface Dealing {
  keeper: Entity;
  books: Entity;
  lean: number;
  /** By prototype: how many of a ware are set aside for others. */
  aside?: ReadonlyMap<string, number>;
}

/**
 * Those here that will trade with the actor: all of them, or the one that is named. A refusal when there is none: nobody here
 * keeps a shop, or none of them is open, awake, in peace and willing.
 */
export function dealings(game: Game, actor: Entity, named: Entity | undefined): Dealing[] | Refusal<string> {
  const unable = handy(game, actor) ?? (named && company(actor, named));
  if (unable) return unable;
  if (actor.has(Combatant)) return refuse("Not in the middle of a fight.");
  const keepers = named ? [named] : keepersHere(game, actor);
  if (keepers.length === 0)
    return refuse("Nobody here keeps a shop. <hint>HELP SHOPPING tells who does.</hint>");
  const found: Dealing[] = [];
  let mistake: Refusal<string> | undefined;
  for (const keeper of keepers) {
    const dealing = dealingWith(game, actor, keeper);
    if (dealing instanceof Refusal) mistake ??= dealing;
    else found.push(dealing);
  }
  return found.length > 0 || !mistake ? found : mistake;
}

/** Those in the same room who keep a shop. */
export function keepersHere(game: Game, actor: Entity): Entity[] {
  return game.company(game.placeOf(actor), actor).filter((one) => one.has(Shop));
}

function dealingWith(game: Game, actor: Entity, keeper: Entity): Dealing | Refusal<string> {
  if (!keeper.has(Shop)) return refuse("{keeper} keeps no shop.", { keeper });
  if (keeper.has(Combatant)) return refuse("{keeper} does no business in the middle of a fight.", { keeper });
  if (isAsleep(game, keeper)) return refuse("{keeper} is asleep.", { keeper });
  const books = booksOf(game, keeper);
  if (!books)
    return refuse("{keeper} has not unpacked yet. <hint>Come back a little later.</hint>", { keeper });
  return (
    closed(game, keeper) ??
    spurned(game, actor, keeper) ?? {
      keeper,
      books,
      lean: leanOf(game, actor, keeper),
      aside: asideFrom(game, keeper, actor),
    }
  );
}

function closed(game: Game, keeper: Entity): Refusal<string> | undefined {
  const { hours, words } = shopOf(keeper);
  if (!hours || isBetween(game, hours)) return undefined;
  const hour = hourWords(hourOf(game, hours.from));
  return refuse(
    `${words.closed ?? "{keeper} is closed."} <hint>The shop opens at {hour}; TIME tells the hour.</hint>`,
    {
      keeper,
      hour,
    },
  );
}

function spurned(game: Game, actor: Entity, keeper: Entity): Refusal<string> | undefined {
  if (regardOf(game, keeper, actor).affinity > SPURNED) return undefined;
  return refuse(
    `${shopOf(keeper).words.spurns ?? "{keeper} looks through you, and serves nobody."} <hint>RELATIONS tells how you stand. A gift may mend it, and so does time.</hint>`,
    { keeper },
  );
}

/** By regard, charisma, and what was haggled out. */
export function leanOf(game: Game, actor: Entity, keeper: Entity): number {
  const haggled = bargainOf(game, actor, keeper)?.share ?? 0;
  return leaning(regardOf(game, keeper, actor).affinity, bonus(game, actor, "charisma"), haggled);
}

/** What the actor has haggled out with the keeper, while it holds. */
export function bargainOf(
  game: Game,
  actor: Entity,
  keeper: Entity,
): { share: number; until: number } | undefined {
  const bargain = actor.get(Bargains)?.[keeper.prototype?.id ?? ""];
  return bargain && bargain.until > game.clock.now() ? bargain : undefined;
}
