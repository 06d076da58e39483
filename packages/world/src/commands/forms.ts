import type { Scope } from "../deeds/deed.ts";

/** One part of a form: a word that must stand there, or a slot that takes words. */
export type FormPart = { literal: string } | { slot: string; scope: Scope; many: boolean };

/** Never so long that it is no longer exact. */
const NUMBER = /^\d{1,9}$/;

const SLOT = /^<(\w+):(\w+)(\.\.\.)?>$/;

/** Compiles `give <item:carried...> to <to:beings>`; the command's own name is left out. */
export function parseForm(form: string): FormPart[] {
  return form
    .split(" ")
    .slice(1)
    .map((part) => {
      const slot = SLOT.exec(part);
      if (!slot) return { literal: part };
      // Scopes are checked by a test over all commands.
      return { slot: slot[1] ?? "", scope: slot[2] as Scope, many: slot[3] !== undefined };
    });
}

/**
 * Every way the words can fill the form, the likeliest first: a slot takes as few words as leave the rest a chance, and
 * the last slot takes what remains.
 */
export function* matchForm(
  parts: readonly FormPart[],
  words: readonly string[],
): Generator<Map<string, string>> {
  const [part, ...rest] = parts;
  if (!part) {
    if (words.length === 0) yield new Map();
    return;
  }
  if ("literal" in part) {
    if (words[0]?.toLowerCase() === part.literal) yield* matchForm(rest, words.slice(1));
    return;
  }
  const least = rest.length === 0 ? words.length : 1;
  // One word, or what stood between quotes.
  const most = part.scope === "word" || part.scope === "number" ? 1 : words.length;
  for (let taken = Math.max(least, 1); taken <= Math.min(most, words.length); taken += 1) {
    if (part.scope === "number" && !NUMBER.test(words[0] ?? "")) return;
    for (const filled of matchForm(rest, words.slice(taken))) {
      yield new Map([[part.slot, words.slice(0, taken).join(" ")], ...filled]);
    }
  }
}
