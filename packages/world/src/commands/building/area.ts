import { BuildFault } from "../../building/fault.ts";
import { meant, nameOf } from "../../building/site.ts";
import { slugOf } from "../../building/slugs.ts";
import { UNWRITTEN } from "../../building/unwritten.ts";
import { setKey, unsetKey } from "./keys.ts";
import { defineVerb, misused, textBehind } from "./verb.ts";

const USAGE =
  'AREA NEW "Gull Rock" "The Landing" makes an area and its first room. AREA NAME, TERRAIN, LEVELS, RECALL or CLIMATE and a value change the one where you are.';

/** Areas: a new one with its first room, and the keys of one. */
export const area = defineVerb({
  name: "area",
  forms: ["area new <name:word> <room:word>", "area <key:word> <value:text>"],
  usage: USAGE,
  help: 'Makes an area with its first room, which you have in hand then: area new "Gull Rock" "The Landing"; EXIT joins it to the world. Area terrain shore, area levels [1, 3], area climate coast, area recall landing and area name change the area where you are.',
  work({ shop, site, words, rest }) {
    const [what = "", name = "", first = ""] = words;
    if (what.toLowerCase() === "new") {
      const slug = slugOf(name);
      const start = slugOf(first);
      if (slug === "" || start === "") throw misused(USAGE);
      if (slug.startsWith("draft-"))
        throw new BuildFault("An area's name cannot begin with 'Draft': previews are called so.");
      shop.addArea(slug, { name, recall: start });
      shop.add("room", `${slug}:${start}`, { name: first, look: UNWRITTEN });
      return {
        words: `Made the area ${name} (${slug}) with its first room, ${first} (${slug}:${start}), which you have in hand now`,
        at: `${slug}:${start}`,
        more: [
          "<hint>EXIT WEST TO and a room of the world joins it to that, both ways. BUILD HERE goes back to the room where you stand.</hint>",
        ],
      };
    }
    if (what === "" || textBehind(rest, 1) === "") throw misused(USAGE);
    const id = meant(shop, site, "area", "here");
    if (what === "recall") {
      const room = meant(shop, site, "room", textBehind(rest, 1));
      shop.set("area", id, ["recall"], room.startsWith(`${id}:`) ? room.slice(id.length + 1) : room);
      return {
        words: `Those of ${nameOf(shop, "area", id)} whose room is gone come to ${nameOf(shop, "room", room)}`,
      };
    }
    return what.toLowerCase() === "unset"
      ? unsetKey(shop, "area", id, words[1] ?? "")
      : setKey(shop, "area", id, what, textBehind(rest, 1));
  },
});
