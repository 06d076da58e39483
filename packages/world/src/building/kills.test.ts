import { describe, expect, it, vi } from "vitest";
import { BuildDraft, Publication } from "../components/index.ts";
import { faultsOfBooks } from "../testing/books.ts";
import { GULL_ROCK, PLAYED } from "../testing/building-lines.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { publish } from "./publication.ts";
import { Trap } from "../testing/trap.ts";
import { useBuilding, type Site } from "../testing/use-building.ts";

const start = useBuilding();
const POINTS = ["before-commit", "after-commit", "after-send"] as const;

/** Kills the world while a line is done, at the point, and starts the next on what is stored and what is on the disk. */
async function killed(
  site: Site,
  trap: Trap,
  point: (typeof POINTS)[number],
  line: string,
): Promise<TestWorld> {
  trap.set(point, () => site.world.stop());
  site.ann.connection.post(line);
  await trap.sprung;
  const next = await site.world.revive({ folder: site.folder, faults: trap.faults });
  await next.settle();
  await next.committer.flush();
  return next;
}

/** What DIFF says when nothing was killed. */
let diff: Promise<string> | undefined;
const unbroken = (): Promise<string> => (diff ??= buildAll());
async function buildAll(): Promise<string> {
  const { ann } = await start();
  for (const line of GULL_ROCK) await ann.type(line);
  return ann.type("diff");
}

describe.each(POINTS)("a world that is killed %s", (point) => {
  const scene = async (lines: readonly string[]) => {
    const trap = new Trap();
    const site = await start({ faults: trap.faults });
    for (const line of lines) await site.ann.type(line);
    await site.world.committer.flush();
    site.ann.read();
    return { ...site, trap };
  };

  it.each([0, 4, 13, 17, 24])(
    "at the builder's line %i makes that step once, and keeps those before",
    async (at) => {
      const site = await scene(GULL_ROCK.slice(0, at));
      const next = await killed(site, site.trap, point, GULL_ROCK[at] ?? "");
      for (const line of GULL_ROCK.slice(at + 1)) await site.ann.connection.type(line);
      const build = await site.ann.connection.type("diff");
      next.stop();
      expect(build).toBe(await unbroken());
    },
  );

  it("while an area is published has all of it or nothing, in the files and in the history", async () => {
    const site = await scene(GULL_ROCK);
    const before = site.all();
    const next = await killed(site, site.trap, point, "publish anyway");
    await next.settle();
    const published = site.text("areas/gull-rock/area.yaml") !== undefined;
    const drafts = [...next.game.world.query(BuildDraft)];
    const history = [...next.game.world.query(Publication)];
    if (!published) expect(site.all()).toEqual(before);
    expect([drafts.length, history.length]).toEqual(published ? [0, 1] : [1, 0]);
    expect(drafts.map((draft) => draft.need(BuildDraft).publishing)).toEqual(published ? [] : [undefined]);
    if (!published) await site.ann.connection.type("publish anyway");
    expect(site.text("areas/gull-rock/area.yaml")).toContain("name: Gull Rock");
    await site.ann.connection.type("publish undo");
    expect(site.all()).toEqual(before);
    next.stop();
  });

  it("while a publication is taken back has it whole or not at all", async () => {
    const site = await scene([...GULL_ROCK]);
    const before = site.all();
    await site.ann.type("publish anyway");
    await site.world.committer.flush();
    const published = site.all();
    const next = await killed(site, site.trap, point, "publish undo");
    await next.settle();
    const gone = site.text("areas/gull-rock/area.yaml") === undefined;
    expect(site.all()).toEqual(gone ? before : published);
    const [row] = [...next.game.world.query(Publication)];
    expect([row?.need(Publication).undone !== undefined, row?.need(Publication).undoing]).toEqual([
      gone,
      undefined,
    ]);
    if (!gone) await site.ann.connection.type("publish undo");
    expect(site.all()).toEqual(before);
    next.stop();
  });

  it.each(["preview landing", "buy rope", "get key", "preview end"])(
    "at '%s' leaves nothing of the copy, and the builder as she came",
    async (line) => {
      const walked = ["preview landing", ...PLAYED];
      const site = await scene([
        ...GULL_ROCK,
        ...(line === "preview end" ? walked : walked.slice(0, walked.indexOf(line))),
      ]);
      const next = await killed(site, site.trap, point, line);
      // What is sent again may begin the preview anew.
      if ((await site.ann.connection.type("look")).includes("The Landing"))
        await site.ann.connection.type("preview end");
      expect(await site.ann.connection.type("inventory")).toBe("You carry:\n  ten copper pennies");
      await next.committer.flush();
      expect(faultsOfBooks(next.storage, next.game.content)).toEqual([]);
      expect(
        [...next.storage.entities.values()].filter((row) => row.prototypeId?.startsWith("draft-")),
      ).toEqual([]);
      next.stop();
    },
  );
});

describe("a world that is killed between the files and its own record of them", () => {
  it("has published what is on the disk, and can take it back", async () => {
    let kill = (): void => {};
    const site = await start({
      disk: {
        publish: async (folder, files) => {
          const outcome = publish(folder, files);
          kill();
          return outcome;
        },
      },
    });
    const before = site.all();
    for (const line of GULL_ROCK) await site.ann.type(line);
    await site.world.committer.flush();
    kill = () => site.world.stop();
    site.ann.connection.post("publish anyway");
    await vi.waitFor(() => expect(site.text("areas/gull-rock/area.yaml")).toBeDefined());
    const next = await site.world.revive({ folder: site.folder });
    await next.settle();
    expect([...next.game.world.query(BuildDraft)]).toEqual([]);
    expect([...next.game.world.query(Publication)].map((row) => row.need(Publication).who)).toEqual(["ann"]);
    await site.ann.connection.type("publish undo");
    expect(site.all()).toEqual(before);
    next.stop();
  });
});
