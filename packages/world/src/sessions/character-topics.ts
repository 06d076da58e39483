import type { Entity } from "@wyldlands/ecs";
import { encodeTopic, type BeingTopic, type ThingTopic, type TopicName } from "@wyldlands/protocol";
import { Character, ContainedIn, Name, Room } from "../components/index.ts";
import type { Game } from "../game.ts";
import { isBeing, plainName } from "../views/names.ts";
import { effectsGist, effectsTopic, skillsTopic, stanceOf, statusTopic, vitalsTopic } from "./body-topics.ts";
import { blinded } from "../views/sight.ts";
import { closedWays, exitsOf, exitsRecord } from "../views/ways.ts";
import type { Session } from "./session.ts";
import { SOCIAL_PARTS, socialTopics, type SocialPart } from "./social-topics.ts";
import { thingTopic } from "./thing-topic.ts";

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
  const players: BeingTopic[] = [];
  let beings = 0;
  for (const one of game.company(place)) {
    if (!isBeing(one)) items.push(thingTopic(game, one));
    else if ((beings += 1) <= NAMED) players.push(beingTopic(one));
  }
  const crowd = beings > NAMED;
  return {
    items: encodeTopic("roomItems", { room: id, items }),
    players: encodeTopic("roomPlayers", { room: id, players, ...(crowd ? { crowd } : {}) }),
    crowd,
  };
}

/**
 * What about a character may have changed; each is made up anew by itself. `room`: what is about it, or what it sees of that;
 * `place`: the same, and what it carries.
 */
export type Part = "place" | "room" | "body" | "skills" | "effects" | SocialPart;

export const PARTS: readonly Part[] = ["place", "body", "skills", "effects", ...SOCIAL_PARTS];

const SOCIAL: ReadonlySet<string> = new Set(SOCIAL_PARTS);

/** Topics that are null while no character is in play. */
const OF_CHARACTER = [
  "room",
  "roomItems",
  "roomPlayers",
  "inventory",
  "vitals",
  "status",
  "skills",
  "effects",
  ...SOCIAL_PARTS,
  "who",
  "settings",
] as const;

/** What a client may know of the character in play besides the words: who and how it is, where, with whom, and what it carries. */
export function characterTopics(
  game: Game,
  session: Session,
  parts: ReadonlySet<Part>,
  factsOf: (room: Entity) => RoomFacts,
  set: SetTopic,
): void {
  const character = session.character;
  if (!character) {
    set("character", session.setTopic("character", null));
    for (const topic of OF_CHARACTER) if (session.hasTopic(topic)) set(topic, session.setTopic(topic, null));
    return;
  }
  if (parts.has("place")) {
    const name = character.get(Name)?.name ?? "";
    set("character", session.setTopic("character", { id: character.id, name }));
  }
  if (parts.has("place") || parts.has("room")) placeTopics(game, session, factsOf, set);
  if (parts.has("place")) {
    const things = character.sources(ContainedIn).map((thing) => thingTopic(game, thing));
    set("inventory", session.setTopic("inventory", { items: things }));
  }
  if (parts.has("skills")) set("skills", session.setTopic("skills", skillsTopic(game, character)));
  if (parts.has("effects"))
    set(
      "effects",
      session.setByGist("effects", effectsGist(character), () => effectsTopic(game, character)),
    );
  socialTopics(game, session, character, parts, set);
  // Coins, weather, what is worn and what lasts on it all move these; company, talk and letters do not.
  if ([...parts].every((part) => SOCIAL.has(part))) return;
  set("vitals", session.setTopic("vitals", vitalsTopic(game, character)));
  set("status", session.setTopic("status", statusTopic(game, character)));
}

function placeTopics(
  game: Game,
  session: Session,
  factsOf: (room: Entity) => RoomFacts,
  set: SetTopic,
): void {
  if (!session.character) return;
  const place = game.placeOf(session.character);
  const room = place.get(Room);
  const authored = game.content.rooms.get(idOf(place));
  // In the dark it is known where one is, and not who or what is there.
  const facts = blinded(game, session.character) ? nothingSeen(place) : factsOf(place);
  const exits = exitsOf(game, session.character, place);
  const closed = closedWays(exits);
  set(
    "room",
    session.setTopic("room", {
      id: idOf(place),
      name: place.get(Name)?.name ?? "",
      area: game.content.areas.get(room?.area ?? "")?.name ?? "",
      exits: exitsRecord(exits),
      ...(closed.length > 0 && { closed }),
      details: Object.keys(room?.details ?? {}),
      ...(authored && { environment: authored.terrain }),
      ...(authored?.coords && { coords: authored.coords }),
    }),
  );
  set("roomItems", session.setEncoded("roomItems", facts.items));
  set("roomPlayers", session.setEncoded("roomPlayers", facts.players));
}

/** Authored rooms have a name that outlasts the process and its database. */
function idOf(room: Entity): string {
  return room.prototype?.id ?? room.id;
}

function nothingSeen(place: Entity): Pick<RoomFacts, "items" | "players"> {
  const room = idOf(place);
  return {
    items: encodeTopic("roomItems", { room, items: [] }),
    players: encodeTopic("roomPlayers", { room, players: [] }),
  };
}

function beingTopic(being: Entity): BeingTopic {
  const position = stanceOf(being);
  return {
    id: being.id,
    name: plainName(being),
    kind: being.has(Character) ? "player" : "npc",
    ...(position !== "standing" && { position }),
  };
}
