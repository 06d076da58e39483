import { describe, expect, test } from "vitest";
import { Enterable, Hidden, RoomNature } from "../components/index.ts";
import { SMALL_GAME, withFolder, type ABSENT } from "./content-fixture.ts";
import { loadContent } from "./load.ts";
import type { Content, Finding } from "./types.ts";

const ROOMS = "areas/dock/rooms.yaml";
const ITEMS = "areas/dock/items.yaml";

/** The small game with a key, and other exits of its two rooms. */
function game(north: string, south = "shed's way back", more = ""): Record<string, string> {
  const rooms = String(SMALL_GAME[ROOMS])
    .replace("    north: shed\n", `    north: ${north}\n`)
    .replace(
      "    south: pier\n",
      south === "shed's way back" ? "    south: pier\n" : `    south: ${south}\n`,
    );
  const key = "key:\n  name: an iron key\n  ground: A key lies here.\n  look: Iron.\n  weight: 20\n";
  return { [ROOMS]: rooms + more, [ITEMS]: `${String(SMALL_GAME[ITEMS])}${key}` };
}

async function load(files: Record<string, string | typeof ABSENT>) {
  return withFolder({ ...SMALL_GAME, ...files }, (folder) => loadContent(folder));
}

async function contentOf(files: Record<string, string>): Promise<Content> {
  const result = await load(files);
  if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join("\n"));
  return result.content;
}

async function findingsOf(files: Record<string, string>): Promise<Finding[]> {
  const result = await load(files);
  return result.ok ? [] : result.findings;
}

const LOCKED = "{ to: shed, door: { name: oak door, locked: true, key: key } }";
const WITH_KEY = "  things:\n    - { item: oar, count: 2, respawn: 30 }\n    - key\n";

/** The key lies in the shed. */
function keyed(files: Record<string, string>): Record<string, string> {
  const rooms = String(files[ROOMS]);
  return {
    ...files,
    [ROOMS]: rooms.replace("  things:\n    - { item: oar, count: 2, respawn: 30 }\n", WITH_KEY),
  };
}

describe("a door in content", () => {
  test("is written on one side, and is the other side's as well", async () => {
    const { rooms, doors } = await contentOf(keyed(game(LOCKED)));
    expect([...(doors?.values() ?? [])]).toEqual([
      {
        id: "dock:pier.north",
        name: "the oak door",
        keywords: ["oak", "door"],
        look: "The oak door, and it is as plain as that.",
        sides: [
          { room: "dock:pier", direction: "north" },
          { room: "dock:shed", direction: "south" },
        ],
        open: false,
        locked: true,
        keys: ["dock:key"],
      },
    ]);
    expect(rooms.get("dock:pier")?.ways).toEqual({ north: { door: "dock:pier.north" } });
    expect(rooms.get("dock:shed")?.ways).toEqual({ south: { door: "dock:pier.north" } });
  });

  test("has one side where no way leads back", async () => {
    const more = "    down: { to: pit, oneWay: true, door: hatch }\n";
    const files = game("shed");
    files[ROOMS] = String(files[ROOMS]).replace("    north: shed\n", `    north: shed\n${more}`);
    files[ROOMS] += "pit:\n  name: The Pit\n  look: Wet.\n";
    const { doors, rooms } = await contentOf(files);
    expect(doors?.get("dock:pier.down")?.sides).toEqual([{ room: "dock:pier", direction: "down" }]);
    expect(rooms.get("dock:pit")?.ways).toBeUndefined();
  });

  test.each([
    ["a key that lies nowhere", game(LOCKED), "unfindable-key"],
    [
      "a key that is not there",
      game("{ to: shed, door: { name: oak door, locked: true, key: kee } }"),
      "unknown-item",
    ],
    ["both sides written", game("{ to: shed, door: oak door }", "{ to: pier, door: ash door }"), "two-doors"],
    ["a lock that nothing opens", game("{ to: shed, door: { name: oak door, locked: true } }"), "bad-value"],
    [
      "a door that is open and locked",
      game("{ to: shed, door: { name: oak door, open: true, locked: true, pick: 3 } }"),
      "bad-value",
    ],
  ])("is found fault with for %s", async (_what, files, code) => {
    const findings = await findingsOf(files);
    expect(findings.map((finding) => [finding.file, finding.code])).toEqual([[ROOMS, code]]);
  });
});

describe("what a way takes", () => {
  test("is kept with its exit", async () => {
    const { rooms } = await contentOf(game("{ to: shed, hidden: 40, needs: climb, noMobs: true }"));
    expect(rooms.get("dock:pier")?.ways).toEqual({ north: { hidden: 40, needs: "climb", noMobs: true } });
  });
});

describe("what a room or thing is", () => {
  test("comes of the keys of its parts", async () => {
    const files = game(
      "shed",
      undefined,
      "cabin:\n  name: The Cabin\n  look: Snug.\n  capacity: 2\n  terrain: ship\n",
    );
    files[ROOMS] = String(files[ROOMS]).replace("    - penny\n", "    - penny\n    - boat\n    - shell\n");
    files[ITEMS] +=
      "boat:\n  name: a boat\n  ground: A boat.\n  look: Red.\n  fixed: It floats.\n  enter: cabin\n" +
      "shell:\n  name: a shell\n  ground: A shell.\n  look: White.\n  weight: 3\n  hidden: 20\n";
    const { items, rooms } = await contentOf(files);
    expect(items.get("dock:boat")?.inits).toEqual([Enterable({ room: "dock:cabin", portal: false })]);
    expect(items.get("dock:shell")?.inits).toEqual([Hidden({ difficulty: 20 })]);
    expect(rooms.get("dock:cabin")?.inits).toEqual([
      RoomNature({
        terrain: "ship",
        indoors: false,
        rest: 1,
        peaceful: false,
        duels: false,
        noMobs: false,
        room: 2,
      }),
    ]);
  });
});
