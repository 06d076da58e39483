/** A line as its author wrote it: text, `{slots}`, `{from:says:say}` (with its verb, of which the second goes with 'you'), and `[this|that]` of which one is said. */

type Piece =
  | string
  | { readonly slot: string; readonly verb?: { readonly they: string; readonly you: string } }
  | { readonly oneOf: readonly (readonly Piece[])[] };

export interface Template {
  readonly says: string;
  readonly pieces: readonly Piece[];
  /** All slots in it. */
  readonly slots: ReadonlySet<string>;
}

export type Slots = Readonly<Record<string, string | undefined>>;

/** What is wrong with a line, in words for its author; undefined: nothing. */
export function faultOf(says: string): string | undefined {
  const opened = says.match(/\[/g)?.length ?? 0;
  const closed = says.match(/\]/g)?.length ?? 0;
  if (opened !== closed || /\[[^\]]*\[/.test(says))
    return "A '[' wants one ']' after it, and none between. Write '[this|that]'.";
  if (/\[[^\]|]*\]/.test(says))
    return "'[…]' wants two ways to say it at least. Write '[this|that]', or '[this|]'.";
  const odd = says.replace(/\{[a-z]+(?:-[a-z]+)*(?::[a-z' ]+:[a-z' ]+)?\}/g, "").match(/[{}]/);
  return odd
    ? "A slot is one word in braces, or that with two forms of a verb. Write '{ware}', or '{from:says:say}'."
    : undefined;
}

export function parseTemplate(says: string): Template {
  const slots = new Set<string>();
  const pieces: Piece[] = [];
  for (const part of says.split(/(\[[^\]]*\])/)) {
    if (part === "") continue;
    if (part.startsWith("["))
      pieces.push({
        oneOf: part
          .slice(1, -1)
          .split("|")
          .map((one) => plain(one, slots)),
      });
    else pieces.push(...plain(part, slots));
  }
  return { says, pieces, slots };
}

function plain(text: string, slots: Set<string>): Piece[] {
  return text
    .split(/(\{[a-z-]+(?::[a-z' ]+:[a-z' ]+)?\})/)
    .filter((part) => part !== "")
    .map((part) => {
      if (!part.startsWith("{")) return part;
      const [slot = "", they, you] = part.slice(1, -1).split(":");
      slots.add(slot);
      return they === undefined || you === undefined ? { slot } : { slot, verb: { they, you } };
    });
}

/** Whether every slot that it cannot do without has something to say. */
export function canSay(pieces: readonly Piece[], slots: Slots): boolean {
  return pieces.every((piece) => {
    if (typeof piece === "string") return true;
    if ("slot" in piece) return Boolean(slots[piece.slot]);
    return piece.oneOf.some((one) => canSay(one, slots));
  });
}

/** The sentence. `random`: 0 to below 1, drawn once for each `[…]`. Call it only where `canSay`. */
export function fill(template: Template, slots: Slots, random: () => number): string {
  return tidy(written(template.pieces, slots, random));
}

function written(pieces: readonly Piece[], slots: Slots, random: () => number): string {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if ("slot" in piece) return withVerb(slots[piece.slot] ?? "", piece.verb);
      const may = piece.oneOf.filter((one) => canSay(one, slots));
      return written(may[Math.floor(random() * may.length)] ?? [], slots, random);
    })
    .join("");
}

function withVerb(who: string, verb: { readonly they: string; readonly you: string } | undefined): string {
  return verb ? `${who} ${who.toLowerCase() === "you" ? verb.you : verb.they}` : who;
}

/** One space between words, none before a comma; sentences begin with a capital, and none ends twice. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/ ([,.!?;:])/g, "$1")
    .replace(/([.!?])\.(?=\s|$)/g, "$1")
    .replace(/,+([.!?])/g, "$1")
    .trim()
    .replace(/(^|[.!?] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
