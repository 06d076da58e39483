import type { Findings } from "./findings.ts";
import type { ContentSource } from "./source.ts";

/** A file of the content folder, decoded. `file` is its path relative to that folder, with forward slashes. */
export interface TextFile {
  readonly file: string;
  /** UTF-8 without byte-order mark, line ends '\n'. */
  readonly text: string;
}

/**
 * Reads one file, or finds why it cannot be used: codes 'not-found', 'not-utf-8', 'control-character'.
 * Control characters (C0, DEL and C1, but not tab and line end) would reach players' terminals as commands.
 */
export async function readTextFile(
  from: ContentSource,
  file: string,
  findings: Findings,
): Promise<TextFile | undefined> {
  const bytes = await from.read(file);
  if (bytes === undefined) {
    findings.add(
      file,
      1,
      "not-found",
      "The file is missing or cannot be read. Create it, or give the server leave to read it.",
    );
    return undefined;
  }
  const badLine = firstLineThatIsNotUtf8(bytes);
  if (badLine !== undefined) {
    findings.add(
      file,
      badLine,
      "not-utf-8",
      "This line is not UTF-8. Save the file again with the encoding UTF-8.",
    );
    return undefined;
  }
  const text = new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
  const control = /(?![\t\n])\p{Cc}/u.exec(text);
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).padStart(4, "0");
    findings.add(
      file,
      lineOfOffset(text, control.index),
      "control-character",
      `The character U+${code} has no place in a text. Delete it.`,
    );
    return undefined;
  }
  return { file, text };
}

/** Line of an offset into a text, from 1. */
export function lineOfOffset(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

/** Offset of the n-th '<' at or after `from` (n from 0), or `from` when there are fewer. */
export function offsetOfNthBracket(text: string, from: number, nth: number): number {
  let at = text.indexOf("<", from);
  for (let left = nth; left > 0 && at !== -1; left--) at = text.indexOf("<", at + 1);
  return at === -1 ? from : at;
}

/** No byte of a longer UTF-8 sequence is a line end, so lines can be judged one by one. */
function firstLineThatIsNotUtf8(bytes: Uint8Array): number | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end === -1 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop + 1;
  }
  return undefined;
}
