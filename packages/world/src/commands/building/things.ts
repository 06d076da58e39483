import { BuildFault } from "../../building/fault.ts";
import type { Kind } from "../../building/kinds.ts";
import { meant, nameOf } from "../../building/site.ts";
import { freeSlug, slugOf } from "../../building/slugs.ts";
import type { Worked } from "../../deeds/building/work-on-draft.ts";
import { UNWRITTEN } from "../../building/unwritten.ts";
import { capitalise, withArticle } from "../../content/prose.ts";
import { setKey, unsetKey } from "./keys.ts";
import { defineVerb, misused, textBehind, type Job } from "./verb.ts";
import { usesOf } from "./uses.ts";

/** Makes the commands for npcs and for items, which are alike: NEW, NAME, DESCRIBE, GROUND, ALSO, SET, UNSET, REMOVE. */
function thingVerb(kind: "npc" | "item", example: string, entry: (name: string) => Record<string, unknown>) {
  const word = kind.toUpperCase();
  const usage = `${word} NEW "${example}" makes one. Then ${word} NAME, DESCRIBE, GROUND, SET, UNSET or REMOVE, its slug, and what it is to be.`;
  return defineVerb({
    name: kind,
    forms: [
      `${kind} new <name:text>`,
      `${kind} name <which:word> <name:text>`,
      `${kind} describe <which:word> <text:text>`,
      `${kind} ground <which:word> <text:text>`,
      `${kind} set <which:word> <key:word> <value:text>`,
      `${kind} unset <which:word> <key:word>`,
      `${kind} remove <which:word>`,
    ],
    usage,
    help: `Makes and changes ${kind === "npc" ? "people and animals" : "things"}: ${kind} new "${example}", ${kind} describe, ground (the line seen in the room) and name with its slug and the text, ${kind} set and unset with any key of its file, ${kind} remove. Without a text, describe opens the line editor.`,
    work(job) {
      const { shop, site, words, rest } = job;
      const what = words[0]?.toLowerCase();
      if (what === "new") return makes(job, kind, entry);
      if (words[1] === undefined) throw misused(usage);
      const id = meant(shop, site, kind, words[1]);
      if (what === "name") return setKey(shop, kind, id, "name", needed(textBehind(rest, 2), usage));
      if (what === "describe") return setKey(shop, kind, id, "look", textBehind(rest, 2));
      if (what === "ground") return setKey(shop, kind, id, "ground", textBehind(rest, 2));
      if (what === "set") return setKey(shop, kind, id, needed(words[2] ?? "", usage), textBehind(rest, 3));
      if (what === "unset") return unsetKey(shop, kind, id, needed(words[2] ?? "", usage));
      if (what === "remove") return removes(job, kind, id);
      throw misused(usage);
    },
  });
}

export const npc = thingVerb("npc", "Wen the cooper", (name) => ({
  name,
  ground: `${capitalise(name)} is here.`,
  look: UNWRITTEN,
}));

export const item = thingVerb("item", "a brass key", (name) => ({
  name: withArticle(name),
  ground: `${capitalise(withArticle(name))} lies here.`,
  look: UNWRITTEN,
  weight: 300,
}));

function makes(job: Job, kind: "npc" | "item", entry: (name: string) => Record<string, unknown>): Worked {
  const { shop } = job;
  const name = textBehind(job.rest, 1);
  const id = newId(job, kind, name);
  shop.add(kind, id, entry(name));
  return {
    words: `Made ${nameOf(shop, kind, id)} (${id})`,
    more: [
      `<hint>${kind.toUpperCase()} DESCRIBE ${id.slice(id.indexOf(":") + 1).toUpperCase()} writes what is seen of it; SPAWN ${kind.toUpperCase()} puts one into this room.</hint>`,
    ],
  };
}

/** A free id in the builder's area for a new thing of that name. */
export function newId(
  { shop, site }: Pick<Job, "shop" | "site">,
  kind: Exclude<Kind, "area">,
  name: string,
): string {
  const slug = slugOf(name);
  if (slug === "")
    throw new BuildFault(`What is it called? A name in quotes: ${kind.toUpperCase()} NEW "…".`);
  if (site.area === "" || !shop.has("area", site.area))
    throw new BuildFault(
      "The place where you are is of no area in the files.",
      "BUILD AT and a room's name.",
    );
  return `${site.area}:${freeSlug(slug, (tried) => shop.has(kind, `${site.area}:${tried}`))}`;
}

/** Takes a thing out, unless something names it still. */
export function removes({ shop }: Job, kind: Exclude<Kind, "area">, id: string): Worked {
  const name = nameOf(shop, kind, id);
  const uses = usesOf(shop, kind, id);
  if (uses.length > 0)
    throw new BuildFault(
      `${name} is named by ${uses.slice(0, 5).join(", ")}${uses.length > 5 ? " and more" : ""}.`,
      "Take it out there first.",
    );
  shop.remove(kind, id);
  return { words: `Took ${name} (${id}) out of the content` };
}

function needed(text: string, usage: string): string {
  if (text !== "") return text;
  throw misused(usage);
}
