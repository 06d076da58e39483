import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadContent } from "../content/load.ts";
import { defaultRules } from "../rules/schemas.ts";
import { smallContent } from "../testing/small-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { Registry } from "./registry.ts";
import { splitLine } from "./split-line.ts";

const SOCIALS = {
  bow: {
    alone: { actor: "You bow.", others: "{actor} bows." },
    to: { actor: "You bow to {to}.", to: "{actor} bows to you.", others: "{actor} bows to {to}." },
    self: { actor: "You bow to your feet.", others: "{actor} bows to two boots." },
  },
  hiccup: { alone: { actor: "You hiccup.", others: "{actor} hiccups." } },
  lookaway: { alone: { actor: "You look away.", others: "{actor} looks away." } },
};

describe("a gesture", () => {
  const start = useWorlds();
  const withSocials = () =>
    start({ content: { ...smallContent(), rules: { ...defaultRules(), socials: SOCIALS } } });

  it("is seen by everyone in the room, each in their own words", async () => {
    const world = await withSocials();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    const seen = async (line: string): Promise<string[]> => [await ann.type(line), bob.read(), cid.read()];
    expect(await seen("bow")).toEqual(["You bow.", "Ann bows.", "Ann bows."]);
    for (const line of ["bow bob", "BOW TO BOB", "bow at bob"])
      expect(await seen(line)).toEqual(["You bow to Bob.", "Ann bows to you.", "Ann bows to Bob."]);
    for (const line of ["bow me", "bow to myself"])
      expect(await seen(line)).toEqual([
        "You bow to your feet.",
        "Ann bows to two boots.",
        "Ann bows to two boots.",
      ]);
    expect(await seen("bow marn")).toEqual(["You bow to Marn.", "Ann bows to Marn.", "Ann bows to Marn."]);
  });

  it("is refused in words: to nobody here, to oneself or to another when it is not made for that", async () => {
    const world = await withSocials();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("bow zed")).toContain("There is nobody called 'zed' here.");
    expect(await ann.type("bow bollard")).toContain("There is nobody called 'bollard' here.");
    expect(await ann.type("hiccup bob")).toBe("That is for nobody in particular. Type hiccup alone.");
    expect(await ann.type("hiccup me")).toBe("You cannot hiccup yourself, try as you may.");
    expect(bob.read()).toBe("");
  });

  it("is begun with three letters, after every command, but goes before a command when it is typed whole", async () => {
    const world = await withSocials();
    const [ann] = await world.players("Ann");
    expect(await ann.type("hicc")).toBe("You hiccup.");
    expect(await ann.type("lookaway")).toBe("You look away.");
    expect(await ann.type("look")).toContain("The Pier");
    expect(await ann.type("hiccip")).toContain("Did you mean HICCUP?");
    expect(await ann.type("constructor")).toMatch(/^There is no command/);
  });

  it("is listed with the others", async () => {
    const world = await withSocials();
    const [ann] = await world.players("Ann");
    expect(await ann.type("socials")).toMatch(/^You can bow, hiccup and lookaway\./);
    const bare = await start();
    const [bob] = await bare.players("Bob");
    expect(await bob.type("gestures")).toMatch(/^There are no gestures here but your own\./);
  });
});

describe("the game's gestures", () => {
  it("are sixty and more, name who does them and to whom, and hide behind no command", async () => {
    const loaded = await loadContent(fileURLToPath(new URL("../../../../content", import.meta.url)));
    if (!loaded.ok) throw new Error("the content does not load");
    const { socials } = loaded.content.rules ?? defaultRules();
    const registry = new Registry();
    expect(Object.keys(socials).length).toBeGreaterThanOrEqual(60);
    for (const [name, { alone, to, self }] of Object.entries(socials)) {
      expect(registry.exact(name), name).toBeUndefined();
      expect(splitLine(name).word).toBe(name);
      for (const words of [alone.actor, self?.actor]) expect(words ?? "").not.toContain("{");
      for (const words of [alone.others, to?.to, to?.others, self?.others])
        if (words !== undefined) expect(words, name).toContain("{actor}");
      if (!to) continue;
      for (const words of [to.actor, to.others]) expect(words, name).toContain("{to}");
      expect(to.to, name).not.toContain("{to}");
    }
  });
});
