import {
  roomNumber,
  type MsdpValue,
  type StatusTopic,
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
  { name: "HEALTH", topic: "vitals", read: (source) => points(source, "health", "left") },
  { name: "HEALTH_MAX", topic: "vitals", read: (source) => points(source, "health", "most") },
  { name: "MANA", topic: "vitals", read: (source) => points(source, "mana", "left") },
  { name: "MANA_MAX", topic: "vitals", read: (source) => points(source, "mana", "most") },
  /** Stamina, by the name that other games made common. */
  { name: "MOVEMENT", topic: "vitals", read: (source) => points(source, "stamina", "left") },
  { name: "MOVEMENT_MAX", topic: "vitals", read: (source) => points(source, "stamina", "most") },
  { name: "LEVEL", topic: "status", read: of((status) => status.level) },
  { name: "EXPERIENCE", topic: "status", read: of((status) => status.experience) },
  /** Experience at which the next level begins, and what is missing of it. */
  { name: "EXPERIENCE_MAX", topic: "status", read: of(nextLevel) },
  { name: "EXPERIENCE_TNL", topic: "status", read: of((status) => nextLevel(status) - status.experience) },
  { name: "PRACTICE", topic: "status", read: of((status) => status.lessons) },
  { name: "RACE", topic: "status", read: of((status) => status.folk) },
  { name: "CLASS", topic: "status", read: of((status) => status.calling ?? "") },
  { name: "POSITION", topic: "status", read: of((status) => status.position) },
  { name: "MONEY", topic: "status", read: of((status) => status.gold) },
  /** Empty and 0 without a foe; its health is a share of 100. */
  { name: "OPPONENT_NAME", topic: "status", read: of((status) => status.foe?.name ?? "") },
  { name: "OPPONENT_HEALTH", topic: "status", read: of((status) => status.foe?.health ?? 0) },
  { name: "OPPONENT_HEALTH_MAX", topic: "status", read: of((status) => (status.foe ? 100 : 0)) },
  { name: "AFFECTS", topic: "effects", read: affects },
  /** A table for each member, shares of 100; empty while the character goes alone. */
  { name: "GROUP", topic: "group", read: group },
  { name: "AREA_NAME", topic: "room", read: (source) => source.topic("room")?.area },
  { name: "ROOM", topic: "room", read: room },
  { name: "ROOM_NAME", topic: "room", read: (source) => source.topic("room")?.name },
  { name: "ROOM_VNUM", topic: "room", read: vnum },
  { name: "ROOM_EXITS", topic: "room", read: exits },
  { name: "ROOM_ITEMS", topic: "roomItems", read: (source) => names(source.topic("roomItems")?.items) },
  { name: "ROOM_PLAYERS", topic: "roomPlayers", read: players },
  { name: "INVENTORY", topic: "inventory", read: (source) => names(carried(source, false)) },
  { name: "EQUIPMENT", topic: "inventory", read: (source) => names(carried(source, true)) },
];

function points(
  source: MsdpSource,
  vital: keyof NonNullable<Topics["vitals"]>,
  which: "left" | "most",
): string | undefined {
  const vitals = source.topic("vitals");
  return vitals ? String(vitals[vital][which]) : undefined;
}

function of(value: (status: StatusTopic) => string | number): MsdpVariableKind["read"] {
  return (source) => {
    const status = source.topic("status");
    return status ? String(value(status)) : undefined;
  };
}

function nextLevel({ next, experience }: StatusTopic): number {
  return next ?? experience;
}

function affects(source: MsdpSource): string[] | undefined {
  return source.topic("effects")?.effects.map(({ name }) => name);
}

function group(source: MsdpSource): MsdpValue | undefined {
  const topic = source.topic("group");
  if (topic === undefined) return undefined;
  return (topic?.members ?? []).map(({ id, name, level, here, health, mana, stamina }) => ({
    NAME: name,
    LEVEL: String(level),
    LEADER: id === topic?.leader ? "1" : "0",
    HERE: here ? "1" : "0",
    HEALTH: String(health),
    HEALTH_MAX: "100",
    MANA: String(mana),
    MANA_MAX: "100",
    MOVEMENT: String(stamina),
    MOVEMENT_MAX: "100",
  }));
}

/** What is worn and wielded, or what is carried besides. */
function carried(source: MsdpSource, worn: boolean): ThingTopic[] | undefined {
  return source.topic("inventory")?.items.filter((thing) => (thing.worn !== undefined) === worn);
}

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
