import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DraftStep } from "../components/index.ts";
import { appoint } from "../testing/staff.ts";
import { useBuilding } from "../testing/use-building.ts";

const start = useBuilding();
const ROOMS = "areas/dock/rooms.yaml";

describe("a draft whose file somebody changes on the disk", () => {
  it("is refused its next step with the file's name, and kept", async () => {
    const { ann, text, write } = await start();
    await ann.type("room name Old Pier");
    write(ROOMS, `${text(ROOMS)}# by hand\n`);
    const said = await ann.type("room name Older Pier");
    expect(said).toContain(
      `${ROOMS} was changed on the disk since your draft took it up. Your draft is kept.`,
    );
    expect(await ann.type("diff")).toContain("+  name: Old Pier");
    expect(await ann.type("publish anyway")).toContain(
      `Somebody else changed ${ROOMS} on the disk meanwhile.`,
    );
    expect(await ann.type("build")).toContain("Set name of The Pier");
  });

  it("is carried over to the new text by BUILD REFRESH where others changed something else", async () => {
    const { ann, text, write } = await start();
    await ann.type("room name Old Pier");
    write(ROOMS, (text(ROOMS) ?? "").replace("Oars along the wall.", "Oars and nets."));
    expect(await ann.type("build refresh")).toContain("Your draft stands on what the disk has now");
    const diff = await ann.type("diff");
    expect(diff).toContain("+  name: Old Pier");
    expect(diff).not.toContain("Oars");
    expect(await ann.type("undo")).toContain("was done before BUILD REFRESH");
    await ann.type("publish anyway");
    expect(text(ROOMS)).toContain("name: Old Pier");
    expect(text(ROOMS)).toContain("Oars and nets.");
  });

  it("shows what both changed, and stays as it is", async () => {
    const { ann, text, write } = await start();
    await ann.type("room name Old Pier");
    write(ROOMS, (text(ROOMS) ?? "").replace("name: The Pier", "name: The Long Pier"));
    expect(await ann.type("build refresh")).toContain(
      `Both your draft and somebody else changed pier in ${ROOMS}.`,
    );
    expect(await ann.type("diff")).toContain("+  name: Old Pier");
  });

  it("cannot be refreshed from a file that is no text, and is kept", async () => {
    const { ann, folder } = await start();
    await ann.type("room name Old Pier");
    writeFileSync(join(folder, ROOMS), Buffer.from([0xff, 0xfe, 0x00]));
    expect(await ann.type("build refresh")).toContain(`${ROOMS} cannot be read: it is not UTF-8`);
    expect(await ann.type("diff")).toContain("+  name: Old Pier");
  });

  it("knows when the room is no more", async () => {
    const { ann, text, write } = await start();
    await ann.type("north");
    write(ROOMS, (text(ROOMS) ?? "").replace("shed:\n", "barn:\n"));
    expect(await ann.type("room name Old Shed")).toContain(
      "This room (dock:shed) is not in the content's files, or not any more.",
    );
  });

  it("cannot be begun on a file that is no text", async () => {
    const { ann, folder } = await start();
    writeFileSync(join(folder, ROOMS), Buffer.from([0xff, 0xfe, 0x00]));
    expect(await ann.type("room name Old Pier")).toContain(`${ROOMS} cannot be read: it is not UTF-8`);
  });

  it("is told of a file that is no YAML, and of aliases", async () => {
    const { ann, write } = await start();
    write(ROOMS, "pier:\n  name: [The Pier\n  look: x\n");
    expect(await ann.type("room name Old Pier")).toMatch(/dock:pier: .*\./);
    write(ROOMS, "pier:\n  name: &n The Pier\n  look: *n\n");
    expect(await ann.type("room name Old Pier")).toContain("alias");
  });
});

describe("publishing", () => {
  it("is refused with everything that is wrong, by file and line, and the draft is kept", async () => {
    const { ann, all } = await start();
    const before = all();
    await ann.type("set room exits.up nowhere");
    await ann.type("set room exits.down cellar");
    const said = await ann.type("publish");
    expect(said).toContain("Your draft is not published: 2 things are wrong with it.");
    expect(said).toContain(`${ROOMS}:6 There is no room 'dock:nowhere'.`);
    expect(said).toContain(`${ROOMS}:7 There is no room 'dock:cellar'.`);
    expect(all()).toEqual(before);
    await ann.type("undo");
    await ann.type("undo");
    expect(await ann.type("publish")).toBe("Your draft changes nothing.");
  });

  it("waits for what is still to be written", async () => {
    const { ann, all } = await start();
    const before = all();
    await ann.type('dig west "Fish Steps"');
    expect(await ann.type("publish anyway")).toContain(
      "Something is still to be written at dock:fish-steps.",
    );
    expect(all()).toEqual(before);
  });

  it("into a read-only folder is refused with that reason", async () => {
    const { ann, folder, all } = await start();
    const before = all();
    await ann.type("room name Old Pier");
    chmodSync(join(folder, ROOMS), 0o444);
    expect(await ann.type("publish anyway")).toContain(
      `${ROOMS} is read-only. Nothing was written. Your draft is kept.`,
    );
    expect(all()).toEqual(before);
    chmodSync(join(folder, ROOMS), 0o644);
    expect(await ann.type("publish anyway")).toContain("Your draft is published");
  });

  it("onto a full disk, or with a thread that ends, is refused, and can be tried again", async () => {
    let full = true;
    const { ann, all } = await start({
      disk: {
        publish: async (_folder, files) => {
          if (!full) throw new Error("the thread that reads content ended");
          return {
            ok: false,
            code: "full",
            files: files.map(({ path }) => path),
            words: "The disk is full. Nothing was written.",
          };
        },
      },
    });
    const before = all();
    await ann.type("room name Old Pier");
    expect(await ann.type("publish anyway")).toContain(
      "The disk is full. Nothing was written. Your draft is kept.",
    );
    full = false;
    expect(await ann.type("publish anyway")).toContain("Your draft is kept.");
    expect(all()).toEqual(before);
    expect(await ann.type("room name Older Pier")).toContain("Set name");
  });

  it("is not taken back over what others changed since", async () => {
    const { ann, text, write } = await start();
    await ann.type("room name Old Pier");
    await ann.type("publish anyway");
    write(ROOMS, `${text(ROOMS)}# by hand\n`);
    expect(await ann.type("publish undo")).toContain(`${ROOMS} changed since publication 1`);
    expect(text(ROOMS)).toContain("name: Old Pier");
    expect(await ann.type("build history")).not.toContain("taken back");
  });

  it("has nothing to take back at first", async () => {
    const { ann } = await start();
    expect(await ann.type("publish undo")).toContain("Nothing that was published is left");
    expect(await ann.type("build history")).toBe("Nothing has been published from inside the game yet.");
  });

  it("is in the audit log with its areas, done or refused", async () => {
    const { world, ann } = await start();
    await ann.type("set room exits.up nowhere");
    await ann.type("publish");
    await ann.typeAll("undo", "room name Old Pier", "publish anyway");
    await world.committer.flush();
    const rows = world.storage.audit.filter(
      ({ action, subject }) => action === "publish" && subject === "dock",
    );
    expect(rows.map(({ who, done }) => [who, done])).toEqual([
      ["ann", false],
      ["ann", true],
    ]);
  });
});

describe("two builders", () => {
  it("do not have one file in two drafts: the second reads whose it is, and since when", async () => {
    const { world, ann } = await start();
    const [bob] = await world.players("Bob");
    await appoint(world, bob, "builder");
    await ann.type("room name Old Pier");
    expect(await bob.type("room name Bob's Pier")).toContain(
      `ann has changed ${ROOMS} in a draft, begun on 29 February at 00:00 UTC, that is not published yet.`,
    );
    expect(await bob.type("item new a crate")).toContain("Made a crate (dock:crate).");
    expect(await bob.type("drafts")).toContain("ann: dock");
    expect(await bob.type("discard draft ann")).toContain("Only an administrator");
    await appoint(world, bob, "admin");
    expect(await bob.type("discard draft ann")).toContain("The draft of ann is given up");
    expect(await bob.type("room name Bob's Pier")).toContain("Set name");
    expect(await ann.type("diff")).toContain("You have no draft.");
  });
});

describe("whoever is no builder", () => {
  it.each([
    "build",
    "dig north hall",
    "room name x",
    "publish",
    "undo",
    "find pier",
    "drafts",
    "set room name x",
  ])("does not hear that there is '%s'", async (line) => {
    const { world } = await start();
    const [bob] = await world.players("Bob");
    const word = line.split(" ")[0] ?? "";
    expect(await bob.type(line)).not.toMatch(/your draft|in a draft|builder/i);
    expect(await bob.type(`help ${word}`)).not.toMatch(/in a draft|your draft/i);
  });

  it("keeps nothing that was built with a role that is gone", async () => {
    const { world, ann } = await start();
    await ann.type("room name Old Pier");
    await appoint(world, ann, "player");
    expect(await ann.type("publish")).not.toContain("checked");
    await appoint(world, ann, "builder");
    expect(await ann.type("diff")).toContain("Old Pier");
  });
});

describe("a draft", () => {
  it("keeps two hundred steps, and no more", async () => {
    const { world, ann } = await start();
    for (let no = 1; no <= 205; no += 1) await ann.type(`room name Pier ${no}`);
    expect([...world.game.world.query(DraftStep)]).toHaveLength(200);
    await ann.type("undo");
    expect(await ann.type("diff")).toContain("+  name: Pier 204");
  }, 30_000);

  it("forgets what was taken back when something else is done", async () => {
    const { ann } = await start();
    await ann.typeAll("room name One", "room name Two", "undo", "room name Three");
    expect(await ann.type("redo")).toContain("Nothing of your draft was taken back");
    await ann.type("undo");
    expect(await ann.type("diff")).toContain("+  name: One");
    await ann.type("redo");
    expect(await ann.type("diff")).toContain("+  name: Three");
  });
});
