import { charWidth, isWide } from "./char-width.ts";
import type { Drawing } from "./page.ts";

/** A line of the output: `text.slice(start, end)` after `indent` spaces. */
export interface WrappedLine {
  start: number;
  end: number;
  /** Spaces to put before a continuation, so that it stands under the line it continues. */
  indent: number;
}

/** The last place where the line may break. */
interface Break {
  /** Where the line would end, -1 for nowhere, and where the next one would then begin. */
  end: number;
  next: number;
  /** Columns from `next` to here. */
  since: number;
}

/**
 * Breaks a text without control characters (newlines apart) into lines of at most `width` columns: at spaces, between wide
 * characters, and inside a word only when the word alone is too long. Explicit newlines and the indentation of each
 * paragraph are kept; spaces at a break are dropped. Offsets are UTF-16 indices. Lines of drawings are not wrapped but cut
 * at `drawingWidth`.
 */
export function wrap(
  text: string,
  width: number,
  drawings: readonly Drawing[] = [],
  drawingWidth = Number.POSITIVE_INFINITY,
): WrappedLine[] {
  const lines: WrappedLine[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (isDrawn(drawings, start))
      lines.push({ start, end: fitting(text, start, end, drawingWidth), indent: 0 });
    else if (end - start <= width && isNarrow(text, start, end)) lines.push({ start, end, indent: 0 });
    else wrapParagraph(text, start, end, width, lines);
    start = end + 1;
  }
  return lines;
}

function isDrawn(drawings: readonly Drawing[], at: number): boolean {
  return drawings.some((drawing) => drawing.start <= at && at < drawing.end);
}

/** Where a line that is cut at `width` columns ends; marks that sit on its last character stay with it. */
function fitting(text: string, start: number, end: number, width: number): number {
  let at = start;
  let column = 0;
  while (at < end) {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
    column += charWidth(char);
    if (column > width) break;
    at += char.length;
  }
  return at;
}

/** Every code unit below U+0300 takes one column. */
function isNarrow(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) >= 0x300) return false;
  return true;
}

function wrapParagraph(text: string, start: number, end: number, width: number, lines: WrappedLine[]): void {
  let margin = 0;
  while (text[start + margin] === " " && start + margin < end) margin++;
  // An indentation that leaves less than half of the line is layout for a wider window: it is not repeated.
  const indent = margin * 2 <= width ? margin : 0;
  let lineStart = start;
  let lead = 0;
  let at = start + margin;
  let column = margin;
  const possible: Break = { end: -1, next: -1, since: 0 };
  const breakLine = (lineEnd: number, next: number): void => {
    lines.push({ start: lineStart, end: lineEnd, indent: lead });
    lineStart = next;
    lead = indent;
    possible.end = -1;
  };
  while (at < end) {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
    const size = charWidth(char);
    if (char === " ") {
      let next = at;
      while (text[next] === " " && next < end) next++;
      possible.end = at;
      possible.next = next;
      possible.since = 0;
      column += next - at;
      at = next;
      continue;
    }
    // Behind an indentation there is nothing to break off.
    const isFirst = at === (lineStart === start ? start + margin : lineStart);
    if (size === 2 && !isFirst && isWide(text.codePointAt(at) ?? 0) && text[at - 1] !== "\u200d") {
      if (possible.next !== at) {
        possible.end = at;
        possible.next = at;
      }
      possible.since = 0;
    }
    if (column + size > width && size > 0) {
      if (possible.end > lineStart) {
        const since = possible.since;
        breakLine(possible.end, possible.next);
        column = indent + since;
      } else if (at > lineStart) {
        breakLine(at, at);
        column = indent;
      }
    }
    column += size;
    possible.since += size;
    at += char.length;
  }
  const last = trimmedEnd(text, lineStart, end);
  lines.push({ start: lineStart, end: last, indent: lead });
}

/** Spaces at the end of a paragraph that was wrapped carry no meaning. */
function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && text[last - 1] === " ") last--;
  return last;
}
