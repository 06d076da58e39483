import { BuildFault } from "../../building/fault.ts";
import { nameOf, roomHere } from "../../building/site.ts";
import { keysAt, wordsAt } from "../../building/values.ts";
import { UNWRITTEN } from "../../building/unwritten.ts";
import { wayBack, exitsOf } from "./ways.ts";
import { setKey, unsetKey } from "./keys.ts";
import { newId, removes } from "./things.ts";
import { defineVerb, isNone, misused, textBehind, type Job } from "./verb.ts";
import type { Worked } from "../../deeds/building/work-on-draft.ts";
import type { Direction } from "../../content/directions.ts";

const USAGE =
  'What of this room? ROOM NAME "Fish Steps", ROOM DESCRIBE, ROOM DETAIL BELL and its text, ROOM TERRAIN QUAY, ROOM FLAG NOMOBS, ROOM AMBIENCE and a line, ROOM REMOVE.';

/** The room in hand. */
export const room = defineVerb({
  name: "room",
  forms: [
    "room name <name:text>",
    "room describe",
    "room describe <text:text>",
    "room detail <keyword:word> <text:text>",
    "room flag <flag:word>",
    "room ambience <text:text>",
    "room remove",
    "room new <name:text>",
    "room <key:word> <value:text>",
  ],
  usage: USAGE,
  help: 'Changes the room where you are: room name "Fish Steps", room describe (a text, or the line editor), room detail bell and its text (bell,clapper for two words; none takes it out), room terrain quay, room flag noMobs (off clears it), room ambience and a line, room new "Cellar" for one without exits, room remove. Any other key of a room works as well.',
  work(job) {
    const { shop, site, words, rest } = job;
    const what = words[0]?.toLowerCase();
    if (what === undefined) throw misused(USAGE);
    if (what === "new") {
      const name = textBehind(rest, 1);
      const id = newId(job, "room", name);
      shop.add("room", id, { name, look: UNWRITTEN });
      return { words: `Made ${name} (${id}), which no exit leads to yet` };
    }
    const here = roomHere(shop, site);
    const text = textBehind(rest, 1);
    if (what === "remove") return removesRoom(job, here);
    if (what === "name" && text !== "") return setKey(shop, "room", here, "name", text);
    if (what === "describe" || what === "look") return setKey(shop, "room", here, "look", text);
    if (what === "detail") return detail(job, here);
    if (what === "ambience") return ambience(job, here, text);
    if (what === "flag") return flag(job, here);
    if (what === "set" && words[1] !== undefined)
      return setKey(shop, "room", here, words[1], textBehind(rest, 2));
    if (what === "unset" && words[1] !== undefined) return unsetKey(shop, "room", here, words[1]);
    if (text === "") throw misused(USAGE);
    return isNone(text)
      ? unsetKey(shop, "room", here, words[0] ?? "")
      : setKey(shop, "room", here, words[0] ?? "", text);
  },
});

function detail({ shop, words, rest }: Job, here: string): Worked {
  const keyword = words[1]?.toLowerCase().replaceAll(/\s*,\s*/g, ", ");
  if (keyword === undefined) throw misused("Which detail? ROOM DETAIL BELL and what a closer look shows.");
  const text = textBehind(rest, 2);
  const known = Object.keys(shop.read("room", here, ["details"]) ?? {});
  const at = known.find((key) => key === keyword || key.split(/\s*,\s*/).includes(keyword)) ?? keyword;
  const name = nameOf(shop, "room", here);
  if (isNone(text)) {
    if (!known.includes(at)) throw new BuildFault(`${name} has no detail '${keyword}'.`);
    shop.unset("room", here, known.length === 1 ? ["details"] : ["details", at]);
    return { words: `Took the detail '${at}' out of ${name}` };
  }
  if (text === "")
    return { words: `Took ${name} in hand`, write: { kind: "room", id: here, path: ["details", at] } };
  shop.set("room", here, ["details", at], text);
  return { words: `Wrote the detail '${at}' of ${name}` };
}

function ambience({ shop }: Job, here: string, text: string): Worked {
  const name = nameOf(shop, "room", here);
  if (text === "") throw misused("Which line? ROOM AMBIENCE and what is heard or seen now and then.");
  if (isNone(text)) return unsetKey(shop, "room", here, "ambience");
  shop.append("room", here, ["ambience"], text);
  return { words: `Gave ${name} one more line of ambience` };
}

/** Every key of a room that is yes or no. */
function flag({ shop, words }: Job, here: string): Worked {
  const wanted = words[1]?.toLowerCase() ?? "";
  const flags = flagsOf();
  const found = flags.find((one) => one.toLowerCase() === wanted);
  if (found === undefined)
    throw new BuildFault(
      wanted === "" ? "Which flag?" : `There is no flag '${wanted}' for rooms.`,
      `The flags are: ${flags.join(", ")}.`,
    );
  if (isNone(words[2] ?? "")) return unsetKey(shop, "room", here, found);
  shop.set("room", here, [found], true);
  return { words: `Set the flag ${found} of ${nameOf(shop, "room", here)}` };
}

function flagsOf(): string[] {
  return keysAt("room", []).filter((key) => wordsAt("room", [key]).includes("true"));
}

function removesRoom(job: Job, here: string): Worked {
  const { shop } = job;
  for (const direction of Object.keys(exitsOf(shop, here)) as Direction[]) {
    const back = wayBack(shop, here, direction);
    if (!back) continue;
    const only = Object.keys(exitsOf(shop, back.room)).length === 1;
    shop.unset("room", back.room, only ? ["exits"] : ["exits", back.direction]);
  }
  return removes(job, "room", here);
}
