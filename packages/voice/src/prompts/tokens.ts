const PARTS = /\p{L}+|\p{N}+|\s+|[^\p{L}\p{N}\s]/gu;

/**
 * Tokens that a text is likely to cost a model. Of plain English and of prompts the guess is between 8 % too low and 30 % too high;
 * of other scripts, JSON and leet it is between 15 % too low and twice too high. Measured against the o200k vocabulary; the texts are in the test.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [part] of text.matchAll(PARTS)) tokens += costOf(part);
  return Math.ceil(tokens * 1.06);
}

function costOf(part: string): number {
  if (/^\s/.test(part)) return part.includes("\n") ? 1 : Math.floor((part.length - 1) / 4);
  if (/^\p{N}/u.test(part)) return Math.ceil(part.length / 3);
  if (!/^\p{L}/u.test(part)) return (part.codePointAt(0) ?? 0) < 0x2000 ? 0.85 : 1.6;
  if (!/^[a-z]/i.test(part)) return [...part].length * ((part.codePointAt(0) ?? 0) < 0x2e80 ? 0.45 : 0.9);
  if (part.length <= 6) return 1;
  return part.length <= 10 ? 1.35 : part.length / 5;
}
