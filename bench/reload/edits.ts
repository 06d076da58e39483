import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parse } from "yaml";
import { RawLine } from "../../tests/support/raw-line.ts";
import { TestServer } from "../../tests/support/server.ts";
import { demand, mib, type Row as Figure } from "../gateway/figures.ts";
import { cpuMsOf } from "../lib/spent.ts";
import { memoryOf } from "./memory.ts";

/** One line of the bench's table. */
export type Row = Pick<Figure, "part" | "what" | "found" | "target" | "met">;

const EDITS = 20;
const TARGET_MS = 1_000;
/** For so long a broken file has to change nothing. */
const BROKEN_MS = 3_000;
const PATIENCE_MS = 60_000;

/** Starts a server on the folder, edits the room where guests begin, and times until one who stands there reads it. */
export async function measureEdits(part: string, content: string): Promise<Row[]> {
  const server = await TestServer.start({
    content,
    env: {
      WYLDLANDS_SERVER__WATCH_CONTENT: "true",
      WYLDLANDS_GATEWAY__LIMITS__LINES_PER_SECOND: "1000",
      WYLDLANDS_GATEWAY__LIMITS__LINES_BURST: "1000",
    },
  });
  let guest: RawLine | undefined;
  try {
    const room = startRoom(content);
    guest = await RawLine.open(server.telnet);
    guest.send("guest\n");
    await guest.until(/Exits: /, PATIENCE_MS);
    // The first reading starts the thread that reads.
    await readable(guest, write(room, "warm-up"));
    const before = memoryOf(server.worldPid());
    const took: number[] = [];
    const spent = cpuMsOf(server.worldPid() ?? 0);
    for (let edit = 1; edit <= EDITS; edit += 1) {
      const began = performance.now();
      await readable(guest, write(room, `edit-${edit}`));
      took.push(performance.now() - began);
    }
    const cpu = (cpuMsOf(server.worldPid() ?? 0) - spent) / EDITS;
    took.sort((one, other) => one - other);
    const p99 = took.at(-1) ?? Infinity;
    const row = (what: string, found: string, target = "-", met?: boolean): Row => ({
      part,
      what,
      found,
      target,
      met: met === undefined ? "-" : met ? "yes" : "NO",
    });
    const broken = await breakAndMend(guest, room);
    return [
      row(`edited, written, read: p50 of ${EDITS}`, seconds(took[Math.floor(EDITS / 2)])),
      row(`edited, written, read: p99 of ${EDITS}`, seconds(p99), "< 1 s", p99 < TARGET_MS),
      row("CPU of the world for an edit, all threads", seconds(cpu)),
      row("a broken file: what is read for 3 s", broken, "the old words", broken === "the old words"),
      row("memory of the world, before and after", `${mib(before)}, ${mib(memoryOf(server.worldPid()))}`),
    ];
  } finally {
    guest?.close();
    await server.stop();
    server.remove();
  }
}

interface StartRoom {
  readonly path: string;
  readonly text: string;
  /** What its text is changed after: the room's own name, the first thing in it. */
  readonly head: RegExp;
}

function startRoom(content: string): StartRoom {
  const { start } = parse(readFileSync(join(content, "world.yaml"), "utf8")) as { start: string };
  const [area = "", slug = ""] = start.split(":");
  const path = join(content, "areas", area, "rooms.yaml");
  const text = readFileSync(path, "utf8");
  const head = new RegExp(`^(${slug}:\\n(?:  .*\\n)*?  look: )(?:>-?\\n    |['"])?`, "m");
  demand(head.test(text), `${path} has no ${slug} with a look`);
  return { path, text, head };
}

/** Writes the room with a new look, as an editor does: beside it, then over it. Gives the word to look for. */
function write({ path, text, head }: StartRoom, word: string): string {
  const chalked = `Somebody has chalked ${word} on the wall.`;
  const next = text.replace(head, (found) =>
    /[\s'"]$/.test(found) ? `${found}${chalked} ` : `${found}${chalked} `,
  );
  writeFileSync(`${path}~`, next);
  renameSync(`${path}~`, path);
  return chalked;
}

/** Looks again and again until the words are there. */
async function readable(guest: RawLine, words: string): Promise<void> {
  const plain = (text: string): string => text.replaceAll(/\s+/g, " ");
  for (const deadline = performance.now() + PATIENCE_MS; ; ) {
    const from = guest.text.length;
    guest.send("look\n");
    while (!guest.text.slice(from).includes("Exits: ")) {
      demand(performance.now() < deadline, `a look was answered within ${PATIENCE_MS} ms`);
      await delay(2);
    }
    if (plain(guest.text.slice(from)).includes(words)) return;
    demand(performance.now() < deadline, `'${words}' was read within ${PATIENCE_MS} ms`);
    await delay(10);
  }
}

/** What one reads while the file is broken; afterwards it is whole again, and read. */
async function breakAndMend(guest: RawLine, room: StartRoom): Promise<string> {
  const words = write(room, "the-last-word");
  await readable(guest, words);
  writeFileSync(room.path, `${room.text.slice(0, -40)}\nunfinished: [\n`);
  for (const end = performance.now() + BROKEN_MS; performance.now() < end; ) {
    await readable(guest, words);
    await delay(50);
  }
  await readable(guest, write(room, "mended"));
  return "the old words";
}

function seconds(ms = NaN): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
