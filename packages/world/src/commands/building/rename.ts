import { BuildFault } from "../../building/fault.ts";
import { asKind, CATALOGUES, type Kind } from "../../building/kinds.ts";
import { meant, reference } from "../../building/site.ts";
import { areaOf, slugOf, wordOf } from "../../building/slugs.ts";
import type { Workshop } from "../../building/workshop.ts";
import type { Game } from "../../game.ts";
import { naming } from "./uses.ts";
import { defineVerb, misused } from "./verb.ts";

const USAGE =
  "Call what otherwise? RENAME ROOM HERE HERRING-STEPS, RENAME ITEM BRASS-KEY TOWER-KEY. Names that players see: ROOM NAME, NPC NAME, ITEM NAME.";

/** Another slug for a thing that is not published yet, wherever it is named. */
export const rename = defineVerb({
  name: "rename",
  forms: [
    "rename room <which:word> <slug:word>",
    "rename npc <which:word> <slug:word>",
    "rename item <which:word> <slug:word>",
    "rename quest <which:word> <slug:word>",
  ],
  usage: USAGE,
  when: /^(?:room|npc|item|quest)\s+\S+\s+\S/i,
  everywhere: true,
  help: "Gives a thing of your draft another slug and changes it in every file that names it: rename item brass-key tower-key. What is published keeps its slug. The name that they see is changed by room name, npc name and item name.",
  work({ shop, site, words }) {
    const kind = asKind(words[0] ?? "");
    const [, which, typed] = words;
    if (kind === undefined || kind === "area" || which === undefined || typed === undefined)
      throw misused(USAGE);
    const id = meant(shop, site, kind, which);
    if (isPublished(site.game, kind, id))
      throw new BuildFault(
        `${id} is published: what players have of it goes by that slug.`,
        `${kind === "quest" ? "QUEST" : kind.toUpperCase()} NAME changes what they read. In the files a slug is renamed with 'was:', and the world started again.`,
      );
    const slug = slugOf(wordOf(typed));
    if (slug === "") throw misused(USAGE);
    const next = `${areaOf(id)}:${slug}`;
    if (shop.has(kind, next)) throw new BuildFault(`There is a ${kind} ${next} already.`);
    let places = 0;
    for (const other of [...Object.keys(CATALOGUES), "area"].flatMap((word) => asKind(word) ?? []))
      for (const one of shop.ids(other)) places += renamed(shop, other, one, kind, id, next);
    shop.rename(kind, id, slug);
    const where = places === 0 ? "" : `, in ${places} ${places === 1 ? "place" : "places"} besides its own`;
    return { words: `Renamed the ${kind} ${id} to ${next}${where}` };
  },
});

function isPublished({ content }: Game, kind: Exclude<Kind, "area">, id: string): boolean {
  const shelves = { room: content.rooms, npc: content.npcs, item: content.items, quest: content.quests };
  return shelves[kind]?.has(id) === true;
}

/** Rewrites every reference of one entry; how many there were. */
function renamed(
  shop: Workshop,
  other: Kind,
  one: string,
  kind: Exclude<Kind, "area">,
  id: string,
  next: string,
): number {
  const area = areaOf(one);
  const paths = [...naming(shop.read(other, one), kind, id, area, [])];
  for (const path of paths) {
    const last = path.at(-1);
    const value = shop.read(other, one, path);
    const isName = typeof value === "string" && (value === id || `${area}:${value}` === id);
    if (isName) {
      shop.set(other, one, path, value.includes(":") ? next : reference(area, next));
      continue;
    }
    // The thing is a key: what stands under it moves.
    const holder = path.slice(0, -1);
    const before = shop.read(other, one, holder) as Record<string, unknown>;
    const to = String(last).includes(":") ? next : reference(area, next);
    shop.set(
      other,
      one,
      holder,
      Object.fromEntries(Object.entries(before).map(([key, inner]) => [key === last ? to : key, inner])),
    );
  }
  return paths.length;
}
