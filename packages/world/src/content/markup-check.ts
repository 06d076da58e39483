import { TAGS } from "@wyldlands/protocol";
import type { Findings } from "./findings.ts";
import { didYouMean } from "./nearest.ts";
import { lineOfOffset, offsetOfNthBracket } from "./text-file.ts";
import type { TextFile } from "./text-file.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

interface MarkupFault {
  /** Which '<' of the text it is, from 0: lets the caller find the line in the file. */
  readonly nth: number;
  readonly message: string;
}

/**
 * Every '<' must open or close a known tag, without attributes, properly nested. A stricter reading than the renderer's,
 * which shows what it does not know as text: an author's slip should be found before a player reads it.
 * At most one fault per text: what follows the first is usually its echo.
 */
function findMarkupFault(text: string, tags: readonly string[] = TAGS): MarkupFault | undefined {
  const open: { name: string; nth: number }[] = [];
  let nth = 0;
  for (const { 0: piece } of text.matchAll(/<(?:(\/?)([A-Za-z][\w-]*)>)?/g)) {
    const [, slash, name] = /^<(\/?)([A-Za-z][\w-]*)>$/.exec(piece) ?? [];
    if (name === undefined) {
      return {
        nth,
        message: `'<' may only begin a tag such as <item>…</item>. For a placeholder write plain words: say something.`,
      };
    }
    if (!tags.includes(name)) {
      return {
        nth,
        message: `There is no tag <${name}>.${didYouMean(name, tags)} The tags are: ${tags.join(", ")}.`,
      };
    }
    if (slash === "") {
      open.push({ name, nth });
    } else {
      const opened = open.pop();
      if (opened === undefined)
        return {
          nth,
          message: `</${name}> closes a tag that was not opened. Put <${name}> before the words, or take it out.`,
        };
      if (opened.name !== name)
        return {
          nth,
          message: `</${name}> stands where <${opened.name}> must be closed first. Write </${opened.name}>.`,
        };
    }
    nth++;
  }
  const left = open[0];
  if (left === undefined) return undefined;
  return { nth: left.nth, message: `<${left.name}> is not closed. Put </${left.name}> after the words.` };
}

/**
 * Every drawing has its words beside it: what one player sees, the other has to hear. Undefined, or which '<' begins the
 * one that has none.
 */
function findMuteArt(text: string): number | undefined {
  for (const art of text.matchAll(/<art>.*?<\/art>/gs)) {
    const before = text.slice(0, art.index);
    const after = text.slice(art.index + art[0].length);
    if (/^\s*<aloud>\s*(?!<\/aloud>)\S/.test(after)) continue;
    return before.split("<").length - 1;
  }
  return undefined;
}

const MUTE_ART =
  "Nobody hears a drawing. Say what it shows behind it: <art>…</art><aloud>A lamp on a post.</aloud>";

/** Finds 'bad-markup' and 'mute-art' in every text of a YAML file. */
export function checkMarkupOf(source: YamlFile, findings: Findings): void {
  const walk = (value: unknown, path: YamlPath): void => {
    if (typeof value === "string") {
      const fault = findMarkupFault(value);
      if (fault !== undefined)
        findings.add(source.file, source.lineOfBracket(path, fault.nth), "bad-markup", fault.message);
      const mute = findMuteArt(value);
      if (mute !== undefined)
        findings.add(source.file, source.lineOfBracket(path, mute), "mute-art", MUTE_ART);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    }
  };
  walk(source.value, []);
}

/** Finds 'bad-markup' and 'mute-art' in a file that is text from top to bottom. */
export function checkTextMarkup({ file, text }: TextFile, findings: Findings): void {
  const lineOf = (nth: number): number => lineOfOffset(text, offsetOfNthBracket(text, 0, nth));
  const fault = findMarkupFault(text);
  if (fault !== undefined) findings.add(file, lineOf(fault.nth), "bad-markup", fault.message);
  const mute = findMuteArt(text);
  if (mute !== undefined) findings.add(file, lineOf(mute), "mute-art", MUTE_ART);
}
