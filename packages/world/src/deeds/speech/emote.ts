import type { Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { ContainedIn, Name } from "../../components/index.ts";
import { heeding } from "../../society/ignoring.ts";
import { silenced } from "../../society/silenced.ts";
import { isBeing } from "../../views/names.ts";
import type { WordValue } from "../../views/words.ts";
import { defineDeed } from "../deed.ts";
import { reveal } from "../movement/reveal.ts";

/** Beings that one pose can name; what is beyond stays as it was typed. */
const MOST_NAMED = 5;

/** Shows a pose to the room: the actor's name, then the text. `@tern` in it is Tern to others, and 'you' to Tern. */
export const emote = defineDeed<{ text: string }>({
  name: "emote",
  check: (_args, { game, actor }) => able(game, actor, "resting") ?? silenced(game, actor),
  perform({ text }, context) {
    const { game, actor, show } = context;
    const room = game.placeOf(actor);
    const parts = partsOf(text, game.company(room, actor).filter(isBeing));
    reveal(context, actor);
    const space = /^[',]/.test(text) ? "" : " ";
    const slots = parts.map((_, index) => `{p${index}}`).join("");
    const template = `<emote>{actor}${space}${slots}</emote>`;
    const viewers = heeding(game, actor, room.sources(ContainedIn));
    const named = new Set(parts.filter((part) => typeof part !== "string"));
    const rest = viewers.filter((one) => !named.has(one));
    show(rest, template, { actor, ...valuesFor(parts) });
    for (const one of viewers) if (named.has(one)) show([one], template, { actor, ...valuesFor(parts, one) });
  },
  commands: [
    {
      name: "emote",
      aliases: [":", "pose", "me"],
      forms: ["emote <text:text>"],
      usage: "Do what? For example EMOTE LEANS ON THE RAIL, or :LEANS ON THE RAIL.",
      help: "Shows what you do in words of your own: emote leans on the rail shows your name, then the words. With an @ you name somebody here: emote nods to @tern.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});

/** The text, with those beings in the place of the names behind an @. */
function partsOf(text: string, beings: readonly Entity[]): (string | Entity)[] {
  const parts: (string | Entity)[] = [];
  let at = 0;
  let named = 0;
  for (const { 0: whole, 1: word = "", index } of text.matchAll(/(?<![\p{L}\p{N}])@(\p{L}+)/gu)) {
    const being = named < MOST_NAMED ? called(word.toLowerCase(), beings) : undefined;
    if (!being) continue;
    named += 1;
    parts.push(text.slice(at, index), being);
    at = index + whole.length;
  }
  return [...parts, text.slice(at)];
}

function called(word: string, beings: readonly Entity[]): Entity | undefined {
  const keywords = (one: Entity): readonly string[] => one.get(Name)?.keywords ?? [];
  return (
    beings.find((one) => keywords(one).includes(word)) ??
    beings.find((one) => keywords(one).some((keyword) => keyword.startsWith(word)))
  );
}

/** What fills `{p0}`, `{p1}` and so on; to `reader` its own name is 'you', and 'your' before 's. */
function valuesFor(parts: readonly (string | Entity)[], reader?: Entity): Record<string, WordValue> {
  const values: Record<string, WordValue> = {};
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const owns = typeof next === "string" && /^['’]s\b/.test(next);
    if (typeof part === "string") {
      const before = parts[index - 1];
      values[`p${index}`] = before !== undefined && before === reader ? part.replace(/^['’]s\b/, "") : part;
    } else values[`p${index}`] = part === reader ? { markup: owns ? "your" : "you" } : part;
  }
  return values;
}
