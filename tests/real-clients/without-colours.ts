// oxlint-disable-next-line no-control-regex -- colours are what is left out
const COLOURS = /\x1b\[[0-9;]*m/g;

/** The same text without SGR codes. */
export function withoutColours(text: string): string {
  return text.replaceAll(COLOURS, "");
}
