import { escapeMarkup } from "@wyldlands/protocol";
import { builderOf, draftOf, overlayOf } from "../../building/drafts.ts";
import { CATALOGUES, type Kind } from "../../building/kinds.ts";
import { nameOf } from "../../building/site.ts";
import { areaOf, isCopy } from "../../building/slugs.ts";
import { Workshop } from "../../building/workshop.ts";
import { staffCommand } from "../../deeds/staff/staff-command.ts";
import { defineCommand, turnDown } from "../command.ts";

const MOST = 25;
const USAGE = "Find what? A word or more of a name, a slug or a text: FIND BRASS KEY, FIND NPC OLD.";

/** Finds rooms, npcs, items and quests by their words, the draft's among them. */
export const find = defineCommand(
  staffCommand({
    name: "find",
    permission: "build",
    forms: ["find <words:text>"],
    usage: USAGE,
    help: "Looks for rooms, npcs, items and quests of all areas by words of their ids, names and texts, those of your draft as well: find brass key. A kind before the words narrows it: find npc old.",
  }),
  (context, rest) => {
    const { game, session, tell } = context;
    const [first = "", ...more] = rest
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    const kinds = Object.keys(CATALOGUES) as (keyof typeof CATALOGUES)[];
    const only = more.length > 0 ? kinds.find((kind) => kind === first.replace(/s$/, "")) : undefined;
    const words = only === undefined ? [first, ...more] : more;
    if (first === "") return turnDown(context, `<hint>${USAGE}</hint>`);
    const builder = builderOf(session);
    const draft = builder && draftOf(game, builder.key);
    const shop = new Workshop(new Map(), overlayOf(draft));
    const found = new Map<string, { kind: Kind; name: string; drafted: boolean }>();
    const { rooms, npcs, items, quests = new Map<string, { name: string }>() } = game.content;
    const published = { room: rooms, npc: npcs, item: items, quest: quests };
    for (const kind of only === undefined ? kinds : [only]) {
      for (const [id, one] of published[kind]) {
        const texts = `${id} ${one.name} ${"look" in one ? one.look : ""}`.toLowerCase();
        if (!isCopy(areaOf(id)) && words.every((word) => texts.includes(word)))
          found.set(`${kind} ${id}`, { kind, name: one.name, drafted: false });
      }
      for (const id of shop.ids(kind)) {
        const name = nameOf(shop, kind, id);
        if (
          !found.has(`${kind} ${id}`) &&
          !published[kind].has(id) &&
          words.every((word) => `${id} ${name}`.toLowerCase().includes(word))
        )
          found.set(`${kind} ${id}`, { kind, name, drafted: true });
      }
    }
    if (found.size === 0)
      return tell(`Nothing is called or described so: '${escapeMarkup(words.join(" "))}'.`);
    const lines = [...found]
      .slice(0, MOST)
      .map(
        ([key, { name, drafted }]) =>
          `  ${escapeMarkup(key)}: ${escapeMarkup(name)}${drafted ? " (in your draft)" : ""}`,
      );
    if (found.size > MOST) lines.push(`  and ${found.size - MOST} more; another word narrows it.`);
    return tell(lines.join("\n"));
  },
);
