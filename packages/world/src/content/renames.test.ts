import { describe, expect, test } from "vitest";
import { ContainedIn, Closure, Home, QuestLog, SpawnPoints } from "../components/index.ts";
import { editLog, questLog } from "../quests/log.ts";
import { PASSWORD } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { loadFiles } from "../testing/written-content.ts";
import { SMALL_GAME } from "./content-fixture.ts";
import { found, ITEMS, NPCS, ROOMS } from "./checks/check-fixture.ts";

const start = useWorlds();
const QUESTS = "areas/dock/quests.yaml";
const FILES = SMALL_GAME as Record<string, string>;

const QUEST = `oars:
  name: Lost Oars
  giver: ferryman
  offer: Find me an oar.
  done: There it is.
  steps:
    - objectives: [{ kind: collect, item: oar, count: 2 }]
`;

/** The game before: with a door, a being that comes again, and a quest. */
const BEFORE: Record<string, string> = {
  ...FILES,
  [ROOMS]: (FILES[ROOMS] ?? "").replace(
    "north: shed",
    "north: { to: shed, door: { name: hatch, open: true } }",
  ),
  [QUESTS]: QUEST,
};

/** The same with everything called otherwise, and the area too. */
function after(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [file, text] of Object.entries(BEFORE))
    files[file.replace("areas/dock/", "areas/haven/")] = text.replaceAll("dock:", "haven:");
  const change = (file: string, from: string | RegExp, to: string): void => {
    const text = files[file] ?? "";
    if (text.search(from) === -1) throw new Error(`${file}: ${String(from)}`);
    files[file] = text.replace(from, to);
  };
  const rooms = "areas/haven/rooms.yaml";
  change(rooms, "pier:\n", "jetty:\n  was: [landing, pier]\n");
  change(rooms, "south: pier", "south: jetty");
  change(rooms, "item: oar", "item: scull");
  change("areas/haven/area.yaml", "recall: pier", "recall: jetty\nwas: dock");
  change("areas/haven/items.yaml", "oar:\n", "scull:\n  was: dock:oar\n");
  change("areas/haven/npcs.yaml", "ferryman:\n", "boatman:\n  was: ferryman\n");
  change("areas/haven/npcs.yaml", "item: oar", "item: scull");
  change(rooms, "    - ferryman", "    - boatman");
  change("areas/haven/quests.yaml", "oars:\n", "sculls:\n  was: oars\n");
  change("areas/haven/quests.yaml", "giver: ferryman", "giver: boatman");
  change("areas/haven/quests.yaml", "item: oar", "item: scull");
  change("world.yaml", "haven:pier", "haven:jetty");
  change("world.yaml", "haven:ferryman", "haven:boatman");
  return files;
}

test("a world that was stored with the old names starts with the new ones, and everything is in its place", async () => {
  const world = await start({ content: await loadFiles(BEFORE) });
  const [ann, bob] = await world.players("Ann", "Bob");
  const { game } = world;
  const pier = game.room("dock:pier");
  const hatch = game.room("dock:pier.north");
  await ann.typeAll("north", "get oar", "south", "close hatch", "quest accept lost oars");
  await bob.type("quit");
  game.world.attempt(() => {
    editLog(game, ann.character).done["dock:oars"] = { times: 1, at: 5 };
    ann.character.add(Home({ room: pier?.id ?? "" }));
  });
  const ids = { pier: pier?.id, hatch: hatch?.id, home: ann.character.id };
  const ferrymen = Object.values(pier?.get(SpawnPoints)?.["dock:ferryman"]?.alive ?? []);

  const next = await world.restart({ content: await loadFiles(after()) });
  const jetty = next.game.room("haven:jetty");
  expect(jetty?.id).toBe(ids.pier);
  expect(next.game.world.entities().filter((one) => one.prototype?.id === "haven:jetty").length).toBe(1);
  const door = next.game.room("haven:jetty.north");
  expect([door?.id, door?.need(Closure).open]).toEqual([ids.hatch, false]);
  const again = next.game.world.byId(ids.home);
  expect(again?.target(ContainedIn)).toBe(jetty);
  const held = again?.sources(ContainedIn).map((one) => one.prototype?.id);
  expect(held).toContain("haven:scull");
  const log = again && questLog(next.game, again)?.get(QuestLog);
  expect(Object.keys(log?.active ?? {})).toEqual(["haven:sculls"]);
  expect(Object.keys(log?.done ?? {})).toEqual(["haven:sculls"]);
  expect(again?.get(Home)?.room).toBe(jetty?.id);
  expect(jetty?.get(SpawnPoints)?.["haven:boatman"]?.alive).toEqual(ferrymen);
  expect(jetty?.sources(ContainedIn).filter((one) => one.prototype?.id === "haven:boatman").length).toBe(1);
  // Whoever was away finds themselves where they were.
  const back = await next.connect();
  await back.typeAll("bob", PASSWORD);
  expect(await back.type("look")).toContain("The Pier");
  expect(next.logged.filter((line) => /unknown-prototype|place is gone/.test(line))).toEqual([]);
  next.stop();
});

test("a running world keeps its names, and says that others take a restart", async () => {
  const world = await start({ content: await loadFiles(BEFORE) });
  world.written = await loadFiles(after());
  const outcome = await world.reloader.reload();
  expect(outcome).toMatchObject({ ok: false, findings: [{ code: "needs-restart" }] });
  expect(world.game.room("dock:pier")).toBeDefined();
});

describe("old names in the content", () => {
  test("are understood everywhere, and told of", async () => {
    expect(
      await found({
        [ITEMS]: [["oar:\n", "scull:\n  was: oar\n"]],
        [NPCS]: [["ferryman:\n", "boatman:\n  was: [rower, ferryman]\n"]],
      }),
    ).toEqual([
      `${NPCS}:8 stale-reference`,
      `${ROOMS}:8 stale-reference`,
      `${ROOMS}:16 stale-reference`,
      "world.yaml:4 stale-reference",
    ]);
  });

  test("that something has today, that two claim, or that are today's are refused by file and line", async () => {
    expect(await found({ [ITEMS]: [["oar:\n", "oar:\n  was: post\n"]] })).toEqual([`${ITEMS}:9 bad-was`]);
    expect(await found({ [ITEMS]: [["oar:\n", "oar:\n  was: oar\n"]] })).toEqual([`${ITEMS}:9 bad-was`]);
    expect(
      await found({
        [ITEMS]: [
          ["oar:\n", "oar:\n  was: log\n"],
          ["post:\n", "post:\n  was: log\n"],
        ],
      }),
    ).toEqual([`${ITEMS}:16 bad-was`]);
    // A circle: each was what the other is.
    expect(
      await found({
        [ROOMS]: [
          ["pier:\n", "pier:\n  was: shed\n"],
          ["shed:\n  name", "shed:\n  was: pier\n  name"],
        ],
      }),
    ).toEqual([`${ROOMS}:2 bad-was`, `${ROOMS}:12 bad-was`]);
  });
});
