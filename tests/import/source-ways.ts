import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** An exit as a `.wld` file has it, read without the importer. */
export interface SourceWay {
  readonly from: number;
  readonly direction: number;
  readonly to: number;
  readonly door: boolean;
  /** 0 and below: none. */
  readonly key: number;
  readonly file: string;
  /** Of its `D`, and of its room's `#`; from 1. */
  readonly line: number;
  readonly roomLine: number;
}

export interface SourceShop {
  readonly keeper: number;
  readonly file: string;
  /** From its `#` to the line before the next one's. */
  readonly from: number;
  readonly to: number;
}

const filesOf = (folder: string, ending: string): { name: string; lines: string[] }[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => ({
      name: name.replaceAll("\\", "/"),
      lines: readFileSync(join(folder, name), "latin1").split(/\r?\n/),
    }));

/** Every exit of the `.wld` files below a folder: as plainly as can be, so that a slip of the importer's readers is seen. */
export function sourceWays(folder: string): SourceWay[] {
  const ways: SourceWay[] = [];
  for (const { name, lines } of filesOf(folder, ".wld")) {
    let [from, roomLine] = [-1, 0];
    for (const [row, line] of lines.entries()) {
      const head = /^#(\d+)\s*$/.exec(line)?.[1];
      if (head !== undefined) [from, roomLine] = [Number(head), row + 1];
      const direction = /^D(\d)\s*$/.exec(line)?.[1];
      if (direction === undefined || from < 0) continue;
      // Two texts that each end in '~', then its numbers.
      let at = row;
      for (let texts = 0; texts < 2 && at < lines.length; ) {
        at += 1;
        if (lines[at]?.trimEnd().endsWith("~") === true) texts += 1;
      }
      const [door = 0, key = -1, to = -1] = (lines[at + 1] ?? "").trim().split(/\s+/).map(Number);
      const place = { file: name, line: row + 1, roomLine };
      ways.push({ from, direction: Number(direction), to, door: door > 0, key, ...place });
    }
  }
  return ways;
}

/** Every shop of the `.shp` files below a folder. */
export function sourceShops(folder: string): SourceShop[] {
  return filesOf(folder, ".shp").flatMap(({ name, lines }) => {
    const heads = lines.flatMap((line, row) => (/^#\d+~/.test(line) ? [row] : []));
    return heads.map((row, index) => {
      const to = heads[index + 1] ?? lines.length;
      const own = lines.slice(row, to).map((line) => line.trim());
      // Behind the seven messages: temper, bits, keeper.
      const last = own.findLastIndex((line) => line.endsWith("~"));
      return {
        keeper: Number(own[last + 3]),
        file: basename(name) === name ? name : name,
        from: row + 1,
        to,
      };
    });
  });
}
