import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseXml } from "../../packages/world/src/testing/strict-xml.ts";
import { runCli } from "../support/run-cli.ts";

const SHIPPED = fileURLToPath(new URL("../../content", import.meta.url));
const BUNDLE = fileURLToPath(new URL("../../dist/wyldlands.mjs", import.meta.url));

describe("areas that pass from one game to another", () => {
  const folder = mkdtempSync(join(tmpdir(), "wyld-export-"));
  const zip = join(folder, "strand.zip");
  const run = (...args: string[]): ReturnType<typeof runCli> => runCli(args, { dataDir: folder });
  /** A game that knows the way to the strand, and has no strand. */
  const without = (name: string): string => {
    const content = join(folder, name);
    cpSync(SHIPPED, content, { recursive: true });
    rmSync(join(content, "areas/strand"), { recursive: true });
    return content;
  };
  const files = (content: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(join(content, "areas/strand")).map((name) => [
        name,
        readFileSync(join(content, "areas/strand", name), "latin1"),
      ]),
    );

  beforeAll(async () => {
    const packed = await run("export", "area", "strand", "--author", "A. Builder", "--licence", "CC-BY-4.0");
    expect(packed).toMatchObject({ code: 0 });
    expect(packed.output).toMatch(/^strand\.zip: The Strand and the Wreck, \d+ files\.\nIt names \d+ rooms/);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are the same in the other, and its check finds what it found before", async () => {
    const content = without("other");
    const taken = await run("import", "area", zip, "--out", content);
    expect(taken).toMatchObject({ code: 0 });
    expect(taken.output).toContain(
      "The Strand and the Wreck, by A. Builder, for levels 1 to 5. Licence: CC-BY-4.0.",
    );
    expect(files(content)).toEqual(files(SHIPPED));
    const found = async (where: string): Promise<string> =>
      (await run("content", "check", where, "--json")).output;
    expect(await found(content)).toBe(await found(SHIPPED));
  });

  it("are not written over one that is there, nor where they could not be played", async () => {
    const content = without("third");
    cpSync(join(SHIPPED, "areas/strand"), join(content, "areas/strand"), { recursive: true });
    const taken = await run("import", "area", zip, "--out", content);
    expect(taken).toMatchObject({ code: 1 });
    expect(taken.output).toContain(
      "There is an area 'strand' already. Give this one another name: --as strand-2.",
    );
    const renamed = await run("import", "area", zip, "--out", content, "--as", "strand-2");
    expect(renamed).toMatchObject({ code: 1 });
    expect(renamed.output).toContain("[one-way-exit]");
    expect(renamed.output).toContain("nothing was written. Mend the content first, or use --force");
    expect(readdirSync(join(content, "areas"))).not.toContain("strand-2");
    const forced = await run("import", "area", zip, "--out", content, "--as", "strand-2", "--force");
    expect(forced).toMatchObject({ code: 1 });
    expect(readFileSync(join(content, "areas/strand-2/rooms.yaml"), "utf8")).not.toMatch(/\bstrand:[a-z]/);
  });

  it("are whole or not there when the import is killed, at whatever moment", async () => {
    for (const wait of [150, 300, 450, 600, 750, 900]) {
      const content = without(`killed-${wait}`);
      const child = spawn(process.execPath, [BUNDLE, "import", "area", zip, "--out", content], {
        env: { ...process.env, WYLDLANDS_DATA_DIR: folder },
        stdio: "ignore",
      });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await delay(wait);
      child.kill("SIGKILL");
      await ended;
      if (existsSync(join(content, "areas/strand"))) expect(files(content)).toEqual(files(SHIPPED));
      else expect(await run("import", "area", zip, "--out", content)).toMatchObject({ code: 0 });
      expect(readdirSync(join(content, "areas")).filter((name) => name.startsWith("."))).toEqual([]);
    }
  });

  it("are told apart from other files in words, without a stack", async () => {
    writeFileSync(join(folder, "letter.zip"), "Dear builder");
    const refused = await run("import", "area", "letter.zip", "--out", without("fourth"));
    expect(refused).toMatchObject({
      code: 1,
      output: "It is no zip file, or its end is missing. Fetch it again.\n",
    });
    expect((await run("import", "area", "nothing.zip")).output).toMatch(/nothing\.zip cannot be read/);
    expect((await run("import", "area")).code).toBe(64);
    expect((await run("export", "area", "strnad")).output).toBe(
      "There is no area 'strnad'. Did you mean 'strand'?\n",
    );
  });
});

describe("a map of the world", () => {
  it("is written to a file, or to standard output, as XML that a parser takes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wyld-map-"));
    try {
      const written = await runCli(["export", "mudlet", "--out", "map.xml"], { dataDir: folder });
      expect(written).toMatchObject({ code: 0 });
      expect(written.output).toMatch(/^map\.xml: \d+ areas, \d+ rooms, \d+ exits\.\n$/);
      const map = readFileSync(join(folder, "map.xml"), "utf8");
      expect(parseXml(map).name).toBe("map");
      const printed = await runCli(["export", "mudlet", "--open"], { dataDir: folder });
      expect(parseXml(printed.output).name).toBe("map");
      expect(map).toContain('hidden="1"');
      expect(printed.output).not.toContain('hidden="1"');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
