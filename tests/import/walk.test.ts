import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadContent } from "../../packages/world/src/content/load.ts";
import type { Content } from "../../packages/world/src/content/types.ts";
import { importWorld, type ImportResult } from "../../packages/world/src/import/import-world.ts";
import { writeLibrary } from "./library.ts";
import { sourceShops, sourceWays } from "./source-ways.ts";
import { walkWorld, type Walked } from "./walk.ts";

const SHIPPED = join(import.meta.dirname, "../../content");
const LONG = process.env["WYLDLANDS_LONG"] === "1";
const SHARED = process.env["WYLDLANDS_SHARED"];
const SAMPLE = SHARED === undefined ? undefined : join(SHARED, "circle-sample");
const ROOMS = LONG ? 12_000 : 600;
const DIRECTIONS = "north east south west up down northwest northeast southeast southwest".split(" ");

const WORLDS: { name: string; given?: string }[] = [{ name: `a library of ${ROOMS} rooms` }];
if (SAMPLE !== undefined && existsSync(SAMPLE)) WORLDS.push({ name: "the sample zones", given: SAMPLE });

describe.each(WORLDS)("who walks $name after its import", ({ given }) => {
  const folder = mkdtempSync(join(tmpdir(), "wyld-walk-"));
  const source = given ?? join(folder, "library");
  let result: ImportResult;
  let content: Content;
  let walked: Walked;
  /** Ids by the old number that their slugs end in. */
  let rooms: Map<number, string>;

  beforeAll(async () => {
    if (given === undefined) writeLibrary(source, ROOMS, 11);
    const out = join(folder, "game");
    result = await importWorld({ from: "circle", paths: [source], out, shipped: SHIPPED });
    const loaded = await loadContent(out);
    expect(loaded.ok ? [] : loaded.findings).toEqual([]);
    if (!loaded.ok) return;
    ({ content } = loaded);
    rooms = new Map(
      [...content.rooms.keys()].map((id) => [Number(/-(\d+)(?:-room\d*)?$/.exec(id)?.[1]), id]),
    );
    const since = performance.now();
    walked = await walkWorld(content);
    const { taken, opened, chests, sold, failed } = walked;
    console.log(
      `${content.rooms.size} rooms, ${taken.size} exits taken, ${opened.size} doors and ${chests} chests opened with their keys, ` +
        `${sold.size} shops bought from, ${failed.length} failed, in ${Math.round(performance.now() - since)} ms.`,
    );
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const named = (file: string, ...lines: number[]): boolean =>
    result.findings.some((one) => one.file === file && lines.includes(one.line));
  const key = (slug: string): RegExp => new RegExp(`-${slug}(?:-item\\d*)?$`);

  it("fails nowhere: each exit leads, each key turns, each ware is sold", () => {
    expect(walked.failed.slice(0, 5)).toEqual([]);
    const exits = [...content.rooms.values()].reduce((sum, room) => sum + Object.keys(room.exits).length, 0);
    expect(walked.taken.size).toBe(exits);
  });

  it("has taken every exit of the old files, or the report names it by file and line", () => {
    const missing = sourceWays(source).filter(({ from, direction, to, file, line }) => {
      const [here, there] = [rooms.get(from), rooms.get(to)];
      const taken = walked.taken.has(`${here ?? ""} ${DIRECTIONS[direction] ?? ""} ${there ?? ""}`);
      return !taken && !named(file, line);
    });
    expect(missing.slice(0, 5)).toEqual([]);
  });

  it("has opened every locked door of the old files with its key, or the report names it", () => {
    const doors = sourceWays(source).filter((way) => way.door && way.key > 0);
    expect(doors.length).toBeGreaterThan(0);
    const missing = doors.filter(({ from, direction, key: number, file, line }) => {
      const keys = walked.opened.get(`${rooms.get(from) ?? ""} ${DIRECTIONS[direction] ?? ""}`);
      const turned = [...(keys ?? [])].some((id) => key(String(number)).test(id));
      return !turned && !named(file, line);
    });
    expect(missing.slice(0, 5)).toEqual([]);
  });

  it("has bought in every shop of the old files, or the report names it", () => {
    const shops = sourceShops(source);
    expect(shops.length).toBeGreaterThan(0);
    const missing = shops.filter(({ keeper, file, from, to }) => {
      const sold = [...walked.sold.keys()].some((id) =>
        new RegExp(`-${keeper}(?:-npc\\d*)?(?:-v\\d+)?$`).test(id),
      );
      return !sold && !result.findings.some((one) => one.file === file && one.line >= from && one.line <= to);
    });
    expect(missing.slice(0, 5)).toEqual([]);
  });
});
