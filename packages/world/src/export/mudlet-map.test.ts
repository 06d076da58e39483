import { roomNumber } from "@wyldlands/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { ContainedIn, Discoveries } from "../components/index.ts";
import type { Content, RoomPrototype } from "../content/types.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import { appoint } from "../testing/staff.ts";
import { parseXml, type XmlElement } from "../testing/strict-xml.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { waysContent } from "../testing/ways-content.ts";
import { mudletMap } from "./mudlet-map.ts";

const startWorld = useWorlds();

function part(map: XmlElement, name: string): readonly XmlElement[] {
  return map.children.find((one) => one.name === name)?.children ?? [];
}

/** By the room's number: its ways as `direction or command → number of the room`, those that are hidden marked. */
function waysOf(map: XmlElement): Map<string, string[]> {
  const written = ({ attributes: { direction, command, target, hidden } }: XmlElement): string =>
    `${direction ?? `'${command}'`} → ${target}${hidden === "1" ? " (hidden)" : ""}`;
  const exits = (room: XmlElement): XmlElement[] => room.children.filter(({ name }) => name === "exit");
  return new Map(
    part(map, "rooms").map((room) => [room.attributes["id"] ?? "", exits(room).map(written).sort()]),
  );
}

describe("a map for Mudlet", () => {
  let content: Content;
  let map: XmlElement;

  beforeAll(async () => {
    content = await shippedContent();
    map = parseXml(mudletMap(content).xml);
  });

  it("has every area and room of our game, each room in its area and under the number that GMCP says", () => {
    expect(map.name).toBe("map");
    expect(map.children.map(({ name }) => name)).toEqual(["areas", "rooms", "environments"]);
    const areas = new Map(part(map, "areas").map(({ attributes }) => [attributes["id"], attributes["name"]]));
    expect(new Set(areas.values())).toEqual(new Set([...content.areas.values()].map(({ name }) => name)));
    const rooms = part(map, "rooms").map(({ attributes: { id, title, area } }) => [
      id,
      title,
      areas.get(area),
    ]);
    const authored = [...content.rooms.values()].map(({ id, name, area }) => [
      String(roomNumber(id)),
      name,
      content.areas.get(area)?.name,
    ]);
    expect(new Set(rooms)).toEqual(new Set(authored));
    expect(rooms).toHaveLength(authored.length);
  });

  it("puts no two rooms of an area on one spot, and those whose place the game tells where it tells", () => {
    const spots = new Map<string, string>();
    for (const { attributes, children } of part(map, "rooms")) {
      const { x, y, z } = children.find(({ name }) => name === "coord")?.attributes ?? {};
      const spot = `${attributes["area"]}: ${x} ${y} ${z}`;
      expect(spot).not.toContain("undefined");
      expect(spots.get(spot)).toBeUndefined();
      spots.set(spot, attributes["id"] ?? "");
    }
    for (const { id, coords } of content.rooms.values()) {
      if (!coords) continue;
      const there = [...spots].find(([, number]) => number === String(roomNumber(id)))?.[0];
      expect(there?.split(": ")[1]).toBe(`${coords.x} ${coords.y} ${coords.z}`);
    }
  });

  it("colours each room by its ground", () => {
    const grounds = new Map(
      part(map, "environments").map(({ attributes }) => [attributes["id"], attributes]),
    );
    for (const { attributes } of part(map, "rooms")) {
      const room = [...content.rooms.values()].find(({ id }) => String(roomNumber(id)) === attributes["id"]);
      const ground = grounds.get(attributes["environment"]);
      expect(ground?.["name"]).toBe(room?.terrain);
      // Mudlet takes 17 to 231 for the terminal's colour of that number; 1 to 16 are the player's own sixteen.
      expect(Number(ground?.["color"])).toBeGreaterThan(16);
      expect(Number(ground?.["color"])).toBeLessThan(232);
      expect(ground?.["htmlcolor"]).toMatch(/^#[0-9a-f]{6}$/);
    }
    expect(new Set([...grounds.values()].map(({ color }) => color)).size).toBe(grounds.size);
  });

  it("shows what one sees who goes everywhere: the same ways out of the same rooms, those found by searching too", async () => {
    const world = await startWorld({ content });
    const walker = await world.player("Ansa");
    await appoint(world, walker, "admin");
    const hidden: string[] = [];
    const seen = new Map<string, string[]>();
    for (const room of content.rooms.values()) {
      const secret = Object.entries(room.ways ?? {}).flatMap(([way, { hidden: hard }]) =>
        hard === undefined ? [] : [way],
      );
      hidden.push(...secret.map((way) => `${room.id} ${way}`));
      walker.character.remove(Discoveries);
      walker.character.add(Discoveries([...hidden]));
      await walker.type(`goto ${room.id}`);
      await walker.type("look");
      const topic = walker.connection.topic("room");
      expect(topic?.id).toBe(room.id);
      const ways = Object.entries(topic?.exits ?? {}).map(
        ([way, to]) => `${way} → ${roomNumber(to)}${secret.includes(way) ? " (hidden)" : ""}`,
      );
      seen.set(String(roomNumber(room.id)), ways.sort());
    }
    const drawn = waysOf(map);
    const compass = [...drawn].map(([id, ways]) => [id, ways.filter((way) => !way.startsWith("'"))] as const);
    expect(new Map(compass)).toEqual(seen);
    expect(hidden.length).toBeGreaterThan(0);
  }, 60_000);

  it("names what is typed to go into things, and it goes where the map says", async () => {
    const world = await startWorld({ content });
    const walker = await world.player("Ansa");
    const numbers = new Map([...content.rooms.keys()].map((id) => [String(roomNumber(id)), id]));
    const special = part(map, "rooms").flatMap(({ attributes: { id }, children }) =>
      children.flatMap(({ attributes: way }) => (way["special"] === "1" ? [{ id, ...way }] : [])),
    );
    expect(special.length).toBeGreaterThan(0);
    for (const { id, command, target } of special as Record<string, string>[]) {
      const from = world.game.room(numbers.get(id ?? "") ?? "");
      if (!from) throw new Error("the map has a room that the world has not");
      walker.character.link(ContainedIn, from);
      await walker.type(command ?? "");
      expect(world.game.placeOf(walker.character).prototype?.id).toBe(numbers.get(target ?? ""));
    }
  });

  it("marks doors as Mudlet does: 1 open, 2 shut, 3 locked, from both sides", () => {
    const authored = [...(content.doors?.values() ?? [])].flatMap(({ sides, open, locked }) =>
      sides.map(({ room, direction }) => `${roomNumber(room)} ${direction} ${open ? 1 : locked ? 3 : 2}`),
    );
    const drawn = part(map, "rooms").flatMap(({ attributes: { id }, children }) =>
      children.flatMap(({ attributes: { direction, door } }) =>
        door === undefined ? [] : [`${id} ${direction} ${door}`],
      ),
    );
    expect(drawn.sort()).toEqual(authored.sort());
    expect(drawn.length).toBeGreaterThan(0);
  });
});

describe("a map to hand out", () => {
  it("keeps hidden exits, and the rooms that nothing else leads to, to itself", () => {
    const content = waysContent();
    const whole = waysOf(parseXml(mudletMap(content).xml));
    const open = mudletMap(content, true);
    const shown = waysOf(parseXml(open.xml));
    const [pier, cave] = [String(roomNumber("isle:pier")), String(roomNumber("isle:cave"))];
    expect(whole.get(pier)).toContain(`west → ${cave} (hidden)`);
    expect(shown.get(pier)).toEqual(whole.get(pier)?.filter((way) => !way.endsWith("(hidden)")));
    expect(shown.has(cave)).toBe(false);
    expect(open.xml).not.toContain(cave);
    expect(open.counts).toEqual({ areas: 1, rooms: shown.size, exits: [...shown.values()].flat().length });
  });
});

describe("names that are not made for XML", () => {
  it("come out as they went in", () => {
    const content = waysContent();
    const pier = content.rooms.get("isle:pier") as RoomPrototype;
    const name = `Ben & Jo's "Pier" &lt;3 the\tlamp\nÆ 塩 🜔 \u0007\uFFFE`;
    const { xml } = mudletMap({ ...content, rooms: new Map(content.rooms).set(pier.id, { ...pier, name }) });
    const titles = part(parseXml(xml), "rooms").map(({ attributes }) => attributes["title"]);
    expect(titles).toContain(`Ben & Jo's "Pier" <3 the\tlamp\nÆ 塩 🜔 `);
  });

  it("are told apart when two areas share one, since Mudlet takes a name once", () => {
    const content = waysContent();
    const [area] = content.areas.values();
    const pier = content.rooms.get("isle:pier") as RoomPrototype;
    const { xml } = mudletMap({
      ...content,
      areas: new Map(content.areas).set("far", { name: area?.name ?? "", recall: "far:pier" }),
      rooms: new Map(content.rooms).set("far:pier", { ...pier, id: "far:pier", area: "far" }),
    });
    const names = part(parseXml(xml), "areas").map(({ attributes }) => attributes["name"]);
    expect(names).toEqual([`${area?.name} (isle)`, `${area?.name} (far)`]);
  });
});
