import { describe, expect, it } from "vitest";
import { BuildDraft, Preview, Publication } from "../components/index.ts";
import { GULL_ROCK, PLAYED } from "../testing/building-lines.ts";
import { PASSWORD } from "../testing/test-world.ts";
import { useBuilding } from "../testing/use-building.ts";

const start = useBuilding();

describe("a builder who makes an area of three rooms by lines alone", () => {
  it("walks in it, publishes it, sees another play it, and takes it back to the very bytes", async () => {
    const { world, ann, all } = await start();
    const before = all();
    for (const line of GULL_ROCK) expect(await ann.type(line), line).not.toMatch(/HINT|There is no|error/);
    expect(all()).toEqual(before);

    expect(await ann.type("preview landing")).toContain("Wet rock, and a wooden stage for boats.");
    const said: string[] = [];
    for (const line of PLAYED) said.push(await ann.type(line));
    expect(said.join("\n")).toContain("You buy a coil of rope from Wen for two copper pennies.");
    expect(said.join("\n")).toContain("You unlock the iron gate with a brass key.");
    expect(said.at(-1)).toContain("See the Lamp is done.");
    expect(said.at(-1)).toContain("You gain 30 experience.");
    expect(await ann.type("preview end")).toContain(
      "Two things that you took from the copy crumble to dust.",
    );
    expect(await ann.type("inventory")).toBe("You carry:\n  ten copper pennies");
    expect(await ann.type("score")).toContain("Experience 0");
    expect(await ann.type("quests done")).not.toContain("See the Lamp");

    expect(await ann.type("publish")).toContain("Your draft would work, but");
    expect(all()).toEqual(before);
    const published = await ann.type("publish anyway");
    expect(published).toContain("Your draft is published, and is a draft no more.");
    expect(published).toContain("New: three rooms");
    expect([...world.game.world.query(BuildDraft)]).toEqual([]);

    const bob = await world.player("Bob");
    expect(await bob.type("east")).toContain("The Landing");
    const played: string[] = [];
    for (const line of PLAYED) played.push(await bob.type(line));
    expect(played.at(-1)).toContain("See the Lamp is done.");
    expect(await bob.type("inventory")).toContain("a coil of rope");

    expect(await ann.type("publish undo")).toContain("Publication 1 is taken back.");
    expect(all()).toEqual(before);
    expect(bob.read()).toContain("The place where you were is no more.");
    const left = await ann.type("look");
    expect(left).toContain("Exits: north");
    expect(left).not.toContain("Wen");
    const beings = world.game.world.entities().filter((one) => one.prototype?.id === "gull-rock:wen");
    expect(beings).toEqual([]);
  });

  it("has each of it after a restart: the draft, then the publication", async () => {
    const { world, ann, all, folder } = await start();
    for (const line of GULL_ROCK) await ann.type(line);
    const drafted = await ann.type("diff");
    let next = await world.restart({ folder });
    expect(await ann.connection.type("diff")).toBe(drafted);
    await ann.connection.type("publish anyway");
    const published = all();
    next = await next.restart({ folder });
    expect(all()).toEqual(published);
    expect(await ann.connection.type("build history")).toContain("Made the area Gull Rock");
    expect([...next.game.world.query(Publication)]).toHaveLength(1);
    next.stop();
  });

  it("stands where she stood, with what she had, when the world is started again while she walks in the copy", async () => {
    const { world, ann, folder } = await start();
    for (const line of GULL_ROCK) await ann.type(line);
    await ann.type("preview landing");
    for (const line of PLAYED) await ann.type(line);
    const next = await world.restart({ folder });
    ann.read();
    expect(await ann.connection.type("look")).toContain("The Pier");
    expect(await ann.connection.type("inventory")).toBe("You carry:\n  ten copper pennies");
    expect(await ann.connection.type("score")).toContain("Experience 0");
    expect([...next.game.world.query(Preview)]).toEqual([]);
    const stray = next.game.world.entities().filter((one) => one.prototype?.id.startsWith("draft-"));
    expect(stray).toEqual([]);
    await next.committer.flush();
    expect(
      [...next.storage.entities.values()].filter((row) => row.prototypeId?.startsWith("draft-")),
    ).toEqual([]);
    expect(await ann.connection.type("preview landing")).toContain("The Landing");
    next.stop();
  });

  it("leaves the copy when she quits, and comes back to the world", async () => {
    const { world, ann } = await start();
    for (const line of GULL_ROCK) await ann.type(line);
    await ann.type("preview landing");
    await ann.typeAll("get key", "quit");
    const back = await world.connect();
    await back.typeAll("ann", PASSWORD);
    expect(await back.type("look")).toContain("The Pier");
    expect(await back.type("inventory")).not.toContain("key");
    expect([...world.game.content.areas.keys()]).toEqual(["dock"]);
  });
});
