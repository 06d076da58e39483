import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointBuilder, ContentCopy } from "../support/building.ts";
import { PEOPLE, PLAYED, ROOMS, TO_THE_LANDING, TO_THE_LIGHT, type Step } from "../support/gull-rock.ts";
import { TestServer } from "../support/server.ts";
import { Tintin, TINTIN } from "./tintin.ts";
import { TMUX } from "./tmux.ts";

const PASSWORD = "eleven grey geese";
/** Written line by line, a paragraph of two lines and one of one. */
const LOOK = [
  "Wet rock, and a wooden stage for boats.",
  "Gulls stand on every post.",
  "",
  "It smells of them.",
];

describe.skipIf(TINTIN === undefined || TMUX === undefined)("a builder on TinTin++", () => {
  const content = new ContentCopy();
  let server: TestServer;
  let tintin: Tintin;
  let other: Player;

  beforeAll(async () => {
    server = await TestServer.start({ content: content.folder });
    other = new Player(new TelnetClient(server.telnet));
  });
  afterAll(async () => {
    await other?.client.close();
    await tintin?.close();
    await server?.stop();
    server?.remove();
    content.remove();
  });

  /** Types a line; resolves with what stands below it, in one line, once it has this. */
  let marks = 0;
  async function ask(line: string, answer: string): Promise<string> {
    const mark = `-- ${++marks} --`;
    await tintin.type(`#showme {${mark}}`);
    await tintin.shows(new RegExp(`^${mark}$`, "m"));
    await tintin.type(line);
    let said = "";
    const has = async (): Promise<boolean> => {
      const screen = await tintin.terminal.screen();
      said = screen.slice(screen.lastIndexOf(mark) + mark.length).replaceAll(/\s+/g, " ");
      return said.includes(answer);
    };
    await expect
      .poll(has, { timeout: 15_000, interval: 30 })
      .toBe(true)
      .catch((error: unknown) => {
        throw new Error(`'${line}' was not answered by '${answer}', but by: ${said}`, { cause: error });
      });
    return said;
  }
  async function askAll(steps: readonly Step[]): Promise<void> {
    for (const [line, answer] of steps) expect(await ask(line, answer)).not.toContain("There is no");
  }

  it("makes an area, walks in it, publishes it, sees it played, and takes it back to the byte, through two deaths of the world", async () => {
    const before = content.files();
    tintin = await Tintin.start({ name: "building", port: server.telnet.port, width: 110 });
    await tintin.answer([
      [/Name: ?$/m, "new"],
      [/Choose an account name: ?$/m, "orla"],
      [/Choose a password: ?$/m, PASSWORD],
      [/Repeat the password: ?$/m, PASSWORD],
      [/Name your character: ?$/m, "Orla"],
    ]);
    await tintin.shows(/^Exits: east, up, down$/m);
    await appointBuilder(server, "orla");
    for (const [line, answer] of TO_THE_LIGHT) await ask(line, answer);

    await askAll(ROOMS);
    await ask("room describe", "You write 'look' of The Landing (gull-rock:landing)");
    for (const line of LOOK) await tintin.type(line);
    // In the middle of a draft and of a text.
    await server.killWorld();
    await ask(".l", "4: It smells of them.");
    await ask(".", "Wrote 'look' of The Landing (gull-rock:landing)");
    await askAll(PEOPLE);
    expect(await ask("build", "PUBLISH makes it part of the game.")).toContain(
      "See the Lamp (gull-rock:see-the-lamp)",
    );
    expect(content.files()).toEqual(before);

    await ask(
      "preview landing",
      "It smells of them. A brass key lies here. Wen is here. Wen has work for you.",
    );
    for (const [line, answer] of PLAYED.slice(0, 3)) await ask(line, answer);
    const carried = await ask("inventory", "a coil of rope");
    expect(carried).toContain("a brass key");
    // In the middle of a copy: she stands where she stood, with what she had, and her draft is all there.
    await server.killWorld();
    await ask("look", "The Breakwater Light");
    await ask("inventory", "ten copper pennies");
    await ask("preview landing", "Wen has work for you.");
    for (const [line, answer] of PLAYED) await ask(line, answer);
    await ask("preview end", "crumble to dust.");
    expect(content.files()).toEqual(before);

    await ask("publish", "PUBLISH ANYWAY");
    const told = await ask("publish anyway", "Your draft is published, and is a draft no more.");
    expect(told).toContain("New: three rooms, a door, two things, a person, a quest and an area");
    const published = content.files();
    expect(Object.keys(published).filter((name) => published[name] !== before[name])).toEqual([
      "areas/gull-rock",
      "areas/gull-rock/area.yaml",
      "areas/gull-rock/items.yaml",
      "areas/gull-rock/npcs.yaml",
      "areas/gull-rock/quests.yaml",
      "areas/gull-rock/rooms.yaml",
      "areas/harbor/rooms.yaml",
    ]);
    for (const line of LOOK) expect(published["areas/gull-rock/rooms.yaml"]).toContain(line);
    expect(added(before["areas/harbor/rooms.yaml"], published["areas/harbor/rooms.yaml"])).toEqual([
      "  exits: { north: breakwater, south: gull-rock:landing }",
    ]);

    await other.loginAsGuest();
    for (const [line, answer] of [...TO_THE_LIGHT, TO_THE_LANDING, ...PLAYED]) {
      other.client.send(line);
      await other.client.waitFor(answer);
    }

    await ask("publish undo", "Publication 1 is taken back.");
    expect(content.files()).toEqual(before);
    await other.client.waitFor("The place where you were is no more.");
    await ask("look", "Exits: north >");
    await other.quit();
  });
});

/** The lines of a text that are not in another. */
function added(before = "", after = ""): string[] {
  const old = new Set(before.split("\n"));
  return after.split("\n").filter((line) => !old.has(line));
}
