import type { Entity } from "@wyldlands/ecs";
import { tagged } from "@wyldlands/protocol";
import { Room } from "../components/index.ts";
import type { Law } from "../content/laws.ts";
import type { Game } from "../game.ts";
import { lawAt } from "../minds/law.ts";
import { mapView, type MapRoom } from "../views/map.ts";
import { nameOf } from "../views/names.ts";
import { blinded } from "../views/sight.ts";
import { exitsOf, exitsRecord } from "../views/ways.ts";
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
    const why = blinded(game, actor);
    if (why) {
      tell(why.words);
      return;
    }
    const { area } = here.need(Room);
    const { drawing, sentences } = mapView(mapRoom(game, actor, here, true), (id) => {
      const room = game.room(id);
      return room && mapRoom(game, actor, room, room.get(Room)?.area === area);
    });
    const { name, zone } = game.content.areas.get(area) ?? {};
    if (zone !== undefined) tell(`${name ?? area}, ${zone}.${LAW_WORDS[lawAt(game, here)]}`);
    tell(`${tagged("art", drawing)}${tagged("aloud", sentences.join(" "))}`);
  },
);

const LAW_WORDS: Readonly<Record<Law, string>> = {
  none: " No watch comes here.",
  watch: "",
  strict: " The watch is strict here, with duels too.",
};

/** Hidden ways are on nobody's map until they are found. */
function mapRoom(game: Game, viewer: Entity, room: Entity, known: boolean): MapRoom {
  const exits = known ? exitsRecord(exitsOf(game, viewer, room)) : {};
  return { id: room.prototype?.id ?? room.id, name: nameOf(room), exits };
}
