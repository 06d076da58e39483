const FILLERS = new Set(["a", "an", "the", "some", "of", "and", "with", "in", "on", "for", "from", "to"]);

/**
 * What a player may call it by: the words of its name without articles and the like, in lower case. "tar-black" also
 * answers to its halves, "fisher's" also to "fisher". What the author adds comes last.
 */
export function keywordsOf(name: string, also: readonly string[]): string[] {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  const forms = words.flatMap((word) => [
    word,
    ...(word.includes("-") ? word.split("-") : []),
    ...(/['’]s$/u.test(word) ? [word.slice(0, -2)] : []),
  ]);
  const all = [...forms, ...also.map((word) => word.toLowerCase())];
  return [...new Set(all)].filter((word) => !FILLERS.has(word));
}
