import type { Entity } from "@wyldlands/ecs";
import { tagged } from "@wyldlands/protocol";
import { Room } from "../components/index.ts";
import type { Direction } from "../content/directions.ts";
import { mapView, type MapRoom } from "../views/map.ts";
import { nameOf } from "../views/names.ts";
import { defineCommand } from "./command.ts";

/** Draws what lies around, and says it to those who listen. Rooms of other areas are named, and not looked beyond. */
export const map = defineCommand(
  {
    name: "map",
    forms: ["map"],
    usage: "MAP takes no more words.",
    help: "Shows what lies within three steps of you. With a screen reader it comes in sentences.",
  },
  ({ game, actor, tell }) => {
    const here = game.placeOf(actor);
    const { area } = here.need(Room);
    const { drawing, sentences } = mapView(mapRoom(here, true), (id) => {
      const room = game.room(id);
      return room && mapRoom(room, room.get(Room)?.area === area);
    });
    tell(`${tagged("art", drawing)}${tagged("aloud", sentences.join(" "))}`);
  },
);

function mapRoom(room: Entity, known: boolean): MapRoom {
  const exits: Readonly<Partial<Record<Direction, string>>> = known ? (room.get(Room)?.exits ?? {}) : {};
  return { id: room.prototype?.id ?? room.id, name: nameOf(room), exits };
}
