import type { Entity } from "@wyldlands/ecs";
import { BuildDraft } from "../components/index.ts";
import { keywordsOf } from "../content/keywords.ts";
import { didYouMean } from "../content/nearest.ts";
import type { Game } from "../game.ts";
import { BuildFault } from "./fault.ts";
import type { Kind } from "./kinds.ts";
import { areaOf, originalOf, slugOf, wordOf } from "./slugs.ts";
import type { Workshop } from "./workshop.ts";

/** Where a builder works: the room that he stands in, or the one that he has taken in hand with BUILD AT. */
export interface Site {
  readonly game: Game;
  readonly actor: Entity;
  /** 'area:slug' as the content calls it, also while he walks in a copy. '' in a place that content knows nothing of. */
  readonly room: string;
  readonly area: string;
}

export function siteOf(game: Game, actor: Entity, draft: Entity | undefined): Site {
  const here = game.placeOf(actor).prototype?.id ?? "";
  const room = draft?.get(BuildDraft)?.at ?? originalOf(here);
  return { game, actor, room, area: areaOf(room) };
}

/** The room that the builder works on, if the files have it. */
export function roomHere(shop: Workshop, { room }: Site): string {
  if (shop.has("room", room)) return room;
  throw new BuildFault(
    `This room (${room || "nowhere"}) is not in the content's files, or not any more.`,
    "GOTO a room that is, or BUILD AT and its name.",
  );
}

/**
 * The id of what a builder means: `area:slug`, a slug of the area he works in, the name or a word of it, or of the only one in the areas
 * that lie on the bench. Throws with the nearest there is.
 */
export function meant(shop: Workshop, site: Site, kind: Kind, typed: string): string {
  const wanted = typed.trim().toLowerCase();
  if (kind === "room" && (wanted === "here" || wanted === "")) return roomHere(shop, site);
  if (kind === "area" && (wanted === "here" || wanted === "")) return site.area;
  if (shop.has(kind, wanted)) return wanted;
  const own = `${site.area}:${slugOf(typed)}`;
  if (kind !== "area" && shop.has(kind, own)) return own;
  const all = shop.ids(kind);
  const near = all.filter((id) => areaOf(id) === site.area);
  const slug = slugOf(typed);
  for (const ids of [near, all]) {
    const whole = ids.filter((id) => wordOf(id) === slug || nameOf(shop, kind, id).toLowerCase() === wanted);
    if (whole.length === 1) return whole[0] ?? "";
    if (whole.length > 1) throw several(typed, whole);
  }
  const words = wanted.split(/\s+/);
  for (const ids of [near, all]) {
    const some = ids.filter((id) => {
      const also = shop.read(kind, id, ["also"]);
      const keys = keywordsOf(nameOf(shop, kind, id), Array.isArray(also) ? also.map(String) : []);
      return words.every((word) => keys.includes(word));
    });
    if (some.length === 1) return some[0] ?? "";
    if (some.length > 1) throw several(typed, some);
  }
  throw new BuildFault(
    `There is no ${kind} '${typed}' in the area ${site.area}.${didYouMean(own, all)}`,
    kind === "area" ? "AREA NEW makes one." : `FIND ${typed.toUpperCase()} looks in all areas.`,
  );
}

/** How `id` is written in a file of the area: a slug alone where that is enough. */
export function reference(area: string, id: string): string {
  return areaOf(id) === area ? wordOf(id) : id;
}

/** The id that an author's reference means. */
export function resolved(area: string, written: string): string {
  return written.includes(":") ? written : `${area}:${written}`;
}

export function nameOf(shop: Workshop, kind: Kind, id: string): string {
  return shop.words(kind, id, ["name"]) || id;
}

function several(typed: string, ids: readonly string[]): BuildFault {
  return new BuildFault(
    `'${typed}' may mean ${ids.slice(0, 6).join(", ")}.`,
    "Type one of them as it stands here.",
  );
}
