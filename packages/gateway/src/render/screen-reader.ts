import { words } from "../words.ts";

/** Box drawing and block elements: nothing that can be read aloud. */
const DRAWING = /[\u2500-\u259f]+/g;
/** A rule or a frame drawn with punctuation: each mark would be read out one by one. */
const RULE = /[-=_*~#+|]{3,}/g;
const SPOKEN = /[\p{L}\p{N}]/u;

/** Text as it is to be heard: without drawing. */
export function heard(text: string): string {
  return text.replace(DRAWING, "").replace(RULE, "");
}

/** A prompt as it is to be heard: one of symbols alone gets a word, for `> ` is read as "greater". */
export function heardPrompt(text: string): string {
  return SPOKEN.test(text) ? text : words.spokenPrompt;
}
