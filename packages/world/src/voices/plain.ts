import { plainText } from "@wyldlands/protocol";

/** Markup as bare words on one line. */
export function plain(markup: string): string {
  return plainText(markup).replaceAll(/\s+/g, " ").trim();
}

/** What an author has somebody say, out of a sentence that tells it: of "Hesper says, 'Come in.'" it is 'Come in.' */
export function spokenPart(markup: string): string {
  const words = plain(markup);
  return /(?:says|asks|whispers|mutters|calls|answers)[^']*'(.*)'[^']*$/s.exec(words)?.[1] ?? words;
}
