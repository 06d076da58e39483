import { parseMarkup, type Span } from "@wyldlands/protocol/markup";

/**
 * One line of the log. `art`: a whole drawing, with its line ends inside, for the eye alone. `aloud`: words of which
 * every one is for the ear alone.
 */
export interface MarkupLine {
  spans: Span[];
  shape?: "art" | "aloud";
}

/** Markup as lines of spans. Tags may reach over line ends; one line end at the very end of the text adds no line. */
export function markupLines(markup: string): MarkupLine[] {
  const lines: MarkupLine[] = [{ spans: [] }];
  let line = lines[0] as MarkupLine;
  const begin = (shape?: "art"): void => {
    // What stands where a drawing begins or ends is no line of its own when it is empty.
    if (line.spans.length === 0 && line.shape === undefined) lines.pop();
    line = shape === undefined ? { spans: [] } : { spans: [], shape };
    lines.push(line);
  };
  let afterArt = false;
  for (const { text, tags } of parseMarkup(markup)) {
    const depth = tags.indexOf("art");
    if (depth >= 0) {
      if (line.shape !== "art") begin("art");
      line.spans.push({ text: text.replaceAll("\r", ""), tags: tags.slice(depth + 1) });
      afterArt = true;
      continue;
    }
    if (line.shape === "art") begin();
    const rest = afterArt ? text.replace(/^\r?\n/, "") : text;
    afterArt = false;
    for (const [index, part] of rest.split(/\r?\n/).entries()) {
      if (index > 0) lines.push((line = { spans: [] }));
      if (part !== "") line.spans.push({ text: part, tags });
    }
  }
  if (lines.length > 1 && line.spans.length === 0) lines.pop();
  return lines.map(shaped);
}

function shaped(line: MarkupLine): MarkupLine {
  if (line.shape === "art") return { ...line, spans: trimmed(line.spans) };
  const aloud =
    line.spans.some(isAloud) && line.spans.every((span) => isAloud(span) || span.text.trim() === "");
  return aloud ? { ...line, shape: "aloud" } : line;
}

/** A drawing may begin and end on lines of its own in the text: those line ends are no part of it. */
function trimmed(spans: readonly Span[]): Span[] {
  return spans
    .map(({ text, tags }, at) => {
      const from = at === 0 ? text.replace(/^\n/, "") : text;
      return { text: at === spans.length - 1 ? from.replace(/\n$/, "") : from, tags };
    })
    .filter(({ text }) => text !== "");
}

function isAloud({ tags }: Span): boolean {
  return tags.includes("aloud");
}

/** The bare words of a line. */
export function lineText({ spans }: MarkupLine): string {
  return spans.map((span) => span.text).join("");
}

/** What is said of a line to those who hear it: a drawing is silent, for the words beside it say what it shows. */
export function spokenText(line: MarkupLine): string {
  return line.shape === "art" ? "" : lineText(line);
}
