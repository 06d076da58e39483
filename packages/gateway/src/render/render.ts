import { parseMarkup, type Span, type Tag } from "@wyldlands/protocol";
import { escapeMxp, LINK_END, linksOf, LOCK_LOCKED, SECURE_LINE } from "./mxp.ts";
import type { OwnTheme } from "./own-theme.ts";
import { Page, type Run } from "./page.ts";
import { heard, heardPrompt } from "./screen-reader.ts";
import { toAscii, toLatin1 } from "./spelling.ts";
import { theme as commonTheme, type Colours } from "./theme.ts";
import { wrap } from "./wrap.ts";

/** What decides how words look: two clients with the same values get the same characters. */
export interface RenderTarget {
  /** Columns; 0 is unknown. */
  width: number;
  colours: Colours;
  charset: Charset;
  /** The text is read aloud: no drawing, no symbols without a word. */
  screenReader: boolean;
  /** The player's own looks. */
  theme?: OwnTheme | undefined;
  /** The client takes links (MXP). */
  mxp?: boolean;
}

/** What a client's characters are coded in; `ascii` is what every client can show. */
export type Charset = "utf-8" | "latin-1" | "ascii";

/** Columns of a client that did not say; a screen reader's words are then not wrapped at all. */
export const DEFAULT_WIDTH = 80;

const NOTHING: Run = { start: 0, sgr: "", link: "" };

/** C0 but newline and tab, DEL, C1, line separators, and the overrides that turn a line around. */
// oxlint-disable-next-line no-control-regex -- controls are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Drops every character that would command a terminal. Newlines stay; a tab becomes four spaces. */
export function withoutControls(text: string): string {
  return text.replace(FORBIDDEN, "").replaceAll("\t", "    ").replace(LONE_SURROGATE, "\ufffd");
}

/**
 * Whole lines, wrapped and ended by CR LF. Markup that ends with a newline gets no second one, and markup that has nothing
 * for this client gives "".
 */
export function renderLines(markup: string, target: RenderTarget): string {
  const page = layOut(markup, target);
  if (page.text === "" && markup !== "") return "";
  const body = page.text.endsWith("\n") ? page.text.slice(0, -1) : page.text;
  const cutAt = target.width > 0 ? target.width : Number.POSITIVE_INFINITY;
  let out = "";
  for (const line of wrap(body, columns(target), page.drawings, cutAt))
    out += " ".repeat(line.indent) + shown(page, line.start, line.end, target) + "\r\n";
  return out;
}

function columns({ width, screenReader }: RenderTarget): number {
  if (width > 0) return width;
  return screenReader ? Number.POSITIVE_INFINITY : DEFAULT_WIDTH;
}

/** A prompt: one line, not wrapped, not ended; it closes with the very characters it was given with. */
export function renderPrompt(markup: string, target: RenderTarget): string {
  let page = layOut(markup, target);
  if (target.screenReader) {
    const heard = new Page();
    heard.say(heardPrompt(page.text), "", "");
    page = heard;
  }
  let at = 0;
  let last = "";
  const out = page.text.split("\n").map((line) => {
    last = shown(page, at, at + line.length, target);
    at += line.length + 1;
    return last;
  });
  // No newline will end the prompt's line mode.
  return out.join("\r\n") + (last.startsWith(SECURE_LINE) ? LOCK_LOCKED : "");
}

/** SGR: bold. */
const BOLD = "1";

/** What of the markup is for this client, in its characters. */
function layOut(markup: string, target: RenderTarget): Page {
  const { screenReader, charset } = target;
  const page = new Page();
  const spans = parseMarkup(markup).map(({ text, tags }): Span => ({ text: withoutControls(text), tags }));
  const links = target.mxp === true ? linksOf(spans) : [];
  for (const [at, span] of spans.entries()) {
    const drawn = span.tags.includes("art");
    const aloud = span.tags.includes("aloud");
    if ((drawn && (screenReader || aloud)) || (aloud && !screenReader)) {
      page.drop(drawn);
      continue;
    }
    const text = spell(screenReader ? heard(span.text) : span.text, charset);
    const link = links[at] ?? "";
    const sendable = spell(link, charset) === link ? link : "";
    if (drawn) page.draw(text, look(span, target), sendable);
    else page.say(text, look(span, target), sendable);
  }
  return page.end();
}

/** Nothing around a drawing colours it. */
function look({ tags }: Span, { colours, screenReader, theme }: RenderTarget): string {
  if (colours === 0 || screenReader) return "";
  const drawing = tags.lastIndexOf("art");
  const looks = tags
    .slice(Math.max(drawing, 0))
    .map((tag: Tag) => (theme?.looks[tag] ?? commonTheme[tag])[colours]);
  return together(looks);
}

/** Nested looks as one: bold when any of them is, and the innermost colour, for a terminal heeds no other. */
function together(looks: readonly string[]): string {
  const bold = looks.some((sgr) => sgr === BOLD || sgr.startsWith(`${BOLD};`));
  const colour = looks.map((sgr) => sgr.replace(/^1(?:;|$)/, "")).findLast((sgr) => sgr !== "");
  return [...(bold ? [BOLD] : []), ...(colour === undefined ? [] : [colour])].join(";");
}

function spell(text: string, charset: Charset): string {
  if (charset === "utf-8") return text;
  return charset === "latin-1" ? toLatin1(text) : toAscii(text);
}

/**
 * A slice with its colours and links, complete in itself: both closed at its end, and no colour on spaces that end it. For
 * a client that speaks MXP, a line that has a link or a character of MXP's own is a secure one with all its text escaped.
 */
function shown(page: Page, start: number, end: number, { mxp = false }: RenderTarget): string {
  const { text, runs } = page;
  const write = mxp ? escapeMxp : (piece: string): string => piece;
  let visible = end;
  if (runs.length > 0) while (visible > start && text[visible - 1] === " ") visible--;
  let out = "";
  let at = start;
  let current = runs.findLast((run) => run.start <= start) ?? NOTHING;
  let link = "";
  const pieces = runs.filter((run) => run.start > start && run.start < visible);
  for (const next of [...pieces, { ...NOTHING, start: visible }]) {
    const piece = write(text.slice(at, next.start));
    if (piece !== "") {
      if (current.link !== link) {
        out += (link === "" ? "" : LINK_END) + current.link;
        link = current.link;
      }
      out += current.sgr === "" ? piece : `\u001b[${current.sgr}m${piece}\u001b[0m`;
    }
    at = next.start;
    current = next;
  }
  if (link !== "") out += LINK_END;
  const line = out + text.slice(visible, end);
  return mxp && /[&<]/.test(line) ? SECURE_LINE + line : line;
}
