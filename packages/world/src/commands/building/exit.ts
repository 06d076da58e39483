import { BuildFault } from "../../building/fault.ts";
import { meant, nameOf, reference, resolved, roomHere } from "../../building/site.ts";
import { areaOf } from "../../building/slugs.ts";
import type { Worked } from "../../deeds/building/work-on-draft.ts";
import type { Direction } from "../../content/directions.ts";
import { directionOf } from "../directions.ts";
import { exitsOf, joinRooms, needExit, putExit, wayBack } from "./ways.ts";
import { defineVerb, isNone, misused, type Job } from "./verb.ts";

const USAGE =
  "Which exit, and what of it? EXIT NORTH TO MARKET, EXIT NORTH REMOVE, EXIT NORTH ONEWAY, EXIT NORTH HIDDEN 30, EXIT UP NEEDS CLIMB, EXIT NORTH NOMOBS.";

/** Exits of the room in hand. */
export const exit = defineVerb({
  name: "exit",
  forms: [
    "exit <direction:direction> to <room:text>",
    "exit <direction:direction> remove",
    "exit <direction:direction> oneway",
    "exit <direction:direction> twoway",
    "exit <direction:direction> hidden <how:word>",
    "exit <direction:direction> needs <what:word>",
    "exit <direction:direction> nomobs <what:word>",
  ],
  usage: USAGE,
  help: "Changes an exit of the room where you are: exit north to market (and one back; with oneway behind it, none), exit north remove (both sides), exit north oneway, exit north hidden 30 (from 1 to 100, or none), exit up needs climb (or swim, fly, none), exit north nomobs.",
  work(job) {
    const { shop, site, words } = job;
    const direction = directionOf(words[0]?.toLowerCase() ?? "");
    const what = words[1]?.toLowerCase();
    if (direction === undefined || what === undefined) throw misused(USAGE);
    const here = roomHere(shop, site);
    if (what === "to") return leads(job, here, direction);
    if (what === "remove") return removes(job, here, direction);
    if (what === "oneway") return oneWay(job, here, direction);
    const found = needExit(shop, here, direction);
    const value = words[2] ?? "";
    const place = `the exit ${direction} of ${nameOf(shop, "room", here)}`;
    if (what === "twoway") {
      const { oneWay: _gone, ...rest } = found;
      const there = resolved(areaOf(here), found.to);
      joinRooms(shop, here, direction, there);
      putExit(shop, here, direction, { ...rest, to: found.to });
      return { words: `Made a way back for ${place}` };
    }
    if (what === "hidden") {
      if (isNone(value)) putExit(shop, here, direction, { ...found, hidden: undefined });
      else putExit(shop, here, direction, { ...found, hidden: numberOf(value, "EXIT NORTH HIDDEN 30") });
      return { words: isNone(value) ? `Brought ${place} into plain sight` : `Hid ${place} (${value})` };
    }
    if (what === "needs") {
      putExit(shop, here, direction, { ...found, needs: isNone(value) ? undefined : value.toLowerCase() });
      return { words: `Set what ${place} needs: ${isNone(value) ? "nothing" : value.toLowerCase()}` };
    }
    if (what === "nomobs") {
      putExit(shop, here, direction, { ...found, noMobs: isNone(value) ? undefined : true });
      return { words: isNone(value) ? `Opened ${place} to beasts` : `Closed ${place} to beasts` };
    }
    throw misused(USAGE);
  },
});

function leads({ shop, site, words }: Job, here: string, direction: Direction): Worked {
  const oneway = words.at(-1)?.toLowerCase() === "oneway";
  const there = meant(shop, site, "room", words.slice(2, oneway ? -1 : undefined).join(" "));
  const name = nameOf(shop, "room", there);
  if (exitsOf(shop, here)[direction] !== undefined)
    throw new BuildFault(
      `${nameOf(shop, "room", here)} has an exit ${direction} already.`,
      `EXIT ${direction.toUpperCase()} REMOVE takes it out.`,
    );
  if (oneway) putExit(shop, here, direction, { to: reference(areaOf(here), there), oneWay: true });
  else joinRooms(shop, here, direction, there);
  return { words: `Made an exit ${direction} to ${name} (${there})${oneway ? ", with no way back" : ""}` };
}

function removes({ shop }: Job, here: string, direction: Direction): Worked {
  needExit(shop, here, direction);
  const back = wayBack(shop, here, direction);
  dropExit(shop, here, direction);
  if (back) dropExit(shop, back.room, back.direction);
  const both = back ? `, and the one back from ${nameOf(shop, "room", back.room)}` : "";
  return { words: `Took out the exit ${direction} of ${nameOf(shop, "room", here)}${both}` };
}

function oneWay({ shop }: Job, here: string, direction: Direction): Worked {
  const found = needExit(shop, here, direction);
  const back = wayBack(shop, here, direction);
  if (back) dropExit(shop, back.room, back.direction);
  putExit(shop, here, direction, { ...found, oneWay: true });
  return { words: `Took away the way back of the exit ${direction} of ${nameOf(shop, "room", here)}` };
}

/** Without exits there is no key for them. */
function dropExit(shop: Job["shop"], room: string, direction: Direction): void {
  const last = Object.keys(exitsOf(shop, room)).length === 1;
  shop.unset("room", room, last ? ["exits"] : ["exits", direction]);
}

function numberOf(typed: string, example: string): number {
  if (/^\d+$/.test(typed)) return Number(typed);
  throw new BuildFault("That takes a whole number.", `Such as ${example}.`);
}
