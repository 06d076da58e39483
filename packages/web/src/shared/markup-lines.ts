import { parseMarkup, type Span } from "@wyldlands/protocol/markup";

/** Markup as lines of spans. Tags may reach over line ends; one line end at the very end of the text adds no line. */
export function markupLines(markup: string): Span[][] {
  const lines: Span[][] = [[]];
  for (const { text, tags } of parseMarkup(markup)) {
    for (const [index, part] of text.split(/\r?\n/).entries()) {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ text: part, tags });
    }
  }
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** The bare words of a line. */
export function lineText(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join("");
}
