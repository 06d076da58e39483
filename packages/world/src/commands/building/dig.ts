import { BuildFault } from "../../building/fault.ts";
import { meant, nameOf, reference, roomHere } from "../../building/site.ts";
import { freeSlug, slugOf, wordOf } from "../../building/slugs.ts";
import { UNWRITTEN } from "../../building/unwritten.ts";
import { OPPOSITE } from "../../content/directions.ts";
import { directionOf } from "../directions.ts";
import { exitsOf, joinRooms, sideWords } from "./ways.ts";
import { defineVerb, misused, textBehind } from "./verb.ts";

const USAGE =
  'Dig where? A direction and the new room\'s name: DIG NORTH "Fish Steps". DIG NORTH TO MARKET joins two rooms.';

/** A new room beside the one in hand, with exits both ways; or exits both ways to a room that there is. */
export const dig = defineVerb({
  name: "dig",
  forms: ["dig <direction:direction> <name:text>"],
  usage: USAGE,
  help: 'Makes a room beside the one where you are, with an exit there and one back: dig north "Fish Steps". Dig north to fish-steps only joins the two; dig north "Fish Steps" to market makes the room and leads on from it the same way.',
  work({ shop, site, words, rest }) {
    const direction = directionOf(words[0]?.toLowerCase() ?? "");
    const said = textBehind(rest, 1);
    if (direction === undefined || said === "") throw misused(USAGE);
    const here = roomHere(shop, site);
    const [, name, to] = split(rest);
    if (exitsOf(shop, here)[direction] !== undefined)
      throw new BuildFault(
        `${nameOf(shop, "room", here)} has an exit ${direction} already.`,
        `EXIT ${direction.toUpperCase()} REMOVE takes it out.`,
      );
    if (name === "") {
      const there = meant(shop, site, "room", to ?? "");
      joinRooms(shop, here, direction, there);
      return {
        words: `Joined ${nameOf(shop, "room", here)} ${direction} with ${nameOf(shop, "room", there)} (${there})`,
      };
    }
    const slug = slugOf(name);
    if (slug === "") throw new BuildFault("A room's name needs a letter or two.");
    const id = `${site.area}:${freeSlug(slug, (tried) => shop.has("room", `${site.area}:${tried}`))}`;
    const onward = to === undefined ? undefined : meant(shop, site, "room", to);
    shop.add("room", id, {
      name,
      look: UNWRITTEN,
      exits: { [OPPOSITE[direction]]: reference(site.area, here) },
    });
    shop.set("room", here, ["exits", direction], reference(site.area, id));
    if (onward !== undefined) joinRooms(shop, id, direction, onward);
    const on = onward === undefined ? "" : `, leading on to ${onward}`;
    const word = wordOf(id);
    const taken = word === slug ? "" : `There is a room ${slug} already, so this one is ${word}. `;
    return {
      words: `Dug ${name} (${id}) ${sideWords(direction)} ${nameOf(shop, "room", here)}${on}`,
      more: [
        `<hint>${taken}BUILD AT ${word.toUpperCase()} takes it in hand; in a PREVIEW you walk there.</hint>`,
      ],
    };
  },
});

/** The name and the room behind TO. `TO MARKET` alone has no name; a quoted name may have a 'to' in it. */
function split(rest: string): [string, string, string | undefined] {
  const behind = rest.trim().replace(/^\S+\s*/, "");
  const [, quoted, , onto] = /^"([^"]+)"(\s+to\s+(\S.*))?$/i.exec(behind) ?? [];
  if (quoted !== undefined) return [rest, quoted, onto];
  const [, alone] = /^to\s+(\S.*)$/i.exec(behind) ?? [];
  return alone === undefined ? [rest, textBehind(rest, 1), undefined] : [rest, "", alone];
}
