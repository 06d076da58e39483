import { BuildFault } from "../../building/fault.ts";
import { asKind, KINDS, type Kind } from "../../building/kinds.ts";
import { meant } from "../../building/site.ts";
import { keysAt } from "../../building/values.ts";
import { setKey, unsetKey } from "./keys.ts";
import { defineVerb, misused, textBehind, type Job } from "./verb.ts";

const SET =
  "Set what? SET NPC BRAM BODY.LEVEL 3, SET ROOM CLIMATE COAST (of the room where you are), SET AREA LEVELS [1, 3].";
const UNSET = "Take what out? UNSET NPC BRAM PURSE, UNSET ROOM AT.";

/** Any key of any schema. */
export const set = defineVerb({
  name: "set",
  forms: ["set <kind:word> <which:word> <key:word> <value:text>", "set <kind:word> <key:word> <value:text>"],
  usage: SET,
  help: "Sets any key that the files may have: set npc bram body.level 3, set item key weight 40, set room terrain quay, set area levels [1, 3], set quest lost-bell steps.1.next and a text. Lists are written with commas or in brackets, keys in braces; a text without words opens the line editor.",
  work(job) {
    const { kind, id, key, behind } = target(job, SET);
    return setKey(job.shop, kind, id, key, textBehind(job.rest, behind));
  },
});

export const unset = defineVerb({
  name: "unset",
  forms: ["unset <kind:word> <which:word> <key:word>", "unset <kind:word> <key:word>"],
  usage: UNSET,
  help: "Takes a key out of a file, so that it is as if nobody had written it: unset npc bram purse, unset room at.",
  work(job) {
    const { kind, id, key } = target(job, UNSET);
    return unsetKey(job.shop, kind, id, key);
  },
});

/** The thing and the key; without a name the room, or its area, where the builder is. */
function target(
  { shop, site, words }: Job,
  usage: string,
): { kind: Kind; id: string; key: string; behind: number } {
  const kind = asKind(words[0] ?? "");
  if (kind === undefined)
    throw words[0] === undefined
      ? misused(usage)
      : new BuildFault(`'${words[0]}' is nothing that can be built.`, `It is one of: ${KINDS.join(", ")}.`);
  const [, second = "", third] = words;
  const isHere = kind === "room" || kind === "area";
  const first = second.split(".")[0] ?? "";
  if (isHere && keysAt(kind, []).includes(first) && !shop.has(kind, second))
    return { kind, id: meant(shop, site, kind, "here"), key: second, behind: 2 };
  if (isHere && third === undefined && second !== "") {
    const other: Kind = kind === "room" ? "area" : "room";
    throw new BuildFault(
      `A ${kind} has no key '${first}'.`,
      keysAt(other, []).includes(first)
        ? `Its ${other} has: SET ${other.toUpperCase()} ${second.toUpperCase()} …`
        : usage,
    );
  }
  if (third === undefined) throw misused(usage);
  if (isHere && !shop.has(kind, second) && keysAt(kind === "room" ? "area" : "room", []).includes(first)) {
    const other = kind === "room" ? "area" : "room";
    throw new BuildFault(
      `A ${kind} has no key '${first}'.`,
      `Its ${other} has: SET ${other.toUpperCase()} ${second.toUpperCase()} …`,
    );
  }
  return { kind, id: meant(shop, site, kind, second), key: third, behind: 3 };
}
