/** The one vocabulary of semantic markup. A renderer decides what each looks (or sounds) like; words never name a colour. */
export const TAGS = [
  "room",
  "exit",
  "player",
  "npc",
  "item",
  "coin",
  "title",
  "command",
  "say",
  "tell",
  "emote",
  "channel",
  "damage",
  "heal",
  "hint",
  "system",
  "error",
  // A drawing, shown to the eye alone; its lines are neither wrapped nor coloured by anything around it.
  "art",
  // What the drawing beside it says, shown to those whose text is read aloud.
  "aloud",
] as const;

export type Tag = (typeof TAGS)[number];

const known: ReadonlySet<string> = new Set(TAGS);

export function isTag(name: string): name is Tag {
  return known.has(name);
}
