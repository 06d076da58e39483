import { describe, expect, it } from "vitest";
import { Refusal, type Entity } from "@wyldlands/ecs";
import { Closure, Container, ContainedIn, Name, Worn } from "../components/index.ts";
import { plainName } from "../views/names.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { parseForm } from "./forms.ts";
import { resolve } from "./resolve.ts";
import { splitWords } from "./tokens.ts";

/** What the words come to: each argument by its bare name, or the refusal's words as plain text. */
function fill(world: TestWorld, actor: Entity, forms: readonly string[], words: string): unknown {
  const filled = resolve(world.game, actor, forms.map(parseForm), splitWords(words));
  if (filled === undefined) return undefined;
  if (filled instanceof Refusal) return filled.words.replace(/<\/?\w+>/g, "");
  return filled.map((args) =>
    Object.entries(args)
      .map(([slot, value]) => `${slot}: ${typeof value === "object" ? plainName(value) : value}`)
      .join(", "),
  );
}

/** A sack on the pier with an oar and two ropes in it. */
function sack(world: TestWorld): Entity {
  const it = world.thing("oilskin", world.room("pier"));
  it.add(Name({ name: "a sail sack", keywords: ["sail", "sack"] }));
  it.add(Container({ grams: 50_000, size: "large" }));
  for (const slug of ["oar", "rope", "rope"]) world.thing(slug, it);
  return it;
}

const FROM = ["get <item:here...>", "get <item:inside...> from <container:near>"];

describe("what a slot may mean", () => {
  const start = useWorlds();

  it("is in the thing that the form names besides", async () => {
    const world = await start();
    const { character } = await world.player("Ann");
    sack(world);
    const get = (words: string): unknown => fill(world, character, FROM, words);
    expect(get("oar from sack")).toEqual(["container: a sail sack, item: an ash oar"]);
    expect(get("2.rope from the sail sack")).toEqual(["container: a sail sack, item: a rope"]);
    expect(get("all from sack")).toHaveLength(3);
    expect(get("2 ropes from sack")).toHaveLength(2);
    expect(get("3 ropes from sack")).toBe("There are only two of those there.");
    expect(get("moon from sack")).toContain("There is no 'moon' in a sail sack.");
    expect(get("oar from moon")).toContain("You see no 'moon' here.");
    expect(get("oar from marn")).toBe("Marn would have something to say about that.");
    expect(get("all from bollard")).toBe("There is nothing in the oak bollard.");
  });

  it("is seen in nothing that is shut", async () => {
    const world = await start();
    const { character } = await world.player("Ann");
    sack(world).add(Closure({ open: false, locked: false }));
    expect(fill(world, character, FROM, "oar from sack")).toBe("A sail sack is closed.");
    expect(fill(world, character, ["look <what:near>"], "oar in sack")).toBe("A sail sack is closed.");
  });

  it("is found in another thing by IN, when nothing here is called so", async () => {
    const world = await start();
    const { character } = await world.player("Ann");
    sack(world);
    expect(fill(world, character, ["look <what:near>"], "oar in sack")).toEqual(["what: an ash oar"]);
    expect(fill(world, character, ["look <what:near>"], "oar in moon")).toContain(
      "You see no 'oar in moon' here.",
    );
    expect(fill(world, character, ["drop <item:carried>"], "oar in sack")).toContain("You are not carrying");
  });

  it("is worn or carried, and never both", async () => {
    const world = await start();
    const { character } = await world.player("Ann");
    const coat = world.thing("oilskin", character);
    coat.add(Worn({ slot: "chest" }));
    expect(fill(world, character, ["drop <item:carried>"], "coat")).toContain("You are not carrying 'coat'.");
    expect(fill(world, character, ["remove <item:worn>"], "coat")).toEqual(["item: an oilskin coat"]);
    expect(fill(world, character, ["look <what:near>"], "coat")).toEqual(["what: an oilskin coat"]);
    expect(fill(world, character, ["remove <item:worn...>"], "coins")).toContain(
      "You are not wearing 'coins'.",
    );
    coat.remove(Worn);
    expect(fill(world, character, ["remove <item:worn...>"], "all")).toBe("You wear nothing.");
  });

  it("is a thing that can be shut", async () => {
    const world = await start();
    const { character } = await world.player("Ann");
    const open = ["open <what:closable>"];
    const box = sack(world);
    expect(fill(world, character, open, "sack")).toContain("You see no 'sack' here that opens or shuts.");
    box.add(Closure({ open: true, locked: false }));
    expect(fill(world, character, open, "sack")).toEqual(["what: a sail sack"]);
    box.link(ContainedIn, character);
    expect(fill(world, character, open, "sack")).toEqual(["what: a sail sack"]);
    expect(fill(world, character, open, "north")).toContain("that opens or shuts");
  });

  it("is oneself by ME, near and among beings and players", async () => {
    const world = await start();
    const { character } = await world.player("Ann");
    for (const scope of ["near", "beings", "anyone"])
      expect(fill(world, character, [`heal <to:${scope}>`], "me")).toEqual(["to: Ann"]);
    expect(fill(world, character, ["drop <item:carried>"], "me")).toContain("You are not carrying 'me'.");
  });

  it("is held together by quotes", async () => {
    const world = await start();
    const { character } = await world.player("Ann");
    const forms = ["cast <spell:word> <to:near>", "cast <spell:word>"];
    expect(fill(world, character, forms, "'magic missile' marn")).toEqual(["spell: magic missile, to: Marn"]);
    expect(fill(world, character, forms, "missile marn")).toEqual(["spell: missile, to: Marn"]);
    expect(fill(world, character, forms, "magic missile moon")).toContain("You see no 'missile moon' here.");
    expect(fill(world, character, ["get <item:here>"], '"oak bollard"')).toEqual(["item: the oak bollard"]);
  });
});
