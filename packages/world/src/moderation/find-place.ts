import { Refusal, type Entity } from "@wyldlands/ecs";
import { isShutCopy } from "../building/copies.ts";
import { Name, Room } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { isCopy } from "../building/slugs.ts";
import { isBeing } from "../views/names.ts";
import { isCloakedFrom } from "../views/cloak.ts";

/**
 * A room that the staff name: `here`, `harbor:salt-quay`, `salt-quay` within the area, where a player is, or where a being
 * of the world is, by a word of its name.
 */
export function findPlace(game: Game, actor: Entity, text: string): Entity | Refusal<string> {
  const place = anyPlace(game, actor, text);
  if (place instanceof Refusal || !isShutCopy(game, actor, place)) return place;
  return refuse(
    "That is a preview of what is not there yet. <hint>Its builder can PREVIEW INVITE you.</hint>",
  );
}

function anyPlace(game: Game, actor: Entity, text: string): Entity | Refusal<string> {
  const wanted = text.trim().toLowerCase();
  const here = game.placeOf(actor);
  if (wanted === "" || wanted === "here") return here;
  const area = here.get(Room)?.area ?? "";
  const room = game.room(wanted) ?? game.room(`${area}:${wanted}`) ?? byWhole(game, wanted);
  if (room?.has(Room)) return room;
  const player = playerNamed(game, actor, wanted);
  if (player) return game.placeOf(player);
  for (const being of game.world.query(Name)) {
    if (!isBeing(being) || game.players.sessionOf(being) || !being.prototype) continue;
    const { name, keywords } = being.need(Name);
    if (isShutCopy(game, actor, game.placeOf(being))) continue;
    if (keywords.includes(wanted) || name.toLowerCase() === wanted) return game.placeOf(being);
  }
  return refuse(
    "There is no room, player or being '{text}'. <hint>Name a room as area:room, such as {example}.</hint>",
    { text, example: game.content.world.start },
  );
}

/** A player in play, by the whole name or its beginning, that the actor may know to be there. */
export function playerNamed(game: Game, actor: Entity, text: string): Entity | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return undefined;
  const all = game.players.characters().filter((one) => !isCloakedFrom(game, actor, one));
  const nameOf = (one: Entity): string => one.get(Name)?.name.toLowerCase() ?? "";
  return all.find((one) => nameOf(one) === wanted) ?? all.find((one) => nameOf(one).startsWith(wanted));
}

/** A room of any area by its own word, when only one area has it. */
function byWhole(game: Game, slug: string): Entity | undefined {
  const ids = [...game.content.rooms.keys()].filter((id) => id.endsWith(`:${slug}`) && !isCopy(id));
  return ids.length === 1 ? game.room(ids[0] ?? "") : undefined;
}
