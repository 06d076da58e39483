import type { Span } from "./cursor.ts";
import type { At, ImportLog } from "./report.ts";

/** A numbered record: what stands between one `#123` and the next. */
export interface OldRecord extends Span {
  readonly vnum: number;
  readonly at: At;
}

/**
 * Cuts a file at its `#` lines, so that a broken record cannot take the next one along. A `$` at the start of a line ends
 * the file. `from` and `to` are for sections of a larger file.
 */
export function recordsOf(
  file: string,
  lines: readonly string[],
  log: ImportLog,
  within: { from: number; to: number; ends?: "$" | "#0" } = { from: 0, to: lines.length, ends: "$" },
): OldRecord[] {
  const found: OldRecord[] = [];
  let start: { row: number; vnum: number | undefined } | undefined;
  const close = (row: number): void => {
    if (start?.vnum !== undefined)
      found.push({
        file,
        lines,
        from: start.row + 1,
        to: row,
        vnum: start.vnum,
        at: { file, line: start.row + 1 },
      });
  };
  for (let row = within.from; row < within.to; row += 1) {
    const line = lines[row] ?? "";
    if (within.ends === "$" && /^\$~?\s*$/.test(line)) {
      close(row);
      const more = lines.findIndex((text, index) => index > row && text.trim() !== "");
      if (more !== -1)
        log.add({ file, line: more + 1 }, "bad-record", "This stands behind the '$' that ends the file.");
      return found;
    }
    const head = /^#(\S*?)~?\s*$/.exec(line);
    if (!head) continue;
    const word = head[1] ?? "";
    const vnum = /^\d{1,10}$/.test(word) ? Number(word) : undefined;
    // A '#' inside a text is prose, unless it has the shape of a record's head.
    if (vnum === undefined && !/^(?:[SE$]|[-+\d\s]+|T -?\d+|.*~)?\s*$/.test(lines[row - 1] ?? "")) continue;
    close(row);
    if (within.ends === "#0" && vnum === 0) return found;
    const usable = vnum !== undefined && vnum < 2 ** 31 ? vnum : undefined;
    if (usable === undefined)
      log.add(
        { file, line: row + 1 },
        "bad-vnum",
        `'#${word.slice(0, 30)}' is no number; the record was left out.`,
      );
    start = { row, vnum: usable };
  }
  close(within.to);
  const what = within.ends === "#0" ? "'#0'" : "'$'";
  log.add({ file, line: Math.max(1, within.to) }, "cut-file", `The ${what} at the end is missing.`);
  return found;
}

/** Takes each record whose number is free; the others are findings. */
export function takeNew<T>(
  into: Map<number, T>,
  vnum: number,
  value: T,
  at: At,
  kind: string,
  log: ImportLog,
): void {
  if (into.has(vnum))
    log.add(at, "duplicate-vnum", `There is a ${kind} #${vnum} already; this one was left out.`);
  else into.set(vnum, value);
}
