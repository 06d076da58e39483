/** A room as it stands on the screen. */
export interface RoomView {
  title: string;
  /** Direction words, in the order shown. */
  exits: string[];
  /** Everything between title and exits. */
  lines: string[];
}

const EXITS = /^\s*Exits:\s*(.*)$/;
const NO_EXITS = new Set(["none", "no", "nowhere"]);

export function isExitsLine(line: string): boolean {
  return EXITS.test(line);
}

/** The direction words of an `Exits: …` line; remarks in brackets, as for a closed door, are left out. */
export function parseExits(line: string): string[] {
  const list = EXITS.exec(line)?.[1] ?? "";
  return list
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .split(/,|\band\b|;/)
    .map(
      (part) =>
        part
          .trim()
          .split(/\s+/)[0]
          ?.replace(/[^\p{L}-]/gu, "")
          .toLowerCase() ?? "",
    )
    .filter((word) => word !== "" && !NO_EXITS.has(word));
}

/** The last room in these lines: from the first line, or the line after the room before it, to `Exits: …`. */
export function parseRoomView(lines: readonly string[]): RoomView | undefined {
  const end = lines.findLastIndex(isExitsLine);
  if (end < 0) return undefined;
  const before = lines.slice(0, end).findLastIndex(isExitsLine);
  const view = lines.slice(before + 1, end).filter((line) => line.trim() !== "");
  const [title, ...rest] = view;
  return { title: title?.trim() ?? "", exits: parseExits(lines[end] as string), lines: rest };
}
