import { fileURLToPath } from "node:url";
import type { ComponentDef } from "@wyldlands/ecs";
import type { Outfit, Shop } from "../../packages/world/src/components/index.ts";
import { loadContent } from "../../packages/world/src/content/load.ts";

const CONTENT = fileURLToPath(new URL("../../content", import.meta.url));

/** By kind of thing, how many at most come into the world in so many seconds of it. */
export type Supply = (kind: string, seconds: number) => number;

type Made<T> = T extends ComponentDef<infer V> ? V : never;

/** A source brings forth `count` at once, and one more after every `every` seconds. */
interface Source {
  readonly count: number;
  readonly every: number;
}

/** What rooms bring forth, shops stock, and those who come to live there have about them, by the shipped content. Fails when it has faults. */
export async function shippedSupply(): Promise<Supply> {
  const loaded = await loadContent(CONTENT);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  const { rooms, npcs } = loaded.content;
  const sources = new Map<string, Source[]>();
  const add = (kind: string, count: number, every = Infinity): void =>
    void sources.set(kind, [...(sources.get(kind) ?? []), { count, every }]);
  for (const room of rooms.values()) {
    for (const { item, count, respawn } of room.things) add(item, count, respawn);
    for (const npc of room.npcs.flatMap((id) => npcs.get(id) ?? []))
      for (const { type, value } of npc.inits ?? []) {
        if (type.name === "shop")
          for (const { item, most, restock } of (value as Made<typeof Shop>).sells) add(item, most, restock);
        if (type.name === "outfit")
          for (const { item, count } of value as Made<typeof Outfit>) add(item, count, npc.respawn);
      }
  }
  return (kind, seconds) =>
    (sources.get(kind) ?? []).reduce((sum, { count, every }) => sum + count + Math.floor(seconds / every), 0);
}
