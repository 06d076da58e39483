import type { GmcpItem, ThingTopic } from "@wyldlands/protocol";
import { z } from "zod";
import { definePackage, take, type GmcpClient } from "../define-package.ts";
import { diff } from "../diff.ts";

type Items = Map<string, GmcpItem>;

/** What the client was last told, by place. `roomId`: of which room. `inside`: by id of containers that it asked for. */
interface Told {
  inv?: Items;
  room?: Items;
  roomId?: string;
  inside: Map<string, Items>;
}

/** Containers whose contents are told on; a client that asks for more has the first ones forgotten. */
const MOST_FOLLOWED = 20;

/** What the character carries, and what is in the room: things, and beasts as IRE's clients expect them (`m`). */
export const charItems = definePackage({
  module: "Char.Items",
  takes: {
    "char.items.inv": take(z.unknown(), (_data, client) => list(client, "inv", carried(client))),
    "char.items.room": take(z.unknown(), (_data, client) => list(client, "room", here(client)?.items)),
    // What is shut, or holds nothing, is listed empty.
    "char.items.contents": take(z.union([z.string().min(1).max(100), z.number()]), (asked, client) => {
      const id = String(asked);
      const { inside } = toldOf(client);
      const items = contents(client, id);
      list(client, `rep${id}`, items ?? new Map());
      inside.delete(id);
      if (items) inside.set(id, items);
      for (const first of inside.keys()) if (inside.size > MOST_FOLLOWED) inside.delete(first);
    }),
  },
  begin(client) {
    const told = toldOf(client);
    delete told.inv;
    delete told.room;
    told.inside.clear();
    inventory(client);
    room(client);
  },
  changed(topics, client) {
    if (topics.has("inventory")) inventory(client);
    if (topics.has("roomItems") || topics.has("roomPlayers")) room(client);
    if (topics.has("inventory") || topics.has("roomItems")) inside(client);
  },
});

function toldOf(client: GmcpClient): Told {
  return client.memory("Char.Items", (): Told => ({ inside: new Map() }));
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

/** What changed in the containers that the client looks into; one that is gone or shut is not followed any more. */
function inside(client: GmcpClient): void {
  const told = toldOf(client).inside;
  for (const [id, before] of told) {
    const now = contents(client, id);
    if (now) {
      told.set(id, now);
      tell(client, `rep${id}`, before, now);
    } else {
      told.delete(id);
      list(client, `rep${id}`, new Map());
    }
  }
}

/** The whole list when there was none before, else what changed in it. */
function tell(
  client: GmcpClient,
  location: string,
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

function list(client: GmcpClient, location: string, items: Items | undefined): void {
  if (items) client.send("Char.Items.List", { location, items: [...items.values()] });
}

function carried(client: GmcpClient): Items | undefined {
  const topic = client.topic("inventory");
  return topic ? new Map(topic.items.map((thing) => [thing.id, itemOf(thing, "")])) : undefined;
}

/** What is in a container that is carried or lies in the room; undefined when there is none such. */
function contents(client: GmcpClient, id: string): Items | undefined {
  const around = [...(client.topic("inventory")?.items ?? []), ...(client.topic("roomItems")?.items ?? [])];
  const holds = find(around, id)?.holds;
  return holds && new Map(holds.map((thing) => [thing.id, itemOf(thing, "t")]));
}

function find(things: readonly ThingTopic[], id: string): ThingTopic | undefined {
  for (const thing of things) {
    const found = thing.id === id ? thing : find(thing.holds ?? [], id);
    if (found) return found;
  }
  return undefined;
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

export function itemOf({ id, name, count, worn, holds }: ThingTopic, place: string): GmcpItem {
  const attrib = `${place}${worn === undefined ? "" : "w"}${holds ? "c" : ""}`;
  return { id, name, ...(count === 1 ? {} : { count }), ...(attrib === "" ? {} : { attrib }) };
}
