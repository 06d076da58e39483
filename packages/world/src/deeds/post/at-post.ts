import type { Entity, Refusal } from "@wyldlands/ecs";
import { isAsleep } from "../../bodies/conditions.ts";
import { Character, Combatant, Name, PostOffice, Till } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { openRecord, recordId } from "../../society/records.ts";
import { refuse } from "../refusals.ts";
import { unengaged } from "../movement/go.ts";

const NO_POST =
  "There is no post here. <hint>Letters are sent, and what is in them is handed out, where somebody keeps the post: HELP MAIL says where.</hint>";

/** Why the actor can do nothing at a counter now: there is none, its keeper or the actor is busy, or the actor is a guest. */
export function cannotPost(game: Game, actor: Entity): Refusal<string> | undefined {
  return handy(game, actor) ?? unengaged(actor) ?? ofGuest(actor) ?? noPost(game, actor);
}

function ofGuest(actor: Entity): Refusal<string> | undefined {
  if (actor.get(Character)?.guest === false) return undefined;
  return refuse(
    "Guests have no pigeonhole: the post is for those who stay. <hint>REGISTER keeps you.</hint>",
  );
}

function noPost(game: Game, actor: Entity): Refusal<string> | undefined {
  const keepers = keepersHere(game, actor);
  const [keeper] = keepers;
  if (game.placeOf(actor).has(PostOffice) || keepers.some((one) => isFree(game, one))) return undefined;
  if (!keeper) return refuse(NO_POST);
  return refuse("{keeper} keeps the post, and has other things to do just now.", { keeper });
}

/** Whether there is a counter that serves the actor where it stands. */
export function isAtPost(game: Game, actor: Entity): boolean {
  return cannotPost(game, actor) === undefined;
}

/** Who or what takes the postage: the keeper, or the till of a room that has none. Only inside a deed. */
export function tillOf(game: Game, actor: Entity): Entity {
  const keeper = keepersHere(game, actor).find((one) => isFree(game, one));
  if (keeper) return keeper;
  const room = game.placeOf(actor);
  const id = recordId("till", room.id);
  return (
    game.world.byId(id) ??
    openRecord(game, [Till(), Name({ name: "the till", keywords: [] })], { under: room, id })
  );
}

function keepersHere(game: Game, actor: Entity): Entity[] {
  return game.company(game.placeOf(actor), actor).filter((one) => one.has(PostOffice));
}

function isFree(game: Game, keeper: Entity): boolean {
  return !keeper.has(Combatant) && !isAsleep(game, keeper);
}
