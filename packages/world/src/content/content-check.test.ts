import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkContent } from "./check-content.ts";
import { edit, SMALL_GAME, withFolder } from "./content-fixture.ts";
import { OPPOSITE } from "./directions.ts";
import type { Direction } from "./directions.ts";
import { shippedContent } from "../testing/shipped-content.ts";

const SHIPPED = fileURLToPath(new URL("../../../../content", import.meta.url));

test("the shipped content has no findings, and that is found out in less than five seconds", async () => {
  const began = performance.now();
  const { counts, findings } = await checkContent(SHIPPED);
  expect(findings).toEqual([]);
  expect(counts.rooms).toBeGreaterThanOrEqual(80);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test("a game that does not load has no other findings than those", async () => {
  const broken = { ...SMALL_GAME, ...edit("areas/dock/rooms.yaml", "north: shed", "north: shd") };
  const { counts, findings } = await withFolder(broken, checkContent);
  expect(counts).toEqual({ areas: 0, rooms: 0, npcs: 0, items: 0, quests: 0 });
  expect(findings.map(({ code }) => code)).toEqual(["unknown-exit", "one-way-exit"]);
});

test("whoever walks straight back arrives where they came from", async () => {
  const { rooms } = await shippedContent();
  const crooked: string[] = [];
  for (const room of rooms.values()) {
    for (const [direction, to] of Object.entries(room.exits)) {
      const back = rooms.get(to)?.exits[OPPOSITE[direction as Direction]];
      if (back !== room.id) crooked.push(`${room.id} ${direction}`);
    }
  }
  // One goes into a let room by HOME.
  expect(crooked).toEqual(["harbor:loft out", "harbor:tavern-cellar southwest"]);
});

test("the way to the first goal is as the first errand tells it", async () => {
  const { world, rooms, npcs } = await shippedContent();
  const errand = npcs.get(world.firstErrand)?.errand;
  const commands = [...(errand?.ask ?? "").matchAll(/<command>(.*?)<\/command>/g)].map(([, words]) => words);
  expect(commands).toEqual(["east", "in", "get oil", "out", "west", "give oil to hesper"]);

  let here = world.start;
  const walked = [here];
  for (const command of commands) here = rooms.get(here)?.exits[command as Direction] ?? here;
  for (const command of ["east", "in"] as const)
    walked.push(rooms.get(walked.at(-1) ?? "")?.exits[command] ?? "");
  expect(here).toBe(world.start);
  expect(rooms.get(world.start)?.npcs).toContain(world.firstErrand);
  const shelf = rooms.get(walked.at(-1) ?? "")?.things.find((thing) => thing.item === errand?.item);
  expect(shelf?.respawn).toBeGreaterThan(0);
});

test("the screens of a newcomer are short enough to be read aloud", async () => {
  const { screens } = await shippedContent();
  expect(screens.get("greeting")?.split("\n").length).toBeLessThanOrEqual(8);
  expect(screens.get("welcome")?.split("\n").length).toBeLessThanOrEqual(6);
  expect(screens.get("greeting")).toMatch(/guest[^]*new[^]*name/);
});

test("every room has details to look at, two to four sentences, and a look of its own", async () => {
  const { rooms } = await shippedContent();
  const openings = new Set<string>();
  for (const room of rooms.values()) {
    const sentences = room.look.split(/[.?!](?=\s|$)/).filter((sentence) => sentence.trim() !== "");
    expect([room.id, sentences.length >= 2 && sentences.length <= 4]).toEqual([room.id, true]);
    const texts = new Set(Object.values(room.details));
    expect([room.id, texts.size >= 2]).toEqual([room.id, true]);
    openings.add(room.look.slice(0, 12));
  }
  expect(openings.size).toBe(rooms.size);
});

test("what a detail says can be asked for by a noun of the room's own text", async () => {
  const { rooms } = await shippedContent();
  const mute: string[] = [];
  for (const room of rooms.values()) {
    const words = new Set(room.look.toLowerCase().match(/[\p{L}]+/gu));
    for (const text of new Set(Object.values(room.details))) {
      const keywords = Object.keys(room.details).filter((keyword) => room.details[keyword] === text);
      if (!keywords.some((keyword) => words.has(keyword))) mute.push(`${room.id} ${keywords.join(", ")}`);
    }
  }
  expect(mute).toEqual([]);
});
