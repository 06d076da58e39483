import type { Entity } from "@wyldlands/ecs";
import type { PlaceKnown, TimeKnown } from "@wyldlands/voice";
import { Description, Room, RoomNature, Ways } from "../../components/index.ts";
import { DIRECTIONS } from "../../content/directions.ts";
import type { Game } from "../../game.ts";
import { calendarAt, dayPart } from "../../time/calendar.ts";
import { skyAt } from "../../time/weather.ts";
import { plainName } from "../../views/names.ts";
import { plain } from "../plain.ts";
import { placeName } from "./ways.ts";

/** The room as whoever lives there would tell of it: what is hidden is left out. */
export function placeOfTalk(game: Game, room: Entity): PlaceKnown {
  const known = room.get(Room);
  const ways = room.get(Ways);
  return {
    name: plainName(room),
    look: plain(room.get(Description)?.look ?? ""),
    area: game.content.areas.get(known?.area ?? "")?.name ?? "",
    exits: DIRECTIONS.flatMap((way) => {
      const to = game.content.rooms.get(known?.exits[way] ?? "");
      return to && ways?.[way]?.hidden === undefined ? [{ way, to: placeName(to) }] : [];
    }),
    indoors: room.get(RoomNature)?.indoors ?? false,
  };
}

export function timeOfTalk(game: Game, room: Entity): TimeKnown {
  const { hour, season } = calendarAt(game);
  const sky = skyAt(game, room);
  return {
    part: dayPart(game),
    hour,
    season,
    ...(sky && { weather: sky.slug.replaceAll("-", " ") }),
    at: game.clock.now(),
  };
}
