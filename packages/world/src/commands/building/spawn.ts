import { BuildFault } from "../../building/fault.ts";
import { meant, nameOf, reference, resolved, roomHere } from "../../building/site.ts";
import { areaOf } from "../../building/slugs.ts";
import { defineVerb, misused } from "./verb.ts";

const USAGE =
  "Put what into this room? SPAWN NPC WEN HERE, SPAWN ITEM ROPE HERE 3, SPAWN ITEM ROPE HERE 3 EVERY 120; 0 takes it out.";
const MOST = 50;

/** What a room brings forth. */
export const spawn = defineVerb({
  name: "spawn",
  forms: [
    "spawn npc <npc:word> here",
    "spawn npc <npc:word> here <count:number>",
    "spawn item <item:word> here <count:number>",
  ],
  usage: USAGE,
  when: /^(?:npc|item)\s/i,
  help: "Has the room where you are bring forth people or things, from the next reset on: spawn npc wen here, spawn npc rat here 3, spawn item rope here 2 every 120 (comes again after so many seconds). A count of 0 takes them out.",
  work({ shop, site, words }) {
    const kind = words[0]?.toLowerCase();
    const [, which, ...more] = words;
    if ((kind !== "npc" && kind !== "item") || which === undefined) throw misused(USAGE);
    const here = roomHere(shop, site);
    const rest = more.filter((word) => !/^(?:here|every|respawn)$/i.test(word));
    const count = rest[0] === undefined ? 1 : Number(rest[0]);
    const every = rest[1] === undefined ? undefined : Number(rest[1]);
    if (!Number.isInteger(count) || count < 0 || count > MOST || (every !== undefined && !(every > 0)))
      throw new BuildFault(`From 0 to ${MOST} of them, and every so many seconds.`, USAGE);
    const id = meant(shop, site, kind, which);
    const name = nameOf(shop, kind, id);
    const place = nameOf(shop, "room", here);
    const key = kind === "npc" ? "npcs" : "things";
    const had = shop.read("room", here, [key]);
    const list = Array.isArray(had) ? (had as unknown[]) : [];
    const ref = reference(areaOf(here), id);
    const others = list.filter((one) => resolved(areaOf(here), referenceIn(one)) !== id);
    const mine: unknown[] =
      kind === "npc" ? Array.from({ length: count }, () => ref) : count === 0 ? [] : [lot(ref, count, every)];
    if (count === 0 && others.length === list.length)
      throw new BuildFault(`${place} brings forth no ${name}.`);
    const next = [...others, ...mine];
    if (next.length === 0) shop.unset("room", here, [key]);
    else shop.set("room", here, [key], next);
    if (count === 0) return { words: `${place} brings forth ${name} no more` };
    const again = every === undefined ? "" : `, again after ${every} seconds`;
    return { words: `${place} brings forth ${name}${count === 1 ? "" : `, ${count} of it`}${again}` };
  },
});

function lot(item: string, count: number, respawn: number | undefined): unknown {
  if (count === 1 && respawn === undefined) return item;
  return { item, ...(count === 1 ? {} : { count }), ...(respawn === undefined ? {} : { respawn }) };
}

/** A list's entry is a slug, or keys with the slug under `item`. */
function referenceIn(entry: unknown): string {
  if (typeof entry === "string") return entry;
  const { item } = (entry ?? {}) as { item?: unknown };
  return typeof item === "string" ? item : "";
}
