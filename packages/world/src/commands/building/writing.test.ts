import { describe, expect, it } from "vitest";
import { useBuilding } from "../../testing/use-building.ts";

const start = useBuilding();

describe("a long text of a draft", () => {
  it("is written in the line editor, and stands in the file as builders write it", async () => {
    const { ann } = await start();
    const opened = await ann.type("room describe");
    expect(opened).toContain("You write 'look' of The Pier (dock:pier): line by line");
    expect(opened).toContain("1: Planks over green water.");
    const { title, lines } = ann.connection.topic("editor") ?? {};
    expect({ title, lines }).toEqual({
      title: "'look' of The Pier (dock:pier)",
      lines: ["Planks over green water."],
    });
    await ann.typeAll(
      ".c",
      "Green water, and planks that have been mended",
      "so often that nobody knows the first.",
    );
    expect(await ann.type(".")).toContain("Wrote 'look' of The Pier (dock:pier).");
    const diff = await ann.type("diff");
    expect(diff).toContain(
      "Green water, and planks that have been mended so often that nobody knows the first.",
    );
    expect(await ann.type("undo")).toContain("Taken back: Wrote 'look' of The Pier");
  });

  it("is left as it was by .q, and not taken when it is empty", async () => {
    const { ann } = await start();
    await ann.typeAll("npc describe joss", "Very patient.");
    expect(await ann.type(".q")).toContain("Left as it was.");
    await ann.typeAll("npc describe joss", ".c");
    expect(await ann.type(".")).toContain("It cannot be empty. Your text is still here");
    await ann.type(".q");
    expect(await ann.type("diff")).toContain("Your draft changes nothing.");
  });

  it("waits for its builder when the world dies: BUILD WRITE goes on with it, and no other is begun over it", async () => {
    const { world, ann, folder } = await start();
    await ann.typeAll("item describe oar", "Ash, and older than its owner.");
    const next = await world.restart({ folder });
    await ann.connection.type("It has a notch for every drowning.");
    ann.connection.send({ $case: "close", close: { deliberate: true } });
    await next.settle();
    const back = await next.connect();
    await back.typeAll("ann", "salt and tar");
    expect(await back.type("room describe")).toContain(
      "You have a text begun already. BUILD WRITE goes on with it",
    );
    expect(await back.type("build write")).toContain("2: Ash, and older than its owner.");
    expect(await back.type(".")).toContain("Wrote 'look' of an ash oar (dock:oar).");
    expect(await back.type("diff")).toContain("It has a notch for every drowning.");
    next.stop();
  });

  it("is seen in the copy as soon as it is saved", async () => {
    const { ann } = await start();
    await ann.typeAll("room name Old Pier", "preview", "room describe", ".c", "Wet planks.", ".");
    expect(await ann.type("look")).toContain("Wet planks.");
  });
});
