import { describe, expect, it } from "vitest";
import { appoint } from "../testing/staff.ts";
import { talkContent } from "../testing/talk-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("help", () => {
  const start = useWorlds();
  const content = talkContent();

  it("lists what begins so, unless that is one page alone", async () => {
    const world = await start({ content });
    const [ann] = await world.players("Ann");
    expect(await ann.type("help whisp")).toMatch(/^WHISPER: /);
    expect(await ann.type("help whi")).toMatch(/^WHISPER: /);
    expect(await ann.type("help dr")).toMatch(/^Help that begins with 'dr': .*drink, drop.*\.$/);
    expect(await ann.type("help wave")).toMatch(/^WAVE is a gesture\./);
  });

  it("finds what speaks of some words, the likeliest first", async () => {
    const world = await start({ content });
    const [ann] = await world.players("Ann");
    const lines = (await ann.type("help search shout breath")).split("\n");
    expect(lines[0]).toBe("Help that speaks of 'shout breath', the likeliest first:");
    expect(lines[1]).toMatch(/^ {2}shout: Calls out to everyone/);
    expect(lines.at(-1)).toBe("HELP and one of these words tells all of it.");
    expect(await ann.type("help search xyzzy")).toBe(
      "No help speaks of 'xyzzy'. HELP alone lists what there is.",
    );
    expect(await ann.type("help ashore")).toContain("There is no help on 'ashore'.");
    expect(await ann.type("help keyboard")).toMatch(
      /There is no help on 'keyboard'\. It is spoken of in: afk/,
    );
    expect(await ann.type("help search <b>")).toContain("No help speaks of '<b>'.");
  });

  it("keeps a page of the staff, and its name, to the staff", async () => {
    const help = new Map(content.help);
    help.set("keys", {
      name: "keys",
      aliases: ["bunch"],
      seeAlso: [],
      staff: true,
      text: "They hang by the lantern.",
    });
    help.set("start", { name: "start", aliases: [], seeAlso: ["keys", "moving"], text: "Look about." });
    const world = await start({ content: { ...content, help } });
    const [ann] = await world.players("Ann");
    for (const line of ["help", "help start", "help ke", "help search lantern"])
      expect(await ann.type(line), line).not.toMatch(/\bkeys\b/);
    for (const word of ["keys", "bunch"])
      expect(await ann.type(`help ${word}`)).toContain(`There is no help on '${word}'.`);
    await appoint(world, ann, "player", { mute: true });
    expect(await ann.type("help bunch")).toBe("They hang by the lantern.");
    expect(await ann.type("help start")).toContain("See also: keys, moving.");
    expect(await ann.type("help")).toContain("keys");
  });

  it("names no command that the player may not use", async () => {
    const world = await start({ content });
    const [ann] = await world.players("Ann");
    expect(await ann.type("help staff")).toContain("There is no help on 'staff'.");
    expect(await ann.type("help notices")).toMatch(/^NOTICES: /);
  });
});
