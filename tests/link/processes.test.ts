import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGrpcDialer } from "@wyldlands/gateway";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freshDataFolder } from "../../packages/world/src/persistence/testing/data-folder.ts";
import {
  postgresSource,
  startPostgres,
  type TestPostgres,
} from "../../packages/world/src/persistence/testing/postgres.ts";
import { bundleWorld } from "./stage/bundle.ts";
import { writeContent } from "./stage/content.ts";
import { TestGateway } from "./stage/test-gateway.ts";
import { WorldProcess, type ChildSettings } from "./stage/world-process.ts";

/** The rows of link.md's failure table that need a process: kill -9, hangs, exit codes, two at once. */
let folder = "";
let content = "";
let bundle = "";
let worlds: WorldProcess[] = [];
let gateways: TestGateway[] = [];
const folders: string[] = [];

beforeAll(async () => {
  bundle = await bundleWorld();
  folder = mkdtempSync(join(tmpdir(), "wyl-"));
  content = writeContent();
});
afterEach(async () => {
  for (const gateway of gateways) await gateway.link.stop();
  for (const world of worlds) await world.kill();
  worlds = [];
  gateways = [];
});
afterAll(() => {
  for (const one of [folder, content, bundle, ...folders]) rmSync(one, { recursive: true, force: true });
});

let sockets = 0;

function start(settings: Pick<ChildSettings, "dataDir"> & Partial<ChildSettings>): WorldProcess {
  sockets += 1;
  const world = new WorldProcess(bundle, {
    address: `unix:${join(folder, `w${sockets}.sock`)}`,
    content,
    ...settings,
  });
  worlds.unshift(world);
  return world;
}

function gateway(): TestGateway {
  const made = new TestGateway(createGrpcDialer(), () => worlds.map(({ address }) => address));
  gateways.push(made);
  return made;
}

async function newDataDir(): Promise<string> {
  const dataDir = await freshDataFolder();
  folders.push(dataDir);
  return dataDir;
}

/** Databases to run a world on: the embedded one, and PostgreSQL where there is one. */
function suite(engine: string, database: () => Promise<Pick<ChildSettings, "dataDir" | "url">>): void {
  describe(`worlds as processes on ${engine}`, () => {
    for (const [row, point] of [
      ["world killed before commit: the line runs once, in the new world", "before-commit"],
      ["after commit, before send: the answer once, from the outbox", "after-commit"],
      ["after send, before ack: the answer once", "after-send"],
    ] as const) {
      it(`${row} (kill -9)`, async () => {
        const place = await database();
        const first = start({ ...place, faults: `${point}:12` });
        const player = await gateway().guest();
        let n = 0;
        for (let alive = true; alive; ) {
          player.say(`${(n += 1)}`);
          player.line("drop 1 copper");
          player.line("get 1 copper");
          alive = await Promise.race([player.settled().then(() => true), first.ended.then(() => false)]);
        }
        expect(await first.ended).toEqual({ code: null, signal: "SIGKILL" });
        start(place);
        await player.settled();
        expect(player.heard.answered).toEqual(Array.from({ length: 1 + n * 3 }, (_, i) => i + 1));
        const said = player.heard.lines.filter((line) => line.startsWith("You say, "));
        expect(said).toEqual(Array.from({ length: n }, (_, i) => `You say, '${i + 1}'`));
        expect(player.pockets).toEqual({ penn: 10 });
      });
    }
  });
}

suite("PGlite", async () => ({ dataDir: await newDataDir() }));

describe.skipIf(postgresSource() === undefined)("with PostgreSQL", () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres({ own: true });
  });
  afterAll(() => server.close());

  const database = async (): Promise<{ dataDir: string; url: string }> => ({
    dataDir: mkdtempSync(join(folder, "d")),
    url: await server.newDatabase(),
  });

  suite("PostgreSQL", database);

  it("a line that hangs > 5 s: the watchdog names it and ends the world; it is failed, the others pass", async () => {
    const place = { ...(await database()), hangMs: 300 };
    const first = start(place);
    const player = await gateway().guest();
    const other = await gateway().guest();
    player.say("before");
    player.line("hang");
    player.say("after");
    other.say("not my fault");
    expect(await first.ended).toEqual({ code: null, signal: "SIGKILL" });
    const second = start(place);
    await Promise.all([player.settled(), other.settled()]);
    const own = player.heard.lines.filter((line) => /^(?:You say|That)/.test(line));
    expect(own).toEqual([
      "You say, 'before'",
      "That brought the world to a halt, so it was not done. Try another way.",
      "You say, 'after'",
    ]);
    expect(player.heard.answered).toEqual([1, 2, 3, 4]);
    expect(other.heard.times("You say, 'not my fault'")).toBe(1);
    second.signal("SIGTERM");
    expect(await second.ended).toEqual({ code: 0, signal: null });
  });

  it("unexplained deaths: with one item per commit the line is found, and failed when it is found twice", async () => {
    const place = await database();
    const first = start(place);
    const guilty = await gateway().guest();
    const innocent = await gateway().guest();
    await innocent.settled();
    guilty.line("perish");
    innocent.say("me too");
    await first.ended;
    for (let times = 0; times < 2; times += 1) {
      const { signal } = await start({ ...place, careful: true }).ended;
      expect(signal).toBe("SIGKILL");
    }
    start({ ...place, careful: true });
    guilty.say("alive");
    await Promise.all([guilty.settled(), innocent.settled()]);
    expect(guilty.heard.lines.at(-1)).toBe("You say, 'alive'");
    expect(guilty.heard.lines.join()).toContain("That brought the world to a halt");
    expect(innocent.heard.times("You say, 'me too'")).toBe(1);
  });

  it("two worlds at once: the second stands by, answers so, and takes over when the holder dies", async () => {
    const place = await database();
    const holder = start(place);
    await holder.says("ready");
    const successor = start(place);
    await successor.says("listening");
    const player = await gateway().guest();
    player.line("drop 3 copper");
    await player.settled();
    await holder.kill();
    player.say("on we go");
    await successor.says("ready");
    await player.settled();
    expect(player.heard.times("You say, 'on we go'")).toBe(1);
    expect(player.pockets).toEqual({ penn: 7 });
  });

  it("database lost: the world exits with 75, the next waits for the database, and nothing is lost", async () => {
    const place = await database();
    const first = start(place);
    const player = await gateway().guest();
    player.line("drop 3 copper");
    await player.settled();
    await server.stopServer();
    player.say("into the dark");
    expect(await first.ended).toEqual({ code: 75, signal: null });
    const second = start(place);
    await second.says("listening");
    await server.startServer();
    await player.settled();
    expect(player.heard.times("You say, 'into the dark'")).toBe(1);
    expect(player.pockets).toEqual({ penn: 7 });
  });
});
