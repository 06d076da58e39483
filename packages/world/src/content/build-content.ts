import { detailKeywords } from "./check-references.ts";
import { DIRECTIONS } from "./directions.ts";
import type { Direction } from "./directions.ts";
import { resolve } from "./draft.ts";
import type { Authored, Draft } from "./draft.ts";
import type { AuthoredItem, AuthoredNpc, AuthoredRoom } from "./schemas.ts";
import type { Content, ItemPrototype, NpcPrototype, RoomPrototype, WorldFile } from "./types.ts";

/** Turns a draft without findings into what the world plays. */
export function buildContent(draft: Draft, world: WorldFile): Content {
  return {
    world,
    areas: mapValues(draft.areas, ({ value, area }) => ({ ...value, recall: resolve(value.recall, area) })),
    rooms: mapValues(draft.rooms.authored, buildRoom),
    items: mapValues(draft.items.authored, buildItem),
    npcs: mapValues(draft.npcs.authored, buildNpc),
    help: mapValues(draft.help, ({ topic }) => topic),
    screens: draft.screens,
  };
}

function buildRoom({ id, area, value }: Authored<AuthoredRoom>): RoomPrototype {
  const exits: Partial<Record<Direction, string>> = {};
  for (const direction of DIRECTIONS) {
    const exit = value.exits[direction];
    if (exit !== undefined) exits[direction] = resolve(exit.to, area);
  }
  const details = Object.create(null) as Record<string, string>;
  for (const [written, text] of Object.entries(value.details)) {
    for (const keyword of detailKeywords(written)) details[keyword] = text;
  }
  return {
    id,
    area,
    name: value.name,
    look: value.look,
    exits,
    details,
    ambience: value.ambience,
    things: value.things.map(({ item, count, respawn }) => ({
      item: resolve(item, area),
      count,
      ...(respawn !== undefined && { respawn }),
    })),
    npcs: value.npcs.map((npc) => resolve(npc, area)),
  };
}

function buildItem({ id, value }: Authored<AuthoredItem>): ItemPrototype {
  return {
    id,
    name: value.name,
    ...(value.plural !== undefined && { plural: value.plural }),
    keywords: keywordsOf(value.name, value.also),
    ground: value.ground,
    look: value.look,
    weight: value.weight ?? 0,
    ...(value.fixed !== undefined && { fixed: value.fixed }),
    stack: value.stack,
  };
}

function buildNpc({ id, area, value }: Authored<AuthoredNpc>): NpcPrototype {
  const { errand, purse, lifespan, respawn } = value;
  return {
    id,
    name: value.name,
    keywords: keywordsOf(value.name, value.also),
    ground: value.ground,
    look: value.look,
    ...(errand !== undefined && { errand: { ...errand, item: resolve(errand.item, area) } }),
    ...(purse !== undefined && { purse }),
    ...(lifespan !== undefined && { lifespan }),
    ...(respawn !== undefined && { respawn }),
  };
}

const FILLERS = new Set(["a", "an", "the", "some", "of", "and", "with", "in", "on", "for", "from", "to"]);

/**
 * What a player may call it by: the words of its name without articles and the like, in lower case. "tar-black" also
 * answers to its halves, "fisher's" also to "fisher". What the author adds comes last.
 */
function keywordsOf(name: string, also: readonly string[]): string[] {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  const forms = words.flatMap((word) => [
    word,
    ...(word.includes("-") ? word.split("-") : []),
    ...(/['’]s$/u.test(word) ? [word.slice(0, -2)] : []),
  ]);
  const all = [...forms, ...also.map((word) => word.toLowerCase())];
  return [...new Set(all)].filter((word) => !FILLERS.has(word));
}

function mapValues<In, Out>(map: ReadonlyMap<string, In>, change: (value: In) => Out): Map<string, Out> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
