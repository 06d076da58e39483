/** How a hit is told, by the share of the struck one's whole health that it took: the first whose share is reached. */
const SEVERITY: readonly (readonly [least: number, words: string])[] = [
  [0.5, " half to death"],
  [0.3, " very badly"],
  [0.18, " badly"],
  [0.1, " hard"],
  [0.04, ""],
  [0, " lightly"],
];

/** As in 'You club the rat badly.': begins with a space, or is nothing. */
export function severity(share: number): string {
  return SEVERITY.find(([least]) => share >= least)?.[1] ?? "";
}

/** 'bite' gives 'bites', 'punch' gives 'punches', 'parry' gives 'parries'. */
export function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** How a being looks by the share of its health that is left: the first whose share is not reached. */
const LOOKS: readonly (readonly [below: number, words: string])[] = [
  [0.15, "is nearly dead"],
  [0.35, "is badly hurt"],
  [0.6, "is hurt"],
  [0.85, "has some scratches"],
  [1, "is hardly scratched"],
];

/** As in 'The rat is badly hurt.' */
export function healthWords(share: number): string {
  return LOOKS.find(([below]) => share < below)?.[1] ?? "is unhurt";
}
