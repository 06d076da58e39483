import { parseMarkup, type Span, type Tag } from "@wyldlands/protocol";
import { heard, heardPrompt } from "./screen-reader.ts";
import { toAscii, toLatin1 } from "./spelling.ts";
import { theme, type Colours } from "./theme.ts";
import { wrap } from "./wrap.ts";

/** What decides how words look: two clients with the same values get the same characters. */
export interface RenderTarget {
  /** Columns; 0 is unknown. */
  width: number;
  colours: Colours;
  charset: Charset;
  /** The text is read aloud: no drawing, no symbols without a word. */
  screenReader: boolean;
}

/** What a client's characters are coded in; `ascii` is what every client can show. */
export type Charset = "utf-8" | "latin-1" | "ascii";

/** Columns of a client that did not say; a screen reader's words are then not wrapped at all. */
export const DEFAULT_WIDTH = 80;

/** C0 but newline and tab, DEL, C1, line separators, and the overrides that turn a line around. */
// oxlint-disable-next-line no-control-regex -- controls are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Drops every character that would command a terminal. Newlines stay; a tab becomes four spaces. */
export function withoutControls(text: string): string {
  return text.replace(FORBIDDEN, "").replaceAll("\t", "    ").replace(LONE_SURROGATE, "\ufffd");
}

/** Whole lines, wrapped and ended by CR LF. Markup that ends with a newline gets no second one. */
export function renderLines(markup: string, target: RenderTarget): string {
  const { text, styles } = flatten(markup, target);
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  let out = "";
  for (const line of wrap(body, columns(target)))
    out += " ".repeat(line.indent) + styled(body, line.start, line.end, styles) + "\r\n";
  return out;
}

function columns({ width, screenReader }: RenderTarget): number {
  if (width > 0) return width;
  return screenReader ? Number.POSITIVE_INFINITY : DEFAULT_WIDTH;
}

/** A prompt: one line, not wrapped, not ended; it closes with the very characters it was given with. */
export function renderPrompt(markup: string, target: RenderTarget): string {
  const { text, styles } = flatten(markup, target);
  if (target.screenReader) return heardPrompt(text).replaceAll("\n", "\r\n");
  const lines = text.split("\n");
  let at = 0;
  const out = lines.map((line) => {
    const done = styled(text, at, at + line.length, styles);
    at += line.length + 1;
    return done;
  });
  return out.join("\r\n");
}

/** From `start` on (until the next entry) the text has this look: SGR parameters, "" for none. */
interface Style {
  start: number;
  sgr: string;
}

function flatten(markup: string, target: RenderTarget): { text: string; styles: Style[] } {
  const styles: Style[] = [];
  let text = "";
  for (const span of parseMarkup(markup)) {
    const sgr = look(span, target);
    if (sgr !== (styles.at(-1)?.sgr ?? "")) styles.push({ start: text.length, sgr });
    const clean = withoutControls(span.text);
    text += spell(target.screenReader ? heard(clean) : clean, target.charset);
  }
  return { text, styles };
}

function look(span: Span, { colours, screenReader }: RenderTarget): string {
  if (colours === 0 || screenReader) return "";
  return span.tags.map((tag: Tag) => theme[tag][colours]).join(";");
}

function spell(text: string, charset: Charset): string {
  if (charset === "utf-8") return text;
  return charset === "latin-1" ? toLatin1(text) : toAscii(text);
}

/** A slice with its colours, complete in itself: reset at its end, and no colour on spaces that end it. */
function styled(text: string, start: number, end: number, styles: readonly Style[]): string {
  if (styles.length === 0) return text.slice(start, end);
  let visible = end;
  while (visible > start && text[visible - 1] === " ") visible--;
  let out = "";
  let at = start;
  let current = styles.findLast((style) => style.start <= start)?.sgr ?? "";
  const pieces = styles.filter((style) => style.start > start && style.start < visible);
  for (const next of [...pieces, { start: visible, sgr: "" }]) {
    const piece = text.slice(at, next.start);
    if (piece !== "") out += current === "" ? piece : `\u001b[${current}m${piece}\u001b[0m`;
    at = next.start;
    current = next.sgr;
  }
  return out + text.slice(visible, end);
}
