/** One entry of a file `slug: …`: its slug, and where its lines begin and end (UTF-16 units). */
export interface EntryLines {
  readonly slug: string;
  readonly start: number;
  readonly end: number;
}

const KEY = /^(?:([\p{L}\p{N}_][^\s:#'"]*)|'([^']+)'|"([^"\\]+)")\s*:(?=\s|$)/u;

/**
 * The entries of a file in their order, found by their first columns alone: what stands further right belongs to the entry above it.
 * An entry ends with its last line that is not blank; comments at the margin are nobody's.
 */
export function entriesOf(text: string): EntryLines[] {
  const found: { slug: string; start: number; end: number }[] = [];
  let open: { slug: string; start: number; end: number } | undefined;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, end);
    if (!/^[ \t\r\n]/.test(line)) {
      const key = KEY.exec(at === 0 ? line.replace(/^\uFEFF/, "") : line);
      const slug = key?.[1] ?? key?.[2] ?? key?.[3];
      const start = at === 0 && line.startsWith("\uFEFF") ? 1 : at;
      open = slug === undefined ? undefined : { slug, start, end };
      if (open) found.push(open);
    } else if (open && line.trim() !== "") open.end = end;
    at = end;
  }
  return found;
}

export function entryOf(text: string, slug: string): EntryLines | undefined {
  return entriesOf(text).find((one) => one.slug === slug);
}

/** The lines of an entry. */
export function linesOf(text: string, { start, end }: EntryLines): string {
  return text.slice(start, end);
}

/** The file with other lines in the entry's place; '' takes it out, with the blank lines behind it. */
export function withLines(text: string, { start, end }: EntryLines, lines: string): string {
  if (lines !== "") return text.slice(0, start) + lines + text.slice(end);
  const rest = text.slice(end).replace(/^(?:[ \t]*\r?\n)+/, "");
  const before = text.slice(0, start);
  return rest === "" ? before.replace(/(\r?\n)(?:[ \t]*\r?\n)+$/, "$1") : before + rest;
}

/** The file with one more entry behind the last, and a blank line between. */
export function withEntry(text: string, lines: string): string {
  if (text.trim() === "") return text + lines;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  return `${text.replace(/\s+$/, "")}${newline}${newline}${lines}`;
}
