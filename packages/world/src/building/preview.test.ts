import { describe, expect, it } from "vitest";
import { ContainedIn, Experience, Preview } from "../components/index.ts";
import { deposit } from "../deeds/bank/deposit.ts";
import { rent } from "../deeds/home/rent.ts";
import { post } from "../deeds/post/post.ts";
import { faultsOfBooks } from "../testing/books.ts";
import { appoint } from "../testing/staff.ts";
import { useBuilding } from "../testing/use-building.ts";

const start = useBuilding();

/** Another area, which the draft leaves alone. */
const HILL = {
  "areas/hill/area.yaml": "name: The Hill\nrecall: foot\n",
  "areas/hill/rooms.yaml":
    "foot:\n  name: The Foot of the Hill\n  look: Grass.\n  exits: { south: dock:shed }\n",
  "areas/dock/rooms.yaml": `pier:
  name: The Pier
  look: Planks over green water.
  exits: { north: shed }
  npcs: [ferryman]
shed:
  name: The Shed
  look: Oars along the wall.
  exits: { south: pier, north: hill:foot }
  things:
    - { item: oar, count: 2, respawn: 30 }
    - penny
`,
};

describe("a copy of a draft", () => {
  it("is where the builder stands, and ends where the draft ends", async () => {
    const { ann } = await start({}, HILL);
    await ann.typeAll("north", "room name The Boat Shed");
    expect(await ann.type("preview")).toContain("The Boat Shed");
    expect(await ann.type("north")).toContain("Here your draft ends.");
    expect(await ann.type("south")).toContain("Joss waits.");
  });

  it("is not there for others: no way, no word and no GOTO leads in, and nobody is brought there", async () => {
    const { world, ann } = await start({}, HILL);
    const [bob, cid] = await world.players("Bob", "Cid");
    await appoint(world, bob, "admin");
    await ann.typeAll("room name Old Pier", "preview");
    expect(cid.read()).toContain("Ann is gone to look at something that is not there yet.");
    expect(await cid.type("look")).not.toContain("Ann");
    expect(await cid.type("who")).toContain("Ann");
    expect(await bob.type("goto draft-ann-dock:pier")).toContain(
      "That is a preview of what is not there yet.",
    );
    expect(await bob.type("goto ann")).toContain("That is a preview");
    expect(await bob.type("at ann look")).toContain("That is a preview");
    expect(await bob.type("transfer cid draft-ann-dock:shed")).toContain("That is a preview");
    expect(await bob.type("goto shed")).toContain("The Shed");
    expect(await cid.type("map")).not.toContain("Old Pier");
    expect(bob.character.target(ContainedIn)?.prototype?.id).toBe("dock:shed");
    expect(await bob.type("goto joss")).toContain("The Pier");
  });

  it("follows the draft, and stays as it was while that has a fault", async () => {
    const { world, ann } = await start({}, HILL);
    await ann.typeAll("room name Old Pier", "preview");
    await ann.type('dig west "The Steps"');
    expect(await ann.type("west")).toContain("The Steps");
    const said = await ann.type("set room exits.down nowhere");
    expect(said).toContain("The copy stays as it was until this is put right:");
    expect(said).toContain("areas/dock/rooms.yaml:");
    expect(said).toContain("There is no room 'dock:nowhere'.");
    expect(await ann.type("look")).toContain("The Steps");
    // The world goes on all the same.
    expect((await world.reloader.reload()).ok).toBe(true);
    expect(await ann.type("undo")).toContain("Taken back");
    await ann.type("room describe Wet stone.");
    expect(await ann.type("look")).toContain("Wet stone.");
    await ann.typeAll("undo", "undo");
    expect(await ann.type("look")).toContain("Old Pier");
  });

  it("does not begin for a draft with a fault, nor without a draft", async () => {
    const { world, ann } = await start({}, HILL);
    expect(await ann.type("preview")).toContain("You have no draft.");
    await ann.type("set room exits.down nowhere");
    const said = await ann.type("preview");
    expect(said).toContain("Your draft cannot be walked in yet:");
    expect(said).toContain("There is no room 'dock:nowhere'.");
    expect(await ann.type("look")).toContain("Exits: north");
    expect([...world.game.world.query(Preview)]).toEqual([]);
    expect(await ann.type("preview attic")).toContain("Your draft has no such room.");
    expect(await ann.type("preview end")).toContain("You are in no preview.");
  });

  it("gives nothing: what was taken crumbles, what was spent, won and left comes back, and the books agree", async () => {
    const { world, ann } = await start({}, HILL);
    const [bob] = await world.players("Bob");
    await ann.typeAll(
      "north",
      "get oar",
      "drop 4 coppers",
      "get 2 coppers",
      "south",
      "room name Old Pier",
      "preview",
    );
    const coins = await ann.type("inventory");
    await ann.typeAll(
      "north",
      "drop oar",
      "get penny",
      "get 2.oar",
      "south",
      "give oar to joss",
      "drop 3 coppers",
    );
    ann.character.add(Experience({ points: 500, lessons: 2 }));
    await ann.type("preview end");
    expect(await ann.type("inventory")).toBe(coins);
    expect(ann.character.get(Experience)?.points ?? 0).toBe(0);
    expect(await bob.type("look")).toContain("The Pier");
    await world.committer.flush();
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
    expect(world.game.world.entities().filter((one) => one.prototype?.id.startsWith("draft-"))).toEqual([]);
    const rows = world.storage.journal.filter(({ owner }) => owner === ann.character.id);
    expect(rows.map(({ deed }) => deed)).toContain("preview-end");
  });

  it("takes in whom the builder asks, sends them home at its end, and nobody else", async () => {
    const { world, ann } = await start({}, HILL);
    const [bob, cid] = await world.players("Bob", "Cid");
    await ann.typeAll("room name Old Pier", "preview");
    expect(await bob.type("preview visit")).toContain("Nobody has asked you into a preview");
    expect(await ann.type("preview invite bob")).toContain("You ask Bob into your preview.");
    expect(bob.read()).toContain("Ann asks you into a preview");
    await bob.type("north");
    expect(await bob.type("preview visit")).toContain("Old Pier");
    expect(await cid.type("preview visit")).toContain("Nobody has asked you");
    await bob.typeAll("north", "get oar");
    await ann.type("preview end");
    expect(bob.read()).toContain("The preview is over.");
    expect(await bob.type("look")).toContain("The Shed");
    expect(await bob.type("inventory")).not.toContain("oar");
  });

  it("lets a guest go home before its end", async () => {
    const { world, ann } = await start({}, HILL);
    const [bob] = await world.players("Bob");
    await ann.typeAll("room name Old Pier", "preview", "preview invite bob");
    await bob.typeAll("preview visit", "north", "get oar");
    expect(await bob.type("preview end")).toContain("The Pier");
    expect(await bob.type("inventory")).not.toContain("oar");
    expect(await ann.type("look")).toContain("Old Pier");
    expect([...world.game.world.query(Preview)]).toHaveLength(1);
  });

  it("is over for who is taken out of it by force", async () => {
    const { world, ann } = await start({}, HILL);
    const [bob] = await world.players("Bob");
    await appoint(world, bob, "admin");
    await ann.typeAll("room name Old Pier", "preview", "north", "get oar");
    await bob.type("goto hill:foot");
    await bob.type("transfer ann");
    expect(ann.read()).toContain("crumbles to dust");
    expect(await ann.type("look")).toContain("The Foot of the Hill");
    expect(await ann.type("inventory")).not.toContain("oar");
    expect([...world.game.world.query(Preview)]).toEqual([]);
    expect([...world.game.content.areas.keys()]).toEqual(["dock", "hill"]);
  });

  it("is over when its draft is published or given up, for who stands in it", async () => {
    const { ann } = await start({}, HILL);
    await ann.typeAll("room name Old Pier", "preview");
    const said = await ann.type("publish anyway");
    expect(said).toContain("The preview is over: there is nothing left to walk in.");
    expect(await ann.type("look")).toContain("Old Pier");
    await ann.typeAll("room name Older Pier", "preview");
    await ann.type("discard draft");
    expect(await ann.type("look")).toContain("Old Pier");
  });

  it("is that of each builder: two walk in their own", async () => {
    const { world, ann } = await start({}, HILL);
    const [bob] = await world.players("Bob");
    await appoint(world, bob, "builder");
    await ann.typeAll("room name Old Pier", "preview");
    await bob.typeAll("npc set ferryman ground Joss sleeps.", "preview");
    expect(await bob.type("look")).toContain("Joss sleeps.");
    expect(await bob.type("look")).not.toContain("Old Pier");
    expect(await ann.type("look")).toContain("Joss waits.");
    await ann.type("preview end");
    expect(await bob.type("look")).toContain("Joss sleeps.");
  });

  it("lets nothing out of it by what reaches into the world", async () => {
    const { world, ann } = await start({}, HILL);
    await ann.typeAll("room name Old Pier", "preview");
    const words = [
      world.act(post, ann.character, {}),
      world.act(rent, ann.character, {}),
      world.act(deposit, ann.character, { sum: "3" }),
    ].map(({ refusal }) => refusal?.words ?? "");
    for (const said of words) expect(said).toContain("In a preview that would reach into the world.");
    await ann.type("preview end");
    expect(world.act(rent, ann.character, {}).refusal?.words).not.toContain("preview");
  });
});
