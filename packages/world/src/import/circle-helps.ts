import { loseFacts } from "./leftover.ts";
import type { OldWorld } from "./model.ts";
import type { ImportLog } from "./report.ts";

/** A `.hlp` file: a line of words, a text, and a `#` that ends it, with the least level of its readers behind it; at last a `$`. */
export function readHelps(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  const skip = (row: number): number => {
    let next = row;
    while (next < lines.length && (lines[next] ?? "").trim() === "") next += 1;
    return next;
  };
  for (let row = skip(0); row < lines.length; row = skip(row)) {
    const start = row;
    const at = { file, line: start + 1 };
    const keywords = (lines[start] ?? "").trim();
    if (/^\$~?$/.test(keywords)) return;
    const end = lines.findIndex((line, index) => index > start && /^#\s*-?\d*\s*$/.test(line));
    const last = end === -1 ? lines.length : end;
    const text = lines.slice(start + 1, last).join("\n");
    if (end === -1) {
      log.add(at, "cut-file", `The help '${keywords.slice(0, 60)}' has no '#' at its end.`);
      world.helps.push({ ...at, keywords, text: text.replace(/\n\$~?\s*$/, "") });
      return;
    }
    const level = (lines[end] ?? "").replace("#", "").trim();
    const least = Number(level) > 0 ? level : undefined;
    const whose = `the help '${keywords.slice(0, 40)}'`;
    loseFacts(whose, { "least level": least }, { file, line: end + 1 }, log);
    world.helps.push({ ...at, keywords, text });
    row = end + 1;
  }
  log.add({ file, line: Math.max(1, lines.length) }, "cut-file", "The '$' at the end is missing.");
}
