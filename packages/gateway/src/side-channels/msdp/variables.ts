import {
  roomNumber,
  type MsdpValue,
  type ThingTopic,
  type TopicName,
  type Topics,
} from "@wyldlands/protocol";
import { shortWay } from "../short-ways.ts";

/** Where a variable's value comes from. */
export interface MsdpSource {
  serverName: string;
  /** Unix milliseconds. */
  readonly wall: () => number;
  topic<K extends TopicName>(name: K): Topics[K] | undefined;
}

export interface MsdpVariableKind {
  name: string;
  /** The topic that it changes with; one without a topic can be sent, but not reported. */
  topic?: TopicName;
  /** Undefined: there is nothing to tell yet. */
  read(source: MsdpSource): MsdpValue | undefined;
}

/** Every variable that a client may ask for. */
export const msdpVariables: readonly MsdpVariableKind[] = [
  { name: "SERVER_ID", read: (source) => source.serverName },
  /** The time of day, UTC. */
  { name: "SERVER_TIME", read: ({ wall }) => new Date(wall()).toISOString().slice(11, 19) },
  { name: "CHARACTER_NAME", topic: "character", read: (source) => source.topic("character")?.name },
  { name: "AREA_NAME", topic: "room", read: (source) => source.topic("room")?.area },
  { name: "ROOM", topic: "room", read: room },
  { name: "ROOM_NAME", topic: "room", read: (source) => source.topic("room")?.name },
  { name: "ROOM_VNUM", topic: "room", read: vnum },
  { name: "ROOM_EXITS", topic: "room", read: exits },
  { name: "ROOM_ITEMS", topic: "roomItems", read: (source) => names(source.topic("roomItems")?.items) },
  { name: "ROOM_PLAYERS", topic: "roomPlayers", read: players },
  { name: "INVENTORY", topic: "inventory", read: (source) => names(source.topic("inventory")?.items) },
];

function room(source: MsdpSource): MsdpValue | undefined {
  const topic = source.topic("room");
  if (!topic) return undefined;
  const { id, name, area, environment, coords } = topic;
  return {
    VNUM: String(roomNumber(id)),
    ID: id,
    NAME: name,
    AREA: area,
    ...(environment === undefined ? {} : { TERRAIN: environment }),
    ...(coords === undefined ? {} : { COORDS: { X: `${coords.x}`, Y: `${coords.y}`, Z: `${coords.z}` } }),
    EXITS: exits(source) ?? {},
  };
}

function vnum(source: MsdpSource): string | undefined {
  const topic = source.topic("room");
  return topic ? String(roomNumber(topic.id)) : undefined;
}

function exits(source: MsdpSource): MsdpValue | undefined {
  const topic = source.topic("room");
  if (!topic) return undefined;
  return Object.fromEntries(
    Object.entries(topic.exits).map(([way, to]) => [shortWay(way), `${roomNumber(to)}`]),
  );
}

function players(source: MsdpSource): string[] | undefined {
  return source
    .topic("roomPlayers")
    ?.players.filter((one) => one.kind === "player")
    .map((one) => one.name);
}

function names(things: readonly ThingTopic[] | undefined): string[] | undefined {
  return things?.map((thing) => thing.name);
}
