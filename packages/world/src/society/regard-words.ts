/** What somebody feels for another, from the best to the worst, with the affinity from which it is called so. */
const FEELINGS = [
  { from: 0.6, word: "loves", words: "would go through the ice for you" },
  { from: 0.3, word: "likes", words: "likes you" },
  { from: 0.08, word: "warms", words: "has a good word for you" },
  { from: -0.08, word: "knows", words: "knows you, and that is all" },
  { from: -0.3, word: "wary", words: "keeps an eye on you" },
  { from: -0.5, word: "dislikes", words: "cannot stand you" },
  { from: -Infinity, word: "hates", words: "will have nothing to do with you" },
] as const;

export type RegardWord = (typeof FEELINGS)[number]["word"];

/** The one word for an affinity (-1 to 1). */
export function regardWord(affinity: number): RegardWord {
  return feeling(affinity).word;
}

/** The same as it is said behind a name: 'likes you'. */
export function regardWords(affinity: number): string {
  return feeling(affinity).words;
}

/** What is said of trust beside it; empty when there is little of it either way. */
export function trustWords(trust: number): string {
  if (trust >= 0.3) return "and would lend you a boat";
  if (trust >= 0.1) return "and takes your word";
  if (trust <= -0.3) return "and counts the spoons when you leave";
  return trust <= -0.1 ? "and does not take your word" : "";
}

function feeling(affinity: number) {
  return FEELINGS.find(({ from }) => affinity >= from) ?? FEELINGS[3];
}
