import type { Entity } from "@wyldlands/ecs";
import { encodeTopic, type RoomPlayersTopic, type ThingTopic, type TopicName } from "@wyldlands/protocol";
import { Character, ContainedIn, Name, Room } from "../components/index.ts";
import type { Game } from "../game.ts";
import { countOf, isBeing, plainName } from "../views/names.ts";
import type { Session } from "./session.ts";

/** Takes a topic's value, encoded; undefined: the client has it already. */
export type SetTopic = (topic: TopicName, json: string | undefined) => void;

/** What everyone in a room knows of it alike, encoded. `crowd`: too many are there to tell each step. */
export interface RoomFacts {
  items: string;
  players: string;
  crowd: boolean;
}

/** Beings of a room that are named to clients; more are a crowd. */
const NAMED = 50;

/** What lies in the room, and who is there. */
export function roomFacts(game: Game, place: Entity): RoomFacts {
  const id = idOf(place);
  const items: ThingTopic[] = [];
  const players: RoomPlayersTopic["players"] = [];
  let beings = 0;
  for (const one of game.company(place)) {
    if (!isBeing(one)) items.push(thingTopic(game, one));
    else if ((beings += 1) <= NAMED)
      players.push({ id: one.id, name: plainName(one), kind: one.has(Character) ? "player" : "npc" });
  }
  const crowd = beings > NAMED;
  return {
    items: encodeTopic("roomItems", { room: id, items }),
    players: encodeTopic("roomPlayers", { room: id, players, ...(crowd ? { crowd } : {}) }),
    crowd,
  };
}

/** What a client may know of the character in play besides the words: who it is, where, with whom, and what it carries. */
export function characterTopics(
  game: Game,
  session: Session,
  factsOf: (room: Entity) => RoomFacts,
  set: SetTopic,
): void {
  const character = session.character;
  if (!character) {
    set("character", session.setTopic("character", null));
    for (const topic of ["room", "roomItems", "roomPlayers", "inventory", "who"] as const)
      if (session.hasTopic(topic)) set(topic, session.setTopic(topic, null));
    return;
  }
  const place = game.placeOf(character);
  const room = place.get(Room);
  const authored = game.content.rooms.get(idOf(place));
  const things = character.sources(ContainedIn);
  const facts = factsOf(place);
  set(
    "character",
    session.setTopic("character", { id: character.id, name: character.get(Name)?.name ?? "" }),
  );
  set(
    "room",
    session.setTopic("room", {
      id: idOf(place),
      name: place.get(Name)?.name ?? "",
      area: game.content.areas.get(room?.area ?? "")?.name ?? "",
      exits: { ...room?.exits },
      details: Object.keys(room?.details ?? {}),
      ...(authored && { environment: authored.terrain }),
      ...(authored?.coords && { coords: authored.coords }),
    }),
  );
  set("roomItems", session.setEncoded("roomItems", facts.items));
  set("roomPlayers", session.setEncoded("roomPlayers", facts.players));
  set("inventory", session.setTopic("inventory", { items: things.map((thing) => thingTopic(game, thing)) }));
}

/** Authored rooms have a name that outlasts the process and its database. */
function idOf(room: Entity): string {
  return room.prototype?.id ?? room.id;
}

function thingTopic(game: Game, thing: Entity): ThingTopic {
  const topic: ThingTopic = { id: thing.id, name: plainName(thing), count: countOf(thing) };
  return game.isFixed(thing) ? { ...topic, fixed: true } : topic;
}
