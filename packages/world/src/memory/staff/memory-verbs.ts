import { escapeMarkup } from "@wyldlands/protocol";
import type { Entity } from "@wyldlands/ecs";
import { turnDown, type CommandContext } from "../../commands/command.ts";
import { Memory, Name } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { remembers } from "../../society/minds.ts";
import { plainName } from "../../views/names.ts";
import { haveForgotten, quashRumour } from "../erase-deeds.ts";
import { chainOf } from "../erasure.ts";
import { mindOfMemory } from "../long-term.ts";
import { textOf } from "../recall.ts";
import { memoryWords, rumourWords } from "./memory-words.ts";

const FORGET = "Have whom forgotten? AI FORGET ANA; the name must be whole.";
const RUMOUR =
  "AI RUMOUR TRACE BELL finds what is told with that word, and how it went; AI RUMOUR ERASE and its id takes it out of the world.";

/** Verbs of AI that are about memory. Each gets what was typed after it. */
export const MEMORY_VERBS: Readonly<Record<string, (context: CommandContext, text: string) => void>> = {
  memory(context, text) {
    const npc = text === "" ? undefined : findRememberer(context.game, context.actor, text);
    if (!npc)
      return turnDown(
        context,
        `Nobody who lives here and remembers is called '${escapeMarkup(text)}'. <hint>AI MEMORY HESPER.</hint>`,
      );
    context.subject = plainName(npc);
    return context.tell(memoryWords(context.game, npc));
  },
  forget(context, text) {
    const who = text === "" ? undefined : context.game.directory.byName(text);
    if (!who) return turnDown(context, FORGET);
    context.subject = who.name;
    const refusal = context.services.act(context.actor, haveForgotten, { id: who.id, name: who.name });
    return refusal === undefined ? undefined : turnDown(context, refusal);
  },
  rumour(context, text) {
    const [verb = "", ...words] = text.split(/\s+/);
    const about = words.join(" ");
    if (about === "" || !["trace", "erase"].includes(verb.toLowerCase())) return turnDown(context, RUMOUR);
    const roots = rumours(context.game, about);
    const [root] = roots;
    if (root === undefined) return turnDown(context, `Nobody tells anything of '${escapeMarkup(about)}'.`);
    if (verb.toLowerCase() === "trace")
      return context.tell(
        roots
          .slice(0, MOST_TRACED)
          .map((one) => rumourWords(context.game, one))
          .join("\n"),
      );
    // Words may fit several: what is erased is meant.
    if (roots.length > 1)
      return turnDown(
        context,
        `There are ${roots.length} such stories. <hint>AI RUMOUR TRACE tells their ids; erase by the id.</hint>`,
      );
    context.subject = about;
    const refusal = context.services.act(context.actor, quashRumour, { root });
    return refusal === undefined ? undefined : turnDown(context, refusal);
  },
};

const MOST_TRACED = 5;

/** The roots of the stories that have that id, or in which all of the words are, the one in most minds first. */
function rumours(game: Game, about: string): string[] {
  const wanted = about.toLowerCase().split(/\s+/);
  const found = new Map<string, number>();
  for (const one of game.world.query(Memory)) {
    const value = one.need(Memory);
    const text = textOf(game, mindOfMemory(one), value).toLowerCase();
    if (one.id === about || value.root === about || wanted.every((word) => text.includes(word)))
      found.set(value.root, chainOf(game, value.root).length);
  }
  return [...found].sort((a, b) => b[1] - a[1]).map(([root]) => root);
}

/** One who lives here and remembers, by a name, its beginning or 'area:slug'; those in the room first. */
function findRememberer(game: Game, actor: Entity, text: string): Entity | undefined {
  const wanted = text.trim().toLowerCase();
  const found = [...game.world.query(Name)].filter((one) => {
    const name = plainName(one).toLowerCase();
    const called =
      one.prototype?.id === wanted ||
      name.startsWith(wanted) ||
      name.split(" ").some((word) => word.startsWith(wanted));
    return called && remembers(one);
  });
  return found.find((one) => game.placeOf(one) === game.placeOf(actor)) ?? found[0];
}
