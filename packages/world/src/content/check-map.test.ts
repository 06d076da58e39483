import { roomNumber } from "@wyldlands/protocol";
import { describe, expect, it } from "vitest";
import { edit, SMALL_GAME, withFolder } from "./content-fixture.ts";
import { loadContent } from "./load.ts";

const ROOMS = "areas/dock/rooms.yaml";

async function load(changed: Record<string, string | Uint8Array>) {
  return withFolder({ ...SMALL_GAME, ...changed }, loadContent);
}

async function found(changed: Record<string, string | Uint8Array>): Promise<string[]> {
  const result = await load(changed);
  return result.ok
    ? []
    : result.findings.map(({ file, line, code, message }) => `${file}:${line} ${code}: ${message}`);
}

describe("terrain", () => {
  it("is the room's, else the area's, else inside", async () => {
    const terrain = async (changed: Record<string, string | Uint8Array>): Promise<unknown[]> => {
      const result = await load(changed);
      return result.ok ? [...result.content.rooms.values()].map((room) => room.terrain) : result.findings;
    };
    const area = edit("areas/dock/area.yaml", "recall: pier", "recall: pier\nterrain: quay");
    const rooms = edit(ROOMS, "  name: The Shed\n", "  name: The Shed\n  terrain: underground\n");
    expect(await terrain({})).toEqual(["inside", "inside"]);
    expect(await terrain({ ...area, ...rooms })).toEqual(["quay", "underground"]);
  });

  it("that is none is a finding that names those there are", async () => {
    const [first] = await found(edit(ROOMS, "  name: The Shed\n", "  name: The Shed\n  terrain: lava\n"));
    expect(first).toMatch(/^areas\/dock\/rooms\.yaml:12 bad-value: .*inside or street or .* ship/);
  });
});

describe("places on the map", () => {
  it("are laid out from the exits, or where the author says", async () => {
    const coords = async (changed: Record<string, string | Uint8Array>): Promise<unknown[]> => {
      const result = await load(changed);
      return result.ok ? [...result.content.rooms.values()].map((room) => room.coords) : result.findings;
    };
    expect(await coords({})).toEqual([
      { x: 0, y: 0, z: 0 },
      { x: 0, y: 1, z: 0 },
    ]);
    expect(await coords(edit(ROOMS, "  name: The Shed\n", "  name: The Shed\n  at: [4, -2, 1]\n"))).toEqual([
      { x: 0, y: 0, z: 0 },
      { x: 4, y: -2, z: 1 },
    ]);
  });

  it("that are no three whole numbers are a finding", async () => {
    expect(await found(edit(ROOMS, "  name: The Shed\n", "  name: The Shed\n  at: [1, 2]\n"))).toEqual([
      `${ROOMS}:12 bad-value: 'at' does not fit. Write three whole numbers, such as [4, -2, 0].`,
    ]);
    for (const at of ["[1, 2, 3, 4]", "[1, 2, 0.5]", "north", "[1, 2, 99999]"])
      expect(await found(edit(ROOMS, "  name: The Shed\n", `  name: The Shed\n  at: ${at}\n`))).toEqual([
        expect.stringContaining("bad-value"),
      ]);
  });

  it("that two rooms were given are a finding; those that were walked out are none", async () => {
    const both = SMALL_GAME[ROOMS]?.toString().replaceAll(/^ {2}name:/gm, "  at: [1, 1, 0]\n  name:") ?? "";
    expect(await found({ [ROOMS]: both })).toEqual([
      `${ROOMS}:12 same-place: dock:pier is at that place already. Move one of the two, or take out 'at'.`,
    ]);
    expect(await found(edit(ROOMS, "    north: shed", "    in: shed"))).toEqual([]);
  });
});

describe("two rooms with one number", () => {
  it("are a finding at the second, since maps of clients go by the number", async () => {
    const [one, other] = ["berth-68107", "berth-69558"];
    expect(roomNumber(`dock:${one}`)).toBe(roomNumber(`dock:${other}`));
    const rooms = [one, other]
      .map((slug) => `${slug}:\n  name: A Berth\n  look: Planks.\n  exits: { out: pier }\n`)
      .join("");
    const text = `${SMALL_GAME[ROOMS]?.toString().replace("    north: shed", `    north: shed\n    up: ${one}\n    down: ${other}`)}${rooms}`;
    expect(await found({ [ROOMS]: text })).toEqual([
      expect.stringMatching(/^areas\/dock\/rooms\.yaml:24 same-number: .*dock:berth-68107.*another slug/),
    ]);
  });
});

describe("a drawing", () => {
  const screen = async (text: string): Promise<string[]> => found({ "screens/greeting.txt": text });
  const ART = "<art>\n /\\\n</art>";

  it("belongs to the game when its words stand behind it", async () => {
    expect(await screen(`Hello.\n${ART}\n<aloud>A <item>roof</item>.</aloud>\n`)).toEqual([]);
  });

  it("without them is a finding, in a screen as in a room", async () => {
    for (const words of ["", "A roof.", "<aloud></aloud>", "<aloud> </aloud>"])
      expect(await screen(`Hello.\n${ART}${words}\n`), words).toEqual([
        "screens/greeting.txt:2 mute-art: Nobody hears a drawing. Say what it shows behind it: <art>…</art><aloud>A lamp on a post.</aloud>",
      ]);
    expect(await screen(`${ART}<aloud>A roof.</aloud>\n${ART}\n`)).toEqual([
      expect.stringContaining("screens/greeting.txt:4 mute-art"),
    ]);
    expect(await found(edit(ROOMS, "look: Oars along the wall.", "look: Oars <art>/</art> along."))).toEqual([
      expect.stringContaining(`${ROOMS}:12 mute-art`),
    ]);
  });
});
