import { BuildFault } from "../../building/fault.ts";
import { meant, nameOf, reference, roomHere } from "../../building/site.ts";
import { areaOf } from "../../building/slugs.ts";
import type { Workshop } from "../../building/workshop.ts";
import type { Direction } from "../../content/directions.ts";
import { directionOf } from "../directions.ts";
import { exitsOf, needExit, putExit, sideWords, wayBack } from "./ways.ts";
import { defineVerb, misused } from "./verb.ts";

const USAGE =
  'A door where, and of what kind? DOOR EAST "iron gate", DOOR EAST LOCKED KEY BRASS-KEY, DOOR EAST PICK 40, DOOR EAST OPEN, DOOR EAST REMOVE.';

type WrittenDoor = { name: string; [key: string]: unknown };

/** The door in an exit of the room in hand. It is one door, whichever side it is written on. */
export const door = defineVerb({
  name: "door",
  forms: ["door <direction:direction> <what:text>"],
  usage: USAGE,
  help: 'Puts a door into an exit, or changes it: door east "iron gate", door east key brass-key locked, door east pick 40, door east open, door east closed, door east unlocked, door east remove. The words may follow one another.',
  work({ shop, site, words }) {
    const direction = directionOf(words[0]?.toLowerCase() ?? "");
    if (direction === undefined) throw misused(USAGE);
    const here = roomHere(shop, site);
    needExit(shop, here, direction);
    const side = sideOf(shop, here, direction);
    const where = `${sideWords(direction)} ${nameOf(shop, "room", here)}`;
    const exit = needExit(shop, side.room, side.direction);
    if (words[1]?.toLowerCase() === "remove") {
      if (exit["door"] === undefined) throw new BuildFault(`There is no door ${where}.`);
      putExit(shop, side.room, side.direction, { ...exit, door: undefined });
      return { words: `Took out the door ${where}` };
    }
    const had = exit["door"];
    const made: WrittenDoor =
      typeof had === "string"
        ? { name: had }
        : had === undefined
          ? { name: "door" }
          : { ...(had as WrittenDoor) };
    const rest = words.slice(1);
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      const key = word.toLowerCase();
      if (key === "locked") Object.assign(made, { locked: true, open: undefined });
      else if (key === "unlocked") made["locked"] = undefined;
      else if (key === "open") Object.assign(made, { open: true, locked: undefined });
      else if (key === "closed") made["open"] = undefined;
      else if (key === "pick") made["pick"] = Number(rest.shift());
      else if (key === "key")
        made["key"] = reference(areaOf(side.room), meant(shop, site, "item", rest.shift() ?? ""));
      else if (key === "name") made.name = rest.shift() ?? made.name;
      else if (key === "look") made["look"] = rest.splice(0).join(" ");
      else if (made.name === "door" && !/^(?:none|off)$/.test(key)) made.name = word;
      else throw misused(`'${word}' says nothing of a door. ${USAGE}`);
    }
    const kept = Object.entries(made).filter(([, value]) => value !== undefined);
    putExit(shop, side.room, side.direction, {
      ...exit,
      door: kept.length === 1 ? made.name : Object.fromEntries(kept),
    });
    const lock = made["locked"] === true ? ", locked" : made["open"] === true ? ", open" : "";
    const opens = typeof made["key"] === "string" ? `, opened by ${made["key"]}` : "";
    return {
      words: `${had === undefined ? "Made" : "Changed"} the door ${where}: ${made.name}${lock}${opens}`,
    };
  },
});

/** The side on which the door is written, or this one. */
function sideOf(shop: Workshop, room: string, direction: Direction): { room: string; direction: Direction } {
  if (exitsOf(shop, room)[direction]?.["door"] !== undefined) return { room, direction };
  const back = wayBack(shop, room, direction);
  return back && exitsOf(shop, back.room)[back.direction]?.["door"] !== undefined
    ? back
    : { room, direction };
}
