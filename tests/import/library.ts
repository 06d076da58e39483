import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "@wyldlands/bots";

/** What the generator put into the library, for the test to look for. */
export interface LibraryFacts {
  rooms: number;
  exits: number;
  mobs: number;
  objects: number;
  shops: number;
  quests: number;
  triggers: number;
  keys: number;
  helps: number;
}

const ZONE_SIZE = 100;
const ROOMS_OF_A_ZONE = 60;
const COLUMNS = 10;
const PLACES = "Yard Loft Cellar Weir Kiln Ropewalk Byre Garth Lock Slip".split(" ");
const KINDS = "heron newt tinker reeve otter drover sexton carter weasel ferrywoman".split(" ");
const THINGS = "ladle sickle bucket lantern satchel hook mallet scarf loaf flask".split(" ");
const LETTERS = "abcdefghijklmnop";

/**
 * Writes a library of tbaMUD's shape, in its eight formats, with so many rooms: each flag, sector, kind of record, item type and reset command
 * comes up again and again, as the seed has it. Every exit has a way back; some lead out of the library.
 */
export function writeLibrary(folder: string, rooms: number, seed: number): LibraryFacts {
  const random = seededRandom(seed);
  const zones = Math.ceil(rooms / ROOMS_OF_A_ZONE);
  const facts = {
    rooms: 0,
    exits: 0,
    mobs: 0,
    objects: 0,
    shops: 0,
    quests: 0,
    triggers: 0,
    keys: 0,
    helps: 0,
  };
  const files: Record<string, string[]> = {
    wld: [],
    mob: [],
    obj: [],
    zon: [],
    shp: [],
    trg: [],
    qst: [],
    hlp: [],
  };
  for (const kind of Object.keys(files)) mkdirSync(join(folder, kind), { recursive: true });
  for (let zone = 1; zone <= zones; zone += 1) {
    const count = Math.min(ROOMS_OF_A_ZONE, rooms - facts.rooms);
    const base = zone * ZONE_SIZE;
    const texts = writeZone({ zone, zones, base, count, random }, facts);
    for (const [kind, text] of Object.entries(texts)) {
      writeFileSync(join(folder, kind, `${zone}.${kind}`), text);
      files[kind]?.push(`${zone}.${kind}`);
    }
  }
  for (const [kind, names] of Object.entries(files))
    writeFileSync(join(folder, kind, "index"), `${names.join("\n")}\n$\n`);
  return facts;
}

interface Zone {
  zone: number;
  zones: number;
  base: number;
  count: number;
  random: () => number;
}

function writeZone(zone: Zone, facts: LibraryFacts): Record<string, string> {
  return {
    wld: rooms(zone, facts),
    mob: mobs(zone, facts),
    obj: objects(zone, facts),
    zon: resets(zone),
    shp: shops(zone, facts),
    trg: triggers(zone, facts),
    qst: quests(zone, facts),
    hlp: helps(zone, facts),
  };
}

/** The neighbours of a room in a grid of ten columns, by direction, and the first room of the next zone. */
function neighbours({ zone, zones, base, count }: Zone, index: number): [direction: number, vnum: number][] {
  const found: [number, number][] = [];
  const add = (direction: number, other: number, fits: boolean): void => {
    if (fits && other >= 0 && other < count) found.push([direction, base + other]);
  };
  const column = index % COLUMNS;
  add(0, index - COLUMNS, true);
  add(2, index + COLUMNS, true);
  add(1, index + 1, column < COLUMNS - 1);
  add(3, index - 1, column > 0);
  add(8, index + COLUMNS + 1, column < COLUMNS - 1 && index % 7 === 0);
  add(6, index - COLUMNS - 1, column > 0 && (index - COLUMNS - 1) % 7 === 0);
  if (index === 0 && zone < zones) found.push([4, base + ZONE_SIZE]);
  if (index === 0 && zone > 1) found.push([5, base - ZONE_SIZE]);
  return found;
}

function hasDoor(from: number, to: number): boolean {
  return (Math.min(from, to) * 7 + Math.max(from, to)) % 11 === 0;
}

function rooms(zone: Zone, facts: LibraryFacts): string {
  const { base, count, random } = zone;
  const lines: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const vnum = base + index;
    const name = `The ${PLACES[index % 10]} of ${PLACES[Math.floor(index / 10) % 10]} ${zone.zone}`;
    const flags = index % 17 === 0 ? "0" : (LETTERS[index % 16] ?? "0");
    lines.push(
      `#${vnum}`,
      `${name}~`,
      `   Stones and @rwater@n, ${index} paces of them.  A < sign > stands here.`,
    );
    lines.push("   A second paragraph says less.", "~", `${zone.zone} ${flags} 0 0 0 ${index % 10}`);
    for (const [direction, to] of neighbours(zone, index)) {
      facts.exits += 1;
      const door = hasDoor(vnum, to);
      const key = door && Math.min(vnum, to) % 2 === 0 ? base - (base % ZONE_SIZE) + 3 : -1;
      const between = Math.floor(vnum / ZONE_SIZE) === Math.floor(to / ZONE_SIZE);
      lines.push(`D${direction}`, `You see more of it.`, "~", door ? "door oak~" : "~");
      lines.push(`${door ? 1 + (Math.min(vnum, to) % 4) : 0} ${between ? key : -1} ${to}`);
    }
    if (index % 23 === 5) {
      facts.exits += 1;
      lines.push("D9", "Mist.", "~", "~", `0 -1 ${9_000_000 + vnum}`);
    }
    if (index % 3 === 0)
      lines.push("E", "stones stone water~", `Grey, and ${Math.floor(random() * 90)} of them.`, "~");
    if (index % 5 === 0) lines.push("E", "stones~", "Said twice.", "~");
    lines.push("S");
    if (index % 13 === 0) lines.push(`T ${base}`);
    facts.rooms += 1;
  }
  return `${lines.join("\n")}\n$~\n`;
}

function mobs({ base, random }: Zone, facts: LibraryFacts): string {
  const lines: string[] = [];
  for (let index = 0; index < 20; index += 1) {
    const kind = KINDS[index % 10] ?? "newt";
    const enhanced = index % 4 === 3;
    lines.push(`#${base + index}`, `${kind} grey~`, `the ${kind}~`, `A ${kind} stands about.`, "~");
    lines.push(`It has seen ${Math.floor(random() * 50)} winters.`, "~");
    lines.push(
      `${2 ** (index % 20) + 8} 0 0 0 ${2 ** (index % 22)} 0 0 0 ${index * 50 - 400} ${enhanced ? "E" : "S"}`,
    );
    lines.push(
      `${index + 1} ${20 - index} ${5 - index} 2d6+${index * 3} 1d${index + 2}+1`,
      `${index * 3} ${index * 90}`,
      "8 8 1",
    );
    if (enhanced) lines.push("Str: 18", "BareHandAttack: 4", "E");
    if (index % 6 === 0) lines.push(`T ${base}`);
    facts.mobs += 1;
  }
  return `${lines.join("\n")}\n$\n`;
}

function objects({ base, random }: Zone, facts: LibraryFacts): string {
  const lines: string[] = [];
  for (let index = 0; index < 30; index += 1) {
    const type = index === 3 ? 18 : (index % 24) + (index > 23 ? 1 : 0);
    const thing = type === 18 ? "key" : (THINGS[index % 10] ?? "hook");
    const wear = index % 16 === 15 ? "0" : `a${LETTERS[index % 15] ?? ""}`;
    lines.push(
      `#${base + index}`,
      `${thing} plain~`,
      `a plain ${thing}~`,
      `A plain ${thing} lies here.~`,
      "~",
    );
    lines.push(`${type} ${LETTERS[index % 16]} 0 0 0 ${wear} 0 0 0 0 0 0 0`);
    const values =
      type === 15
        ? `20 ${index % 2 === 0 ? 5 : 13} ${base + 3} 0`
        : `${1 + (index % 8)} ${1 + (index % 5)} ${1 + (index % 6)} ${index % 3}`;
    lines.push(values, `${1 + Math.floor(random() * 20)} ${index * 4} 0 ${index % 12} 0`);
    if (index % 2 === 0) lines.push("E", `${thing} plain~`, "Nobody has polished it.", "~");
    if (index % 4 === 0) lines.push("A", `${index % 25} ${(index % 7) - 3}`);
    if (index % 9 === 0) lines.push(`T ${base}`);
    if (type === 18) facts.keys += 1;
    facts.objects += 1;
  }
  return `${lines.join("\n")}\n$\n`;
}

function resets(zone: Zone): string {
  const { base, count } = zone;
  const lines = [`#${zone.zone}`, "None~", `Parish of ${PLACES[zone.zone % 10]} ${zone.zone}~`];
  lines.push(`${base} ${base + ZONE_SIZE - 1} ${5 + (zone.zone % 30)} ${zone.zone % 3} d 0 0 0 1 30`);
  for (let index = 0; index < 20; index += 1) {
    const room = base + ((index * 3) % count);
    lines.push(`M 0 ${base + index} ${1 + (index % 4)} ${room} 	(one)`, `G 1 ${base + 3} 99 -1 	(a key)`);
    lines.push(
      `E 1 ${base + 5} 99 16 	(a weapon)`,
      `M 0 ${base + index} ${1 + (index % 4)} ${base + (index % count)}`,
    );
    lines.push(`O 0 ${base + 8 + index} 9 ${room}`);
  }
  lines.push(
    `O 0 ${base + 15} 5 ${base}`,
    `P 1 ${base + 10} 5 ${base + 15}`,
    `P 1 ${base + 15} 5 ${base + 15}`,
  );
  for (let index = 0; index + 1 < count; index += 1) {
    if (hasDoor(base + index, base + index + 1)) lines.push(`D 0 ${base + index} 1 ${index % 3}`);
  }
  lines.push(
    `R 0 ${base} ${base + 8} -1`,
    `T 0 ${base} ${base}`,
    "V 0 0 0 name value",
    `M 0 9999999 1 ${base}`,
    "S",
    "$",
  );
  return `${lines.join("\n")}\n`;
}

function shops({ base }: Zone, facts: LibraryFacts): string {
  const lines = ["CircleMUD v3.0 Shop File~"];
  for (const keeper of [base + 1, base + 2]) {
    lines.push(
      `#${keeper}~`,
      String(base + 5),
      String(base + 9),
      "-1",
      "1.25",
      "0.45",
      "5",
      "9",
      "WEAPON",
      "-1",
    );
    for (let i = 0; i < 7; i += 1) lines.push(`%s Word ${i}, and no more!~`);
    lines.push("0", "2", String(keeper), "8", String(base + 3), "-1", "6", "20", "0", "0");
    facts.shops += 1;
  }
  return `${lines.join("\n")}\n$~\n`;
}

function triggers({ base }: Zone, facts: LibraryFacts): string {
  facts.triggers += 1;
  return `#${base}\nA greeting~\n0 g 100\n~\nsay Mind the step.\nif %actor.level% > 3\n  say Twice.\nend\n~\n$~\n`;
}

function quests({ base }: Zone, facts: LibraryFacts): string {
  const lines: string[] = [];
  for (let type = 0; type < 7; type += 1) {
    const target = type === 1 || type === 6 ? base + 2 : base + 5;
    lines.push(
      `#${base + type}`,
      `Errand ${type}~`,
      "errand~",
      "   Would you?",
      "~",
      "   You did.",
      "~",
      "A pity.~",
    );
    lines.push(`${type} ${base + 4} ${type % 2} ${target} ${type === 3 ? base + 1 : -1} -1 -1`);
    lines.push(
      `1 1 ${type + 1} 34 ${type === 5 ? 20 : -1} ${base + 6} 2`,
      `10 50 ${type === 0 ? base + 10 : 65535}`,
      "S",
    );
    facts.quests += 1;
  }
  return `${lines.join("\n")}\n$~\n`;
}

function helps({ zone, base }: Zone, facts: LibraryFacts): string {
  facts.helps += 1;
  const words = `PARISH${zone} "PARISH OF ${PLACES[zone % 10]?.toUpperCase()} ${zone}"`;
  return `${words}\n\nThe parish begins at number ${base}.\n  Its bounds are beaten in spring.\n#${zone % 3}\n$~\n`;
}
