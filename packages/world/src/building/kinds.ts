import type { z } from "zod";
import { questSchema } from "../content/quest-schema.ts";
import { areaSchema, itemSchema, npcSchema, roomSchema } from "../content/schemas.ts";

/** What builders build, each by the word that they type. */
export const KINDS = ["room", "npc", "item", "quest", "area"] as const;
export type Kind = (typeof KINDS)[number];

/** The file of an area that holds that kind, without `.yaml`; it may be a folder with several. */
export const CATALOGUES = { room: "rooms", npc: "npcs", item: "items", quest: "quests" } as const;

export const SCHEMAS: Readonly<Record<Kind, z.ZodType>> = {
  room: roomSchema,
  npc: npcSchema,
  item: itemSchema,
  quest: questSchema,
  area: areaSchema,
};

export function asKind(word: string): Kind | undefined {
  const wanted = word.toLowerCase().replace(/s$/, "");
  return KINDS.find((kind) => kind === wanted);
}

/** The area that a content file is of, and what it holds; undefined for files that builders do not edit in the game. */
export function fileKind(path: string): { area: string; kind: Kind } | undefined {
  const [, area, name] =
    /^areas\/([a-z0-9-]+)\/(?:(area|rooms|items|npcs|quests)\.yaml|(?:rooms|items|npcs|quests)\/[^/]+\.yaml)$/.exec(
      path,
    ) ?? [];
  if (area === undefined) return undefined;
  const catalogue = name ?? path.split("/")[2] ?? "";
  const kind = asKind(catalogue);
  return kind && { area, kind };
}
