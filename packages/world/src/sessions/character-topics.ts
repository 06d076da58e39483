import type { TopicName } from "@wyldlands/protocol";
import { ContainedIn, Name, Room } from "../components/index.ts";
import type { Game } from "../game.ts";
import { countOf, plainName } from "../views/names.ts";
import type { Session } from "./session.ts";

/** What a client may know of the character in play besides the words: who it is, where, and what it carries. */
export function characterTopics(
  game: Game,
  session: Session,
  set: (topic: TopicName, json: string | undefined) => void,
): void {
  const character = session.character;
  if (!character) {
    set("character", session.setTopic("character", null));
    return;
  }
  const place = game.placeOf(character);
  const room = place.get(Room);
  const things = character.sources(ContainedIn);
  set(
    "character",
    session.setTopic("character", { id: character.id, name: character.get(Name)?.name ?? "" }),
  );
  set(
    "room",
    session.setTopic("room", {
      id: place.prototype?.id ?? place.id,
      name: place.get(Name)?.name ?? "",
      area: game.content.areas.get(room?.area ?? "")?.name ?? "",
      exits: { ...room?.exits },
    }),
  );
  set(
    "inventory",
    session.setTopic("inventory", {
      items: things.map((thing) => ({ id: thing.id, name: plainName(thing), count: countOf(thing) })),
    }),
  );
}
