import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMANDS } from "./commands/command-table.ts";
import { findInstallation } from "./paths.ts";
import { runCli } from "./run-cli.ts";

describe("the wyldlands command", () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), "wyld-cli-"));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  const run = async (...words: string[]): Promise<{ code: number; out: string; err: string }> => {
    let [out, err] = ["", ""];
    const code = await runCli({
      process,
      installation: findInstallation(),
      words,
      env: {},
      cwd,
      out: (text) => (out += text),
      err: (text) => (err += text),
    });
    return { code, out, err };
  };

  test("lists every command with --help", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    for (const { name, summary } of COMMANDS)
      expect(out).toMatch(new RegExp(`^ {2}${name} +${summary.slice(0, 20)}`, "m"));
  });

  test.each(COMMANDS.map(({ name }) => name))("explains `%s` with --help", async (name) => {
    const { code, out } = await run(...name.split(" "), "--help");
    expect(code).toBe(0);
    expect(out).toContain(`Usage: wyldlands ${name}`);
    for (const option of Object.keys(COMMANDS.find((each) => each.name === name)?.options ?? {})) {
      expect(out).toContain(`--${option}`);
    }
  });

  test("says its version", async () => {
    expect((await run("--version")).out).toMatch(/^wyldlands \d+\.\d+\.\d+\n$/);
  });

  test.each([
    [["strat"], "There is no command 'strat'. Did you mean 'start'?"],
    [["content"], "'content' needs a second word: `wyldlands content check`"],
    [["start", "--fast"], "Unknown option '--fast'. See `wyldlands start --help`."],
    [["config", "server"], "'server' is one word too many. See `wyldlands config --help`."],
  ])("refuses %j with code 64 and the way out", async (words, said) => {
    const { code, err } = await run(...words);
    expect(code).toBe(64);
    expect(err).toContain(said);
  });

  test("writes the schemas of content where it is told to, and asks where to otherwise", async () => {
    const { code, out } = await run("content", "schemas", "--out", "made/schemas");
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+ schemas are in .*made\/schemas\.\n$/)]);
    const rooms = JSON.parse(readFileSync(join(cwd, "made/schemas/rooms.schema.json"), "utf8")) as object;
    expect(rooms).toMatchObject({ title: "Rooms of an area, each under its slug" });
    expect(await run("content", "schemas")).toMatchObject({
      code: 64,
      err: expect.stringContaining("--out"),
    });
  });

  test("prints the configuration, and refuses a bad one with code 78", async () => {
    expect((await run("config")).out).toContain("port: 4000  # default");
    writeFileSync(join(cwd, "other.yaml"), "log:\n  levle: info\n");
    const { code, err } = await run("config", "--config", "other.yaml");
    expect(code).toBe(78);
    expect(err).toContain("other.yaml:2: 'log.levle' is not a key. Did you mean 'level'?");
  });

  test("says that no server runs where none does, with code 1, and makes no folder", async () => {
    for (const words of [["restart", "world"], ["status"], ["stop"]]) {
      const { code, err } = await run(...words);
      expect(code).toBe(1);
      expect(err).toContain(`No server runs on ${join(cwd, "data")}`);
    }
  });

  test("checks the game that ships with it and finds nothing wrong", async () => {
    const { code, out } = await run("content", "check", "--json");
    const report = JSON.parse(out) as { counts: Record<string, number>; findings: unknown[] };
    expect(report.findings).toEqual([]);
    expect(Object.keys(report.counts)).toEqual(["areas", "rooms", "npcs", "items", "quests"]);
    expect(report.counts["rooms"]).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  test("exits with 1 and names file and line when content is wrong", async () => {
    const { code, out } = await run("content", "check", "no-such-folder");
    expect(code).toBe(1);
    expect(out).toMatch(/^\.:1: .*\[no-folder\]\n1 finding in /);
  });
});
