import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "@wyldlands/bots";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadContent } from "../../packages/world/src/content/load.ts";
import { importWorld, type ImportResult } from "../../packages/world/src/import/import-world.ts";
import { MERC_AREA, ROM_AREA } from "./area-fixture.ts";
import { writeLibrary } from "./library.ts";

const SHIPPED = join(import.meta.dirname, "../../content");
const LONG = process.env["WYLDLANDS_LONG"] === "1";
const RUNS = LONG ? 300 : 25;
const ROOMS = 70;

/** Ways in which files go bad. */
const HARM: readonly ((bytes: Buffer, random: () => number) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  (bytes) => Buffer.from(bytes.toString().replaceAll("\n", "\r\n")),
  (bytes, random) => Buffer.from(bytes.toString().replace(/~/g, () => (random() < 0.1 ? "" : "~"))),
  (bytes, random) =>
    Buffer.from(
      bytes.toString().replace(/\d+/g, (word) => (random() < 0.03 ? "99999999999999999999" : word)),
    ),
  (bytes, random) =>
    Buffer.from(bytes.toString().replace(/\d+/g, (word) => (random() < 0.03 ? "-x1" : word))),
  (bytes, random) =>
    Buffer.from(bytes.toString().replace(/^#\d+/gm, (word) => (random() < 0.1 ? "#oops" : word))),
  (bytes, random) =>
    Buffer.from(bytes.toString().replace(/^#\d+$/gm, (word) => (random() < 0.2 ? "#100" : word))),
  (bytes, random) =>
    Buffer.from(
      bytes
        .toString()
        .split("\n")
        .filter(() => random() > 0.02)
        .join("\n"),
    ),
  (bytes, random) =>
    Buffer.from(
      bytes
        .toString()
        .split("\n")
        .flatMap((line) => (random() < 0.02 ? [line, line] : [line]))
        .join("\n"),
    ),
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let i = 0; i < copy.length / 50; i += 1)
      copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
    return copy;
  },
  (bytes) => Buffer.from(bytes.toString().replace(/\$~?\s*$/, "")),
  (bytes) => Buffer.from(bytes.toString().replaceAll("stands", "st\xe4nds"), "latin1"),
  () => Buffer.alloc(0),
];

describe("an import of broken files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wyld-fuzz-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function spoil(from: string, random: () => number): void {
    for (const name of readdirSync(from, { recursive: true, encoding: "utf8" })) {
      const path = join(from, name);
      if (!statSync(path).isFile() || path.endsWith("index") || random() < 0.4) continue;
      const harm = HARM[Math.floor(random() * HARM.length)];
      if (harm) writeFileSync(path, harm(readFileSync(path), random));
    }
  }

  /** Each finding names its place, and what was written is a game. */
  async function mustHold({ findings, counts }: ImportResult, out: string, seed: number): Promise<void> {
    for (const { file, line, message } of findings) {
      expect(file, message).not.toBe("");
      expect(line, `${file} ${message}`).toBeGreaterThanOrEqual(1);
      expect(Number.isInteger(line)).toBe(true);
    }
    if (counts.rooms === 0) return;
    const loaded = await loadContent(out);
    expect(loaded.ok ? [] : loaded.findings.slice(0, 3), `seed ${seed}`).toEqual([]);
  }

  it.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
    "of Circle ends, names the place of each fault, and loads (seed %i)",
    async (seed) => {
      const library = join(folder, "lib");
      writeLibrary(library, ROOMS, seed);
      spoil(library, seededRandom(seed));
      const out = join(folder, "out");
      const result = await importWorld({ from: "circle", paths: [library], out, shipped: SHIPPED });
      await mustHold(result, out, seed);
    },
  );

  it.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
    "of ROM and Merc ends, names the place of each fault, and loads (seed %i)",
    async (seed) => {
      const random = seededRandom(seed);
      writeFileSync(join(folder, "mill.are"), ROM_AREA);
      writeFileSync(join(folder, "ford.are"), MERC_AREA);
      spoil(folder, random);
      const out = join(folder, "out");
      const result = await importWorld({
        from: "are",
        paths: [join(folder, "mill.are"), join(folder, "ford.are")],
        out,
        shipped: SHIPPED,
      });
      await mustHold(result, out, seed);
    },
  );
});
