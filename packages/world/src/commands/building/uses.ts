import { CATALOGUES, type Kind } from "../../building/kinds.ts";
import { resolved } from "../../building/site.ts";
import { areaOf } from "../../building/slugs.ts";
import type { Workshop } from "../../building/workshop.ts";

/** Keys below which a slug names another kind of thing than this, or no thing at all. */
const TEXTS = new Set([
  "name",
  "look",
  "ground",
  "also",
  "plural",
  "details",
  "ambience",
  "was",
  "offer",
  "done",
]);
/** Where a bare word may mean a thing of that kind; a whole id means it anywhere. */
const PLACES: Readonly<Record<Exclude<Kind, "area">, RegExp>> = {
  room: /^(?:to|recall|room|enter|start|lodging|exits)$/,
  npc: /^(?:npcs|npc|giver|ender|caps|regard|to|escort)$/,
  item: /^(?:things|item|items|sells|key|gives|choose|drops|loot|outfit|requires|on|opens|fuel|ammunition)$/,
  quest: /^(?:quests|quest)$/,
};

/** What names a thing, as `area:slug key`: in the files that lie on the bench. */
export function usesOf(shop: Workshop, kind: Exclude<Kind, "area">, id: string): string[] {
  const found: string[] = [];
  for (const other of [...Object.keys(CATALOGUES), "area"] as Kind[])
    for (const one of shop.ids(other)) {
      if (other === kind && one === id) continue;
      for (const path of naming(shop.read(other, one), kind, id, areaOf(one), []))
        found.push(`${one} (${path.map(String).join(".")})`);
    }
  return found;
}

/** The paths below a value at which the thing is named. */
export function* naming(
  value: unknown,
  kind: Exclude<Kind, "area">,
  id: string,
  area: string,
  path: readonly (string | number)[],
): Generator<(string | number)[]> {
  if (typeof value === "string") {
    const isIt = value === id || (names(kind, path) && resolved(area, value) === id);
    if (isIt && !path.some((step) => TEXTS.has(String(step)))) yield [...path];
  } else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      const keyed =
        key === id || (names(kind, path) && path.at(-1) !== "exits" && resolved(area, key) === id);
      if (!Array.isArray(value) && keyed) yield [...path, step];
      yield* naming(inner, kind, id, area, [...path, step]);
    }
}

function names(kind: Exclude<Kind, "area">, path: readonly (string | number)[]): boolean {
  const words = path.filter((step) => typeof step === "string");
  const last = words.at(-1) ?? "";
  return (
    PLACES[kind].test(last) ||
    (kind === "room" && words.at(-2) === "exits") ||
    (kind === "item" && words.at(-2) === "fuel")
  );
}
