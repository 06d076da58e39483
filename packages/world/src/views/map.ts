import { capitalise } from "../content/prose.ts";
import { DIRECTIONS, type Direction } from "../content/directions.ts";
import { moved, STEPS } from "../content/layout.ts";

/** A room as a map knows it. Nothing in here knows of the world: tests draw what they please. */
export interface MapRoom {
  id: string;
  /** Safe markup. */
  name: string;
  /** The id of the room each way leads to. */
  exits: Readonly<Partial<Record<Direction, string>>>;
}

export interface MapView {
  /** Lines of ASCII, the same width in any font that has one. */
  drawing: string;
  /** The same in sentences. */
  sentences: string[];
}

/** Steps from the middle to the edge. */
const REACH = 3;
const SENTENCES = 20;

type Way = Exclude<Direction, "up" | "down" | "in" | "out">;
const COMPASS = DIRECTIONS.filter((one): one is Way => STEPS[one].x !== 0 || STEPS[one].y !== 0);
const BEYOND_COMPASS = DIRECTIONS.filter((one) => !COMPASS.includes(one as Way));

/** Columns and rows from one room to the next. */
const PITCH = { x: 4, y: 2 };
const LINES: Readonly<Record<Way, string>> = {
  north: "|",
  south: "|",
  east: "-",
  west: "-",
  northeast: "/",
  southwest: "/",
  southeast: "\\",
  northwest: "\\",
};

interface Spot {
  room: MapRoom;
  x: number;
  y: number;
  steps: number;
}

/**
 * What lies within three steps of a room by the compass. `roomOf` gives undefined for what must not be shown. A room
 * whose spot is taken already is in the sentences alone; the ways there are not drawn.
 */
export function mapView(start: MapRoom, roomOf: (id: string) => MapRoom | undefined): MapView {
  return {
    drawing: draw(spotsAround(start, roomOf), start),
    sentences: tell(start, roomOf),
  };
}

function spotsAround(start: MapRoom, roomOf: (id: string) => MapRoom | undefined): Map<string, Spot> {
  const spots = new Map<string, Spot>();
  const seen = new Set([start.id]);
  const walk: Spot[] = [{ room: start, x: 0, y: 0, steps: 0 }];
  for (const spot of walk) {
    if (spots.has(key(spot))) continue;
    spots.set(key(spot), spot);
    if (spot.steps === REACH) continue;
    for (const way of COMPASS) {
      const next = roomOf(spot.room.exits[way] ?? "");
      if (!next || seen.has(next.id)) continue;
      const { x, y } = moved({ ...spot, z: 0 }, STEPS[way]);
      if (spots.has(key({ x, y }))) continue;
      seen.add(next.id);
      walk.push({ room: next, x, y, steps: spot.steps + 1 });
    }
  }
  return spots;
}

function draw(spots: ReadonlyMap<string, Spot>, start: MapRoom): string {
  const size = REACH + 1;
  const canvas = new Map<string, string>();
  const put = (x: number, y: number, mark: string): void => {
    const at = `${x} ${y}`;
    const before = canvas.get(at);
    canvas.set(at, before !== undefined && before !== mark && /[/\\]/.test(before) ? "X" : mark);
  };
  for (const { room, x, y } of spots.values()) {
    const [column, row] = [x * PITCH.x, -y * PITCH.y];
    const cell = `[${markOf(room, start)}]`;
    for (let i = 0; i < cell.length; i += 1) put(column + i - 1, row, cell[i] ?? "");
    for (const way of COMPASS) {
      const to = room.exits[way];
      if (to === undefined) continue;
      const step = STEPS[way];
      const there = spots.get(key({ x: x + step.x, y: y + step.y }));
      // A line that ends at another room's door would lie.
      if (there && there.room.id !== to) continue;
      put(column + step.x * 2, row - step.y, LINES[way]);
    }
  }
  const lines: string[] = [];
  for (let row = -size * PITCH.y; row <= size * PITCH.y; row += 1) {
    let line = "";
    for (let column = -size * PITCH.x; column <= size * PITCH.x; column += 1)
      line += canvas.get(`${column} ${row}`) ?? " ";
    lines.push(line.trimEnd());
  }
  return [...cropped(lines), ...legend(spots, start)].join("\n");
}

/** Without the empty lines and columns around the drawing. */
function cropped(lines: readonly string[]): string[] {
  const drawn = lines.filter((line) => line !== "");
  const indent = Math.min(...drawn.map((line) => line.search(/\S/)));
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  return lines.slice(first, last + 1).map((line) => line.slice(indent));
}

function markOf({ id, exits }: MapRoom, start: MapRoom): string {
  if (id === start.id) return "@";
  if (exits.up !== undefined && exits.down !== undefined) return "%";
  if (exits.up !== undefined) return "^";
  return exits.down === undefined ? " " : "v";
}

function legend(spots: ReadonlyMap<string, Spot>, start: MapRoom): string[] {
  const marks = new Set([...spots.values()].map(({ room }) => markOf(room, start)));
  const words = [
    "@ you",
    ...(marks.has("^") ? ["^ a way up"] : []),
    ...(marks.has("v") ? ["v a way down"] : []),
    ...(marks.has("%") ? ["% up and down"] : []),
  ];
  const here = BEYOND_COMPASS.filter((way) => start.exits[way] !== undefined);
  const besides = here.length > 0 ? [`From here also: ${here.join(", ")}.`] : [];
  return ["", words.join(", "), ...besides];
}

/** A room that was told of, the way there, and the sentence that goes on from it. */
interface Told {
  room: MapRoom;
  steps: number;
}

/**
 * Nearest first, each room once: first what each way from here leads to and what lies beyond it, then what is further.
 */
function tell(start: MapRoom, roomOf: (id: string) => MapRoom | undefined): string[] {
  const told = new Set([start.id]);
  const sentences = [`Here: ${start.name}.`];
  const later: Told[] = [];
  const next = (room: MapRoom, ways: readonly Direction[]): { way: Direction; room: MapRoom }[] =>
    ways.flatMap((way) => {
      const there = roomOf(room.exits[way] ?? "");
      if (!there || told.has(there.id)) return [];
      told.add(there.id);
      return [{ way, room: there }];
    });
  const first = next(start, DIRECTIONS);
  for (const { way, room } of first) {
    const beyond = COMPASS.includes(way as Way) ? next(room, COMPASS) : [];
    const more = beyond.map((one) => `${one.way}, ${one.room.name}`);
    sentences.push(
      `${capitalise(way)}: ${room.name}${more.length > 0 ? `; beyond it, ${more.join("; ")}` : ""}.`,
    );
    for (const one of beyond) later.push({ room: one.room, steps: 2 });
  }
  for (const { room, steps } of later) {
    if (steps === REACH) continue;
    const beyond = next(room, COMPASS);
    if (beyond.length > 0)
      sentences.push(`From ${room.name}: ${beyond.map((one) => `${one.way}, ${one.room.name}`).join("; ")}.`);
    for (const one of beyond) later.push({ room: one.room, steps: steps + 1 });
  }
  if (sentences.length === 1) sentences.push("No way leads out of here.");
  return sentences.slice(0, SENTENCES);
}

function key({ x, y }: { x: number; y: number }): string {
  return `${x} ${y}`;
}
