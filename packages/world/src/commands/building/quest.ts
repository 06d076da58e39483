import { BuildFault } from "../../building/fault.ts";
import { meant, nameOf, reference } from "../../building/site.ts";
import { areaOf } from "../../building/slugs.ts";
import { UNWRITTEN } from "../../building/unwritten.ts";
import type { Worked } from "../../deeds/building/work-on-draft.ts";
import { setKey, unsetKey } from "./keys.ts";
import { newId, removes } from "./things.ts";
import { defineVerb, misused, textBehind, type Job } from "./verb.ts";

const USAGE =
  'QUEST NEW "Lost Rope" FROM WEN COLLECT ROPE 2 makes one. Then QUEST STEP, REWARD, GIVER, OFFER, ACCEPT, REMIND, DONE, SET, UNSET or REMOVE, its slug, and what it is to be.';
const AIMS = "KILL RAT 3, COLLECT ROPE 2, DELIVER LETTER WEN, TALK WEN, EXPLORE CELLAR";
/** Texts that have a word of their own. */
const WORDS = new Set(["name", "offer", "accept", "decline", "remind", "done", "fail", "abandon"]);

/** What people want done. */
export const quest = defineVerb({
  name: "quest",
  forms: [
    "quest new <name:word> from <npc:word> <objective:text>",
    "quest step <quest:word> <objective:text>",
    "quest reward <quest:word> <what:text>",
    "quest giver <quest:word> <npc:word>",
    "quest offer <quest:word> <text:text>",
    "quest done <quest:word> <text:text>",
    "quest set <quest:word> <key:word> <value:text>",
    "quest remove <quest:word>",
  ],
  usage: USAGE,
  when: /^(?:new|step|reward|giver|name|offer|remind|done|fail|set|unset|remove)\s/i,
  help: 'Makes and changes quests: quest new "Lost Rope" from wen collect rope 2; quest step lost-rope talk oakum (one more step, after the others); quest reward lost-rope coins 20 experience 50 item mug; quest offer, accept, decline, remind and done with its slug and the words (without any, the line editor); quest giver lost-rope oakum; quest set and unset for all else; quest remove.',
  work(job) {
    const { shop, site, words, rest } = job;
    const what = words[0]?.toLowerCase() ?? "";
    if (what === "new") return makes(job);
    if (words[1] === undefined) throw misused(USAGE);
    const id = meant(shop, site, "quest", words[1]);
    const name = nameOf(shop, "quest", id);
    if (WORDS.has(what)) return setKey(shop, "quest", id, what, textBehind(rest, 2));
    if (what === "giver") {
      const giver = meant(shop, site, "npc", words[2] ?? "");
      shop.set("quest", id, ["giver"], reference(areaOf(id), giver));
      return { words: `${name} is given by ${nameOf(shop, "npc", giver)} now` };
    }
    if (what === "step") {
      const aim = objective(job, areaOf(id), words.slice(2));
      shop.append("quest", id, ["steps"], { objectives: [aim.value] });
      return { words: `Gave ${name} (${id}) one more step: ${aim.words}` };
    }
    if (what === "reward") return rewards(job, id, words.slice(2));
    if (what === "set" && words[2] !== undefined)
      return setKey(shop, "quest", id, words[2], textBehind(rest, 3));
    if (what === "unset" && words[2] !== undefined) return unsetKey(shop, "quest", id, words[2]);
    if (what === "remove") return removes(job, "quest", id);
    throw misused(USAGE);
  },
});

function makes(job: Job): Worked {
  const { shop, site, words } = job;
  const from = words.findIndex((word, index) => index > 1 && word.toLowerCase() === "from");
  if (from < 0 || words[from + 1] === undefined) throw misused(USAGE);
  const name = words.slice(1, from).join(" ");
  const giver = meant(shop, site, "npc", words[from + 1] ?? "");
  const id = newId(job, "quest", name);
  const aim = objective(job, site.area, words.slice(from + 2));
  shop.add("quest", id, {
    name,
    giver: reference(site.area, giver),
    offer: UNWRITTEN,
    done: UNWRITTEN,
    steps: [{ objectives: [aim.value] }],
  });
  const slug = id.slice(id.indexOf(":") + 1).toUpperCase();
  return {
    words: `Made the quest ${name} (${id}) of ${nameOf(shop, "npc", giver)}: ${aim.words}`,
    more: [
      `<hint>QUEST OFFER ${slug} and QUEST DONE ${slug} write what is said; QUEST REWARD ${slug} COINS 20 what it pays.</hint>`,
    ],
  };
}

/** 'kill rat 3' as it is written in a step. */
function objective(
  { shop, site }: Job,
  area: string,
  words: readonly string[],
): { value: unknown; words: string } {
  const [kind = "", what = "", third, ...more] = words;
  const ref = (of: "npc" | "item" | "room", typed: string): { ref: string; name: string } => {
    const id = meant(shop, site, of, typed);
    return { ref: reference(area, id), name: nameOf(shop, of, id) };
  };
  const count = third === undefined ? 1 : Number(third);
  const counted = count === 1 ? {} : { count };
  const times = count === 1 ? "" : `, ${count} of it`;
  if (what === "") throw new BuildFault("What is to be done?", AIMS);
  switch (kind.toLowerCase()) {
    case "kill": {
      const { ref: npc, name } = ref("npc", what);
      return { value: { kind: "kill", npc, ...counted }, words: `kill ${name}${times}` };
    }
    case "collect":
    case "bring": {
      const { ref: item, name } = ref("item", what);
      return { value: { kind: "collect", item, ...counted }, words: `bring ${name}${times}` };
    }
    case "deliver": {
      const { ref: item, name } = ref("item", what);
      const to = ref("npc", (third?.toLowerCase() === "to" ? more[0] : third) ?? "");
      return { value: { kind: "deliver", item, npc: to.ref }, words: `deliver ${name} to ${to.name}` };
    }
    case "talk": {
      const { ref: npc, name } = ref("npc", what);
      const says = words.slice(2).join(" ");
      return { value: { kind: "talk", npc, says: says === "" ? UNWRITTEN : says }, words: `talk to ${name}` };
    }
    case "explore": {
      const { ref: room, name } = ref("room", what);
      return { value: { kind: "explore", room }, words: `find ${name}` };
    }
    default:
      throw new BuildFault(
        `'${kind}' is nothing that a step can ask for here.`,
        `One of: ${AIMS}. QUEST SET writes the others.`,
      );
  }
}

/** 'coins 20 experience 50 item mug 2', in any order. */
function rewards({ shop, site }: Job, id: string, words: readonly string[]): Worked {
  const rest = [...words];
  const said: string[] = [];
  for (let word = rest.shift()?.toLowerCase(); word !== undefined; word = rest.shift()?.toLowerCase()) {
    const what = rest.shift() ?? "";
    if (word === "coins" || word === "experience") {
      if (!/^\d+$/.test(what))
        throw new BuildFault(
          `How many ${word}?`,
          `QUEST REWARD ${id.slice(id.indexOf(":") + 1).toUpperCase()} ${word.toUpperCase()} 20.`,
        );
      shop.set("quest", id, ["rewards", word], Number(what));
      said.push(`${what} ${word}`);
    } else if (word === "item") {
      const item = meant(shop, site, "item", what);
      const count = /^\d+$/.test(rest[0] ?? "") ? Number(rest.shift()) : 1;
      const ref = reference(areaOf(id), item);
      shop.append("quest", id, ["rewards", "things"], count === 1 ? ref : { item: ref, count });
      said.push(`${nameOf(shop, "item", item)}${count === 1 ? "" : ` (${count})`}`);
    } else
      throw new BuildFault(
        `'${word}' is no reward here.`,
        "COINS 20, EXPERIENCE 50, ITEM MUG. QUEST SET writes the others.",
      );
  }
  if (said.length === 0) throw misused(USAGE);
  return { words: `${nameOf(shop, "quest", id)} (${id}) pays ${said.join(", ")}` };
}
