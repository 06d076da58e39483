import { stem } from "../grammar/words.ts";

/** Words that say nothing of what a sentence is about. */
const COMMON = new Set(
  (
    "a an the and or but nor so yet if then than as at by for from in into of off on onto out over to up down under with without " +
    "about after again all also am any are aren't be been before being both can can't cannot come could couldn't did didn't do does " +
    "doesn't doing don't done each either else ever every few get go goes going gone got had has have haven't having he her here " +
    "hers him his how i i'd i'll i'm i've is isn't it it's its just know let like look made make many may me might mine more most " +
    "much must my neither never no none not now oh one only other our ours own put said same say says see shall she should " +
    "some still such take tell that that's their theirs them there there's these they thing things this those though through till " +
    "too two us very was wasn't way we well went were what what's when where which while who whom whose why will won't would " +
    "yes you you'd you'll you're you've your yours ask asked aye because been between back day good day's"
  ).split(" "),
);

/** The words of a text in small letters; `it's` is one word. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? []
  );
}

/** What a text is about: its stems without the common words and those of one or two letters. */
export function contentOf(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => word.length > 2 && !COMMON.has(word))
      .map(stem),
  );
}

/** Every run of `size` words. */
export function runsOf(words: readonly string[], size: number): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + size <= words.length; at += 1) runs.add(words.slice(at, at + size).join(" "));
  return runs;
}

/** Sentences with their marks. A dot within a number or after one capital letter ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…]['"’”)]*)(?<!\b\p{Lu}\.)\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
