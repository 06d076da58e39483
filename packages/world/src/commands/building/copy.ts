import { meant, nameOf, reference, resolved } from "../../building/site.ts";
import { areaOf } from "../../building/slugs.ts";
import { withArticle } from "../../content/prose.ts";
import { newId } from "./things.ts";
import { naming } from "./uses.ts";
import { defineVerb, misused } from "./verb.ts";

const USAGE =
  'Copy what, and under which name? COPY NPC WEN "Old Wen", COPY ITEM HARBOR:ROPE "a tarred rope", COPY ROOM HERE "Second Cellar".';

/** A thing like another, under a name of its own. */
export const copy = defineVerb({
  name: "copy",
  forms: [
    "copy room <from:word> <name:text>",
    "copy npc <from:word> <name:text>",
    "copy item <from:word> <name:text>",
  ],
  usage: USAGE,
  help: 'Makes a thing like one that there is, of this or another area, under a new name: copy npc wen "Old Wen", copy item harbor:rope "a tarred rope", copy room here "Second Cellar". A copied room has no exits.',
  work(job) {
    const { shop, site, words } = job;
    const [kind, from, ...rest] = words;
    const name = rest.join(" ");
    if ((kind !== "room" && kind !== "npc" && kind !== "item") || from === undefined || name === "")
      throw misused(USAGE);
    const id = meant(shop, site, kind, from);
    const made = newId(job, kind, name);
    const entry = structuredClone(shop.read(kind, id)) as Record<string, unknown>;
    delete entry["exits"];
    delete entry["at"];
    delete entry["was"];
    entry["name"] = kind === "item" ? withArticle(name) : name;
    if (areaOf(id) !== site.area) widen(entry, areaOf(id), site.area);
    shop.add(kind, made, entry);
    return { words: `Copied ${nameOf(shop, kind, id)} (${id}) as ${nameOf(shop, kind, made)} (${made})` };
  },
});

/** In another area a slug alone means something else: it is written whole. */
function widen(entry: Record<string, unknown>, from: string, to: string): void {
  const visit = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (typeof value === "string") {
      if (value.includes(":") || value.includes(" ")) return value;
      const id = `${from}:${value}`;
      const isRef = (["room", "npc", "item", "quest"] as const).some(
        (kind) => !naming(value, kind, id, from, path).next().done,
      );
      return isRef ? reference(to, resolved(from, value)) : value;
    }
    if (Array.isArray(value)) return value.map((one, index) => visit(one, [...path, index]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, visit(inner, [...path, key])]),
    );
  };
  for (const [key, value] of Object.entries(entry)) entry[key] = visit(value, [key]);
}
