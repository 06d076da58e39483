import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkContent } from "../content/check-content.ts";
import { ReadCache } from "../content/read-cache.ts";
import { folderSource } from "../content/source.ts";
import { copiedText, withCopies } from "./copied-areas.ts";
import { loadWithCopies } from "./load-copies.ts";
import { fileURLToPath } from "node:url";

const areas = new Set(["harbor"]);
const shipped = folderSource(fileURLToPath(new URL("../../../../content", import.meta.url)));

describe("a copied file", () => {
  it("names the copy's things by their whole ids, as values and as keys, and leaves all else", () => {
    const text =
      "vane:\n  name: Vane # of harbor:quay\n  regard: { harbor:vane: 0.1, school:beadle: 1 }\n  look: 'harbor:quay is here'\n  key: \"harbor:rope\"\n";
    expect(copiedText("areas/school/npcs.yaml", text, "ann", areas)).toBe(
      text
        .replace("{ harbor:vane:", "{ draft-ann-harbor:vane:")
        .replace('"harbor:rope"', '"draft-ann-harbor:rope"'),
    );
  });

  it("leads out of the copies one way only, on the lines where it did", () => {
    const text = `quay:
  name: Quay
  exits:
    north: market:steps
    east:
      to: market:hall
      door: { name: gate, key: harbor:rope }
    south: lane
    west: harbor:quay
  look: x
`;
    const copied = copiedText("areas/harbor/rooms.yaml", text, "ann", areas);
    expect(parse(copied)).toEqual({
      quay: {
        name: "Quay",
        exits: {
          north: { to: "market:steps", oneWay: true },
          east: { to: "market:hall", door: { name: "gate", key: "draft-ann-harbor:rope" }, oneWay: true },
          south: "lane",
          west: "draft-ann-harbor:quay",
        },
        look: "x",
      },
    });
    expect(copied.split("\n").findIndex((line) => line.startsWith("  look"))).toBe(9);
  });

  it("that is no YAML stays as it is", () => {
    expect(copiedText("areas/harbor/rooms.yaml", "a: [", "ann", areas)).toBe("a: [");
  });
});

describe("content with copies beside it", () => {
  const cache = new ReadCache();

  it.each([[["harbor"]], [["harbor", "school", "saltmarsh", "strand", "underquay"]]])(
    "loads as the game that ships does: %s",
    async (asked) => {
      const { result, copies } = await loadWithCopies(
        shipped,
        [{ account: "ann", now: { areas: asked, files: [] } }],
        cache,
      );
      expect(result.ok ? [] : result.findings.slice(0, 5)).toEqual([]);
      expect(copies.map(({ state }) => state)).toEqual(["now"]);
      if (!result.ok) return;
      const { rooms } = result.content;
      const of = (area: string) => [...rooms.values()].filter((room) => room.area === area).length;
      expect(of("draft-ann-harbor")).toBe(of("harbor"));
      const led = [...rooms.values()].filter(
        (room) =>
          !room.area.startsWith("draft-") && Object.values(room.exits).some((to) => to?.startsWith("draft-")),
      );
      expect(led).toEqual([]);
    },
    30_000,
  );

  it("lie in the zones of their areas", async () => {
    const { result } = await loadWithCopies(
      shipped,
      [{ account: "ann", now: { areas: ["harbor"], files: [] } }],
      cache,
    );
    const climate = (area: string) => result.ok && result.content.areas.get(area)?.climate;
    expect(climate("draft-ann-harbor")).toBe(climate("harbor"));
    const zones = new TextDecoder().decode(
      await withCopies(
        { ...shipped, read: async () => new TextEncoder().encode("coast:\n  areas: [harbor, school]\n") },
        { account: "ann", areas: ["school", "rock"], files: [] },
      ).read("zones.yaml"),
    );
    expect(zones).toBe("coast:\n  areas: [harbor, school, draft-ann-school]\n");
  }, 30_000);

  it("keeps what a copy showed when its draft has a fault, and drops it when there was nothing", async () => {
    const broken = [["areas/harbor/area.yaml", "name: Harbor\nrecall: nowhere\n"]] as const;
    const { result, copies } = await loadWithCopies(
      shipped,
      [
        {
          account: "ann",
          now: { areas: ["harbor"], files: broken },
          before: { areas: ["harbor"], files: [] },
        },
        { account: "bob", now: { areas: ["harbor"], files: broken } },
        { account: "cid", now: { areas: ["school"], files: [] } },
      ],
      cache,
    );
    expect(copies.map(({ account, state }) => [account, state])).toEqual([
      ["ann", "before"],
      ["bob", "gone"],
      ["cid", "now"],
    ]);
    expect(copies[0]?.findings.map(({ file, message }) => [file, message])).toEqual([
      ["areas/harbor/area.yaml", expect.stringContaining("There is no room 'harbor:nowhere'.")],
    ]);
    expect(result.ok && [...result.content.areas.keys()].filter((area) => area.startsWith("draft-"))).toEqual(
      ["draft-ann-harbor", "draft-cid-school"],
    );
  }, 30_000);

  it("shows an area of which the disk knows nothing yet", async () => {
    const source = withCopies(shipped, {
      account: "ann",
      areas: ["rock"],
      files: [
        ["areas/rock/area.yaml", "name: Rock\nrecall: top\n"],
        ["areas/rock/rooms.yaml", "top:\n  name: Top\n  look: Wind.\n"],
      ],
    });
    expect(await source.names("areas/draft-ann-rock")).toEqual(["area.yaml", "rooms.yaml"]);
    const { loads } = await checkContent(source);
    expect(loads).toBe(true);
  }, 30_000);
});
