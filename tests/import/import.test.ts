import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadContent } from "../../packages/world/src/content/load.ts";
import type { Content } from "../../packages/world/src/content/types.ts";
import { runCli } from "../support/run-cli.ts";
import { TestServer } from "../support/server.ts";
import { MERC_AREA, ROM_AREA } from "./area-fixture.ts";
import { writeLibrary } from "./library.ts";

const LONG = process.env["WYLDLANDS_LONG"] === "1";
const ROOMS = LONG ? 12_000 : 600;
const MOST_MS = 10_000;

interface Report {
  counts: Record<string, number>;
  areas: string[];
  findings: { file: string; line: number; code: string; message: string }[];
}

describe("`wyldlands import`", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wyld-import-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function imported(...words: string[]): Promise<{ report: Report; content: Content; ms: number }> {
    const out = join(folder, "game");
    const end = await runCli(["import", ...words, "--out", out], { dataDir: folder, timeoutMs: 110_000 });
    expect(end.output).toContain("import-report.md");
    expect(end.code).toBe(0);
    const report = JSON.parse(readFileSync(join(out, "import-report.json"), "utf8")) as Report;
    const loaded = await loadContent(out);
    expect(loaded.ok ? [] : loaded.findings).toEqual([]);
    if (!loaded.ok) throw new Error("not loaded");
    return { report, content: loaded.content, ms: end.ms };
  }

  it(`brings a library of ${ROOMS} rooms over, with nothing lost in silence, and the world starts on it`, async () => {
    const library = join(folder, "lib");
    const facts = writeLibrary(library, ROOMS, 7);
    const { report, content, ms } = await imported("circle", library);
    console.log(`${ROOMS} rooms imported in ${Math.round(ms)} ms, ${report.findings.length} findings.`);
    if (LONG) expect(ms).toBeLessThan(MOST_MS);
    const found = (code: string): number => report.findings.filter((one) => one.code === code).length;
    const own = [...content.rooms.values()].filter(({ area }) => area !== "arrivals");
    expect(own).toHaveLength(facts.rooms);
    const exits = own.reduce((sum, { exits: ways }) => sum + Object.keys(ways).length, 0);
    expect(exits + found("no-target")).toBe(facts.exits);
    const kept = report.areas.flatMap((area) => {
      const text = readFileSync(join(folder, "game/areas", area, "npcs.yaml"), "utf8");
      return text.match(/^ {2}shop:/gm) ?? [];
    });
    // A keeper who came with several outfits is several npcs.
    expect(kept.length).toBeGreaterThanOrEqual(facts.shops);
    const keys = [...content.items.values()].filter(({ name }) => name === "a plain key");
    expect(keys).toHaveLength(facts.keys);
    expect(report.counts).toMatchObject({ rooms: facts.rooms, shops: facts.shops, items: facts.objects });
    expect(
      (content.quests?.size ?? 0) +
        report.findings.filter(({ message }) => message.includes("is not carried over")).length,
    ).toBe(facts.quests);
    expect(report.findings.filter(({ message }) => message.startsWith("Trigger #"))).toHaveLength(
      facts.triggers,
    );
    expect(report.counts["help"]).toBe(facts.helps);
    expect(content.help.get("old-parish7")?.aliases).toContain("parish7");
    for (const { file, line } of report.findings) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(file).not.toBe("");
    }
    // More than a pipe holds: none of it is cut off.
    const checked = await runCli(["content", "check", join(folder, "game"), "--json"], { dataDir: folder });
    expect(JSON.parse(checked.output)).toMatchObject({ counts: { rooms: facts.rooms + 2 } });
    expect(checked.output.length).toBeGreaterThan(65_536);
    const since = performance.now();
    const server = await TestServer.start({ content: join(folder, "game") });
    try {
      console.log(`The world starts on it in ${Math.round(performance.now() - since)} ms.`);
      const player = new Player(new TelnetClient(server.telnet));
      await player.loginAsGuest();
      player.client.send("north");
      await player.client.waitFor("The Yard of Yard 1");
      await player.quit();
    } finally {
      await server.stop();
      server.remove();
    }
  });

  it("brings areas of ROM and Merc over: doors, keys, shops, portals, helps", async () => {
    const [rom, merc] = [join(folder, "mill.are"), join(folder, "ford.are")];
    writeFileSync(rom, ROM_AREA);
    writeFileSync(merc, MERC_AREA);
    const { report, content } = await imported("are", rom, merc);
    expect(report.areas).toEqual(["mill", "ford-house"]);
    expect(content.rooms.get("mill:mill-yard-5000")?.exits).toEqual({ north: "mill:mill-5001" });
    expect([...(content.doors?.values() ?? [])]).toMatchObject([
      { locked: true, keys: ["mill:brass-key-5000"], pick: 40 },
    ]);
    expect(content.npcs.get("mill:old-miller-5000")?.look).toBe("Flour to the elbows.");
    expect([...content.help.keys()]).toContain("old-mill");
    expect(content.rooms.get("ford-house:ford-6000")).toMatchObject({
      terrain: "shallows",
      npcs: ["ford-house:goose-6000"],
    });
    const at = (code: string): string[] =>
      report.findings.filter((one) => one.code === code).map(({ file, line }) => `${file}:${line}`);
    expect(at("no-target")).toEqual([`mill.are:${ROM_AREA.split("\n").indexOf("0 -1 7777") - 2}`]);
    expect(at("lost-special")).toEqual([
      `mill.are:${ROM_AREA.split("\n").indexOf("M 5001 spec_poison") + 1}`,
    ]);
    expect(readFileSync(join(folder, "game/notes/mill.md"), "utf8")).toContain("say Mind the wheel.");
  });

  it("adds areas to a game that is there, and leaves its files alone", async () => {
    const game = join(folder, "game");
    cpSync(join(import.meta.dirname, "../support/arena"), game, { recursive: true });
    writeFileSync(join(folder, "ford.are"), MERC_AREA);
    const end = await runCli(["import", "are", join(folder, "ford.are"), "--out", game, "--area", "ford"], {
      dataDir: folder,
    });
    expect(end.code).toBe(0);
    expect(readFileSync(join(game, "world.yaml"), "utf8")).toContain("start: arena:yard");
    const loaded = await loadContent(game);
    // Nothing leads there yet: that is for the builder to write, and said.
    expect(loaded.ok ? [] : loaded.findings.filter(({ code }) => code !== "unreachable-room")).toEqual([]);
    const report = readFileSync(join(game, "import-report.md"), "utf8");
    expect(report).toContain("give a room of the game an exit to it");
  });

  it("says what it wants when it is asked wrongly, and that there is nothing where there is nothing", async () => {
    const run = (...words: string[]) => runCli(["import", ...words], { dataDir: folder });
    expect(await run("circle", folder)).toMatchObject({
      code: 64,
      output: expect.stringContaining("--out") as string,
    });
    expect(await run("are", join(folder, "no.are"), "--out", join(folder, "x"))).toMatchObject({ code: 1 });
    expect(await run("circle", folder, "--out", "x", "--area", "No Good")).toMatchObject({ code: 64 });
  });
});
