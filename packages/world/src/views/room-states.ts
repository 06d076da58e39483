import type { Entity } from "@wyldlands/ecs";
import { fits } from "../conditions/fits.ts";
import { Room, RoomStates } from "../components/index.ts";
import type { Game } from "../game.ts";

type State = {
  look?: string | undefined;
  adds?: string | undefined;
  details: Readonly<Record<string, string>>;
};

/** The states of a room that hold for the viewer now, in the order of their author. */
export function statesNow(game: Game, viewer: Entity, room: Entity): readonly State[] {
  return (room.get(RoomStates) ?? []).filter(({ when }) => fits(game, when, { room, being: viewer }));
}

/** What a closer look finds in a room now, by keyword: of several states, the first has it. */
export function detailsNow(game: Game, viewer: Entity, room: Entity): Readonly<Record<string, string>> {
  const states = statesNow(game, viewer, room);
  const own = room.need(Room).details;
  return states.length === 0
    ? own
    : Object.assign({}, own, ...states.map(({ details }) => details).toReversed());
}

/** Lines that may be shown in a room now, each with those to whom it may be. */
export function ambienceNow(game: Game, room: Entity): { line: string; viewers: Entity[] }[] {
  const company = game.company(room, room);
  const lines = (room.get(Room)?.ambience ?? []).map((line) => ({ line, viewers: company }));
  for (const { when, ambience } of room.get(RoomStates) ?? []) {
    const viewers = ambience.length === 0 ? [] : company.filter((being) => fits(game, when, { room, being }));
    if (viewers.length > 0) lines.push(...ambience.map((line) => ({ line, viewers })));
  }
  return lines;
}
