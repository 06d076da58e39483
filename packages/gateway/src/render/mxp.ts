import type { Span, Tag } from "@wyldlands/protocol";

/** MXP's line modes: this line's tags count, whatever they are; and from now on no line's do (until one says otherwise). */
export const SECURE_LINE = "\u001b[1z";
export const LOCK_LOCKED = "\u001b[7z";

export const LINK_END = "</send>";

/** What a click on words of that kind does, best first: command, and its name in the menu. */
const DEEDS: Partial<Record<Tag, readonly (readonly [verb: string, name: string])[]>> = {
  exit: [["", ""]],
  command: [["", ""]],
  item: [
    ["look ", "Look at it"],
    ["get ", "Pick it up"],
  ],
  npc: [["look ", ""]],
  player: [["look ", ""]],
};

/** What may stand in a command: nothing that MXP or a menu reads as its own, and no more than a name or a short line. */
const PLAIN_WORDS = /^[\p{L}\p{N}][\p{L}\p{N} .,'’!?:-]{0,79}$/u;
const ARTICLE = /^(?:an?|the|some)\s+/i;
/** More than one of a thing answers to no word of its own. */
const SEVERAL = /^(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s/i;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text that no line mode takes for a tag or an entity. */
export function escapeMxp(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] as string);
}

/**
 * The opening tag of the link that each span (without control characters) is part of, "" for none. A link is the words of one tag, those of tags
 * inside it included; of tags inside each other the outermost that means something counts.
 */
export function linksOf(spans: readonly Span[]): string[] {
  const links: string[] = [];
  while (links.length < spans.length) {
    const { tags } = spans[links.length] as Span;
    const depth = tags.findIndex((tag) => DEEDS[tag] !== undefined);
    if (depth < 0) {
      links.push("");
      continue;
    }
    const rest = spans.slice(links.length);
    const end = rest.findIndex((span, at) => at > 0 && !goesOn(rest[at - 1] as Span, span, depth));
    const linked = end < 0 ? rest : rest.slice(0, end);
    const link = linkOf(tags[depth] as Tag, linked.map((span) => span.text).join(""));
    links.push(...linked.map(() => link));
  }
  return links;
}

/** Neighbours with the very same tags belong to two tags, of which the first was closed. */
function goesOn(span: Span, next: Span, depth: number): boolean {
  return (
    next.tags.length > depth &&
    next.tags.length !== span.tags.length &&
    next.tags.slice(0, depth + 1).every((tag, at) => tag === span.tags[at])
  );
}

function linkOf(tag: Tag, text: string): string {
  const words = text.trim().replace(/\s+/g, " ").replace(ARTICLE, "");
  const deeds = DEEDS[tag] ?? [];
  if (!PLAIN_WORDS.test(words) || (tag === "item" && SEVERAL.test(words))) return "";
  const commands = deeds.map(([verb]) => verb + words).join("|");
  // The first hint is for the pointer, the others name the menu's entries.
  const hints = deeds.length > 1 ? ` hint="${[words, ...deeds.map(([, name]) => name)].join("|")}"` : "";
  return `<send href="${commands}"${hints}>`;
}
