import type { Tag } from "@wyldlands/protocol";

/** What can have a colour, as players name it, in the order in which it is listed. */
export const COLOUR_MEANINGS: readonly { tag: Tag; name: string; what: string }[] = [
  { tag: "room", name: "rooms", what: "the names of places" },
  { tag: "exit", name: "exits", what: "the ways out" },
  { tag: "player", name: "players", what: "the names of players" },
  { tag: "npc", name: "people", what: "everybody else, beasts too" },
  { tag: "item", name: "things", what: "what can be looked at or taken" },
  { tag: "coin", name: "coins", what: "money" },
  { tag: "title", name: "titles", what: "headings" },
  { tag: "command", name: "commands", what: "what you can type" },
  { tag: "say", name: "speech", what: "what is said in the room" },
  { tag: "tell", name: "tells", what: "what is said to you alone" },
  { tag: "emote", name: "poses", what: "what others act out" },
  { tag: "channel", name: "channels", what: "what is said over a channel" },
  { tag: "damage", name: "damage", what: "what hurts" },
  { tag: "heal", name: "healing", what: "what mends" },
  { tag: "hint", name: "hints", what: "advice" },
  { tag: "system", name: "system", what: "news of the game itself" },
  { tag: "error", name: "errors", what: "what did not work" },
];

/** By the whole name, the tag's own, or a beginning of three letters. */
export function colourMeaning(word: string): (typeof COLOUR_MEANINGS)[number] | undefined {
  const wanted = word.toLowerCase();
  return (
    COLOUR_MEANINGS.find(({ name, tag }) => name === wanted || tag === wanted) ??
    (wanted.length < 3 ? undefined : COLOUR_MEANINGS.find(({ name }) => name.startsWith(wanted)))
  );
}
