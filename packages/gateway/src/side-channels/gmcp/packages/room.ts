import { roomNumber, type GmcpPlayer, type GmcpRoomInfo, type RoomTopic } from "@wyldlands/protocol";
import { shortWay } from "../../short-ways.ts";
import { definePackage, type GmcpClient } from "../define-package.ts";
import { diff } from "../diff.ts";

/** Who the client was last told is there, and in which room. */
interface Told {
  room?: string;
  players: ReadonlyMap<string, GmcpPlayer>;
}

/** Where the character is, and which players are there. */
export const room = definePackage({
  module: "Room",
  begin(client) {
    delete toldOf(client).room;
    info(client);
    players(client);
  },
  changed(topics, client) {
    if (topics.has("room")) info(client);
    if (topics.has("roomPlayers")) players(client);
  },
  out(_words, about, client) {
    if (about?.$case === "wrongWay") client.send("Room.WrongDir", shortWay(about.wrongWay));
  },
});

function toldOf(client: GmcpClient): Told {
  return client.memory("Room", (): Told => ({ players: new Map() }));
}

function info(client: GmcpClient): void {
  const topic = client.topic("room");
  if (topic) client.send("Room.Info", infoOf(topic));
}

function infoOf({ id, name, area, environment, exits, coords }: RoomTopic): GmcpRoomInfo {
  return {
    num: roomNumber(id),
    id,
    name,
    ...(area === "" ? {} : { area }),
    ...(environment === undefined ? {} : { environment }),
    exits: Object.fromEntries(Object.entries(exits).map(([way, to]) => [shortWay(way), roomNumber(to)])),
    ...(coords === undefined ? {} : { coords }),
  };
}

function players(client: GmcpClient): void {
  const topic = client.topic("roomPlayers");
  if (!topic) return;
  const told = toldOf(client);
  const now: ReadonlyMap<string, GmcpPlayer> = new Map(
    topic.players
      .filter((one) => one.kind === "player")
      .map(({ id, name, position }) => {
        const player = { name, fullname: name, ...(position !== undefined && { position }) };
        return [id, player] as const;
      }),
  );
  if (told.room === topic.room) {
    const { added, updated } = diff(told.players, now);
    for (const [id, { name }] of told.players)
      if (now.get(id)?.name !== name) client.send("Room.RemovePlayer", name);
    for (const player of [...added, ...updated]) client.send("Room.AddPlayer", player);
  } else client.send("Room.Players", [...now.values()]);
  told.room = topic.room;
  told.players = now;
}
