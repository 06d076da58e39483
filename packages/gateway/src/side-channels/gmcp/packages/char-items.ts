import type { GmcpItem, ThingTopic } from "@wyldlands/protocol";
import { z } from "zod";
import { definePackage, take, type GmcpClient } from "../define-package.ts";
import { diff } from "../diff.ts";

type Items = Map<string, GmcpItem>;

/** What the client was last told, by place. `roomId`: of which room. */
interface Told {
  inv?: Items;
  room?: Items;
  roomId?: string;
}

/** What the character carries, and what is in the room: things, and beasts as IRE's clients expect them (`m`). */
export const charItems = definePackage({
  module: "Char.Items",
  takes: {
    "char.items.inv": take(z.unknown(), (_data, client) => list(client, "inv", carried(client))),
    "char.items.room": take(z.unknown(), (_data, client) => list(client, "room", here(client)?.items)),
    // Nothing that can be looked into is a topic yet: what holds nothing is listed empty.
    "char.items.contents": take(z.union([z.string().min(1).max(100), z.number()]), (id, client) =>
      client.send("Char.Items.List", { location: `rep${id}`, items: [] }),
    ),
  },
  begin(client) {
    const told = toldOf(client);
    delete told.inv;
    delete told.room;
    inventory(client);
    room(client);
  },
  changed(topics, client) {
    if (topics.has("inventory")) inventory(client);
    if (topics.has("roomItems") || topics.has("roomPlayers")) room(client);
  },
});

function toldOf(client: GmcpClient): Told {
  return client.memory("Char.Items", (): Told => ({}));
}

function inventory(client: GmcpClient): void {
  const told = toldOf(client);
  const items = carried(client);
  tell(client, "inv", told.inv, items);
  if (items) told.inv = items;
  else delete told.inv;
}

function room(client: GmcpClient): void {
  const told = toldOf(client);
  const now = here(client);
  if (!now) return;
  tell(client, "room", told.roomId === now.id ? told.room : undefined, now.items);
  told.room = now.items;
  told.roomId = now.id;
}

/** The whole list when there was none before, else what changed in it. */
function tell(
  client: GmcpClient,
  location: "inv" | "room",
  before: Items | undefined,
  items: Items | undefined,
): void {
  if (!items) return;
  if (!before) {
    list(client, location, items);
    return;
  }
  const { added, removed, updated } = diff(before, items);
  for (const item of removed) client.send("Char.Items.Remove", { location, item });
  for (const item of added) client.send("Char.Items.Add", { location, item });
  for (const item of updated) client.send("Char.Items.Update", { location, item });
}

function list(client: GmcpClient, location: "inv" | "room", items: Items | undefined): void {
  if (items) client.send("Char.Items.List", { location, items: [...items.values()] });
}

function carried(client: GmcpClient): Items | undefined {
  const inventoryTopic = client.topic("inventory");
  return inventoryTopic
    ? new Map(inventoryTopic.items.map((thing) => [thing.id, itemOf(thing, "")]))
    : undefined;
}

/** Both topics name their room: between the two of one step they do not belong together. */
function here(client: GmcpClient): { id: string; items: Items } | undefined {
  const things = client.topic("roomItems");
  const beings = client.topic("roomPlayers");
  if (!things || !beings || things.room !== beings.room) return undefined;
  const items: Items = new Map(
    things.items.map((thing) => [thing.id, itemOf(thing, thing.fixed === true ? "" : "t")]),
  );
  for (const { id, name, kind } of beings.players)
    if (kind === "npc") items.set(id, { id, name, attrib: "m" });
  return { id: things.room, items };
}

function itemOf({ id, name, count }: ThingTopic, attrib: string): GmcpItem {
  return { id, name, ...(count === 1 ? {} : { count }), ...(attrib === "" ? {} : { attrib }) };
}
