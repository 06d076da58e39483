import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { SMALL_GAME, withFolder } from "../content/content-fixture.ts";
import { loadContent } from "../content/load.ts";
import { exportArea, sha256 } from "./export-area.ts";
import { importArea, type ImportAreaOptions, type ImportedArea } from "./import-area.ts";
import { MANIFEST, type Manifest } from "./manifest.ts";
import { stageDisk, type StageDisk } from "./stage.ts";

/** The small game with a second area, to which it leads and which names some of it. */
const GAME: Readonly<Record<string, string>> = {
  ...(SMALL_GAME as Record<string, string>),
  "areas/dock/rooms.yaml": (SMALL_GAME["areas/dock/rooms.yaml"] as string).replace(
    "    north: shed\n",
    "    north: shed\n    east: fen:gate\n",
  ),
  "areas/fen/area.yaml": "# Wet.\nname: The Fen\nrecall: gate\nlevels: [2, 4]\n",
  "areas/fen/rooms/edge.yaml": `# The way in.
gate:
  name: The Fen Gate
  look: A gate, and no fence.
  exits: { west: 'dock:pier', north: fen:pool }
  things: [dock:oar, reed]
`,
  "areas/fen/rooms/inner.yaml": "pool:\n  name: The Pool\n  look: Still.\n  exits:\n    south: gate\n",
  "areas/fen/items.yaml": "reed:\n  name: a reed\n  ground: A reed.\n  look: Long.\n  weight: 20\n",
};
const FEN = Object.keys(GAME).filter((file) => file.startsWith("areas/fen/"));
/** The same game as somebody has it who never had the fen, but has the way to it. */
const READY = Object.fromEntries(Object.entries(GAME).filter(([file]) => !FEN.includes(file)));

let bundle: Uint8Array;

beforeAll(async () => {
  ({ zip: bundle } = await withFolder(GAME, (folder) =>
    exportArea(folder, "fen", { author: "Ansa", licence: "CC-BY-4.0" }),
  ));
});

/** Every file of a folder by its path, hidden ones too. */
async function everything(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      found[path.slice(folder.length + 1)] = await readFile(path, "latin1");
    }
  return found;
}

/** Changes what a bundle holds and packs it again; its manifest goes along with its files unless `lies`. */
function repacked(
  change: (files: Record<string, Uint8Array>, manifest: Manifest) => void,
  lies = false,
): Uint8Array {
  const files = unzipSync(bundle);
  const manifest = JSON.parse(strFromU8(files[MANIFEST] as Uint8Array)) as Manifest;
  change(files, manifest);
  if (!lies)
    manifest.files = Object.entries(files).flatMap(([name, bytes]) =>
      name === MANIFEST
        ? []
        : [{ path: name.slice(`${manifest.id}/`.length), bytes: bytes.length, sha256: sha256(bytes) }],
    );
  if (files[MANIFEST]) files[MANIFEST] = strToU8(JSON.stringify(manifest));
  return zipSync(files);
}

/** What becomes of a bundle in a game; the words when it is refused. */
async function attempt(
  zip: Uint8Array,
  options: ImportAreaOptions = {},
  game: Parameters<typeof withFolder>[0] = READY,
): Promise<{
  words?: string;
  imported?: ImportedArea;
  files: Record<string, string>;
  before: Record<string, string>;
}> {
  return withFolder(game, async (folder) => {
    const before = await everything(folder);
    const outcome = await importArea(zip, folder, options).then(
      (imported) => ({ imported }),
      (error: Error & { code: string }) => ({ words: `${error.code}: ${error.message}` }),
    );
    return { ...outcome, files: await everything(folder), before };
  });
}

describe("an area packed to be given away", () => {
  it("says what it is, what it needs of others by file and line, and how one came to it", async () => {
    const files = unzipSync(bundle);
    expect(Object.keys(files)).toEqual([MANIFEST, ...FEN.map((file) => file.slice("areas/".length)).sort()]);
    const manifest = JSON.parse(strFromU8(files[MANIFEST] as Uint8Array)) as Manifest;
    expect(manifest).toMatchObject({
      format: "wyldlands-area",
      version: 1,
      id: "fen",
      name: "The Fen",
      levels: [2, 4],
      author: "Ansa",
      licence: "CC-BY-4.0",
      needs: [
        { id: "dock:oar", kind: "item", name: "an ash oar", uses: ["rooms/edge.yaml:6"] },
        { id: "dock:pier", kind: "room", name: "The Pier", uses: ["rooms/edge.yaml:5"] },
      ],
      waysIn: [{ from: "dock:pier", direction: "east", to: "fen:gate" }],
    });
    expect(manifest.files.map(({ path }) => `areas/fen/${path}`).sort()).toEqual(FEN.toSorted());
  });

  it("is the same file each time", async () => {
    const again = await withFolder(GAME, (folder) =>
      exportArea(folder, "fen", { author: "Ansa", licence: "CC-BY-4.0" }),
    );
    expect(Buffer.from(again.zip).equals(Buffer.from(bundle))).toBe(true);
  });

  it("is not made of an area that is not there, or of content with faults", async () => {
    await withFolder(GAME, async (folder) => {
      await expect(exportArea(folder, "fem")).rejects.toThrow("There is no area 'fem'. Did you mean 'fen'?");
      await writeFile(join(folder, "areas/fen/items.yaml"), "reed: [");
      await expect(exportArea(folder, "fen")).rejects.toThrow("`wyldlands content check` names them");
    });
  });
});

describe("an area that somebody brings in", () => {
  it("is byte for byte what was packed, and the world starts with it", async () => {
    const { imported, files } = await attempt(bundle);
    expect(imported).toMatchObject({ area: "fen", written: true, loads: true, missing: [], waysIn: [] });
    expect(files).toEqual(Object.fromEntries(Object.entries(GAME)));
  });

  it("keeps line ends, byte-order marks and comments as they are", async () => {
    const odd =
      "\uFEFF# Odd.\r\nreed:\r\n  name: a reed\r\n  ground: A reed.\r\n  look: Long.\r\n  weight: 20\r\n";
    const game = { ...GAME, "areas/fen/items.yaml": odd };
    const { zip } = await withFolder(game, (folder) => exportArea(folder, "fen"));
    const { files } = await attempt(zip);
    expect(files["areas/fen/items.yaml"]).toBe(Buffer.from(odd).toString("latin1"));
  });

  it("is never written over one that is there; another name for it is told", async () => {
    const { words, files, before } = await attempt(bundle, {}, GAME);
    expect(words).toBe("taken: There is an area 'fen' already. Give this one another name: --as fen-2.");
    expect(files).toEqual(before);
  });

  it("gets another name in every id, and in nothing else", async () => {
    const game = {
      ...GAME,
      "areas/dock/rooms.yaml": (GAME["areas/dock/rooms.yaml"] as string).replace(
        "    east: fen:gate\n",
        "    east: fen:gate\n    west: marsh:gate\n",
      ),
    };
    const { imported, files } = await attempt(bundle, { as: "marsh" }, game);
    expect(imported).toMatchObject({ area: "marsh", written: true, loads: true });
    expect(files["areas/marsh/rooms/edge.yaml"]).toBe(
      GAME["areas/fen/rooms/edge.yaml"]?.replace("north: fen:pool", "north: marsh:pool"),
    );
    for (const rest of ["area.yaml", "items.yaml", "rooms/inner.yaml"])
      expect(files[`areas/marsh/${rest}`]).toBe(GAME[`areas/fen/${rest}`]);
    expect(imported?.waysIn).toEqual([{ from: "dock:pier", direction: "east", to: "fen:gate" }]);
  });

  it("is not written when the content would not load with it; what is missing is told by file and line", async () => {
    const { imported, files, before } = await attempt(bundle, {}, SMALL_GAME);
    expect(imported).toMatchObject({ written: false, loads: false });
    expect(imported?.findings).toEqual([
      expect.objectContaining({ file: "areas/fen/rooms/edge.yaml", line: 5, code: "one-way-exit" }),
    ]);
    expect(imported?.waysIn).toEqual([{ from: "dock:pier", direction: "east", to: "fen:gate" }]);
    expect(files).toEqual(before);

    const bare = {
      ...SMALL_GAME,
      "areas/dock/items.yaml": (SMALL_GAME["areas/dock/items.yaml"] as string).replaceAll("oar", "pole"),
    };
    const lacking = await attempt(
      bundle,
      {},
      {
        ...bare,
        "areas/dock/rooms.yaml": (SMALL_GAME["areas/dock/rooms.yaml"] as string).replace(
          "item: oar",
          "item: pole",
        ),
        "areas/dock/npcs.yaml": (SMALL_GAME["areas/dock/npcs.yaml"] as string).replace(
          "item: oar",
          "item: pole",
        ),
      },
    );
    expect(lacking.imported?.missing.map(({ id, uses }) => `${id} ${uses.join()}`)).toEqual([
      "dock:oar rooms/edge.yaml:6",
    ]);
    expect(lacking.imported?.findings.map(({ code, line }) => `${code} ${line}`)).toContain("unknown-item 6");
  });

  it("is left for mending when that is what one wants", async () => {
    const { imported, files } = await attempt(bundle, { force: true }, SMALL_GAME);
    expect(imported).toMatchObject({ written: true, loads: false });
    expect(FEN.map((file) => files[file])).toEqual(FEN.map((file) => GAME[file]));
  });

  it("goes into a game, and nowhere else", async () => {
    const { words, files } = await attempt(bundle, {}, { "notes.txt": "no game" });
    expect(words).toMatch(/^no-game: .+ holds no world\.yaml\. Name the content folder of a game\.$/);
    expect(files).toEqual({ "notes.txt": "no game" });
    expect((await attempt(bundle, { as: "../fen" })).words).toContain(
      "bad-name: '../fen' is no name for an area",
    );
  });
});

describe("a bundle from somebody who means no good", () => {
  const put =
    (name: string, text = "a: 1\n") =>
    (files: Record<string, Uint8Array>): void =>
      void (files[name] = strToU8(text));

  it.each<[string, () => Uint8Array, string]>([
    [
      "a path upward",
      () => repacked(put("fen/../../evil.yaml")),
      "bad-name: '../../evil.yaml' is no file of an area",
    ],
    [
      "a path from the root",
      () => repacked(put("/etc/cron.d/evil.yaml"), true),
      "bad-name: '/etc/cron.d/evil.yaml'",
    ],
    ["a path of another system", () => repacked(put("fen/..\\evil.yaml")), "bad-name: '..\\evil.yaml'"],
    ["a drive's letter", () => repacked(put("fen/c:evil.yaml")), "bad-name: 'c:evil.yaml'"],
    ["a hidden file", () => repacked(put("fen/.evil.yaml")), "bad-name: '.evil.yaml'"],
    [
      "a folder too deep",
      () => repacked(put("fen/rooms/more/evil.yaml")),
      "bad-name: 'rooms/more/evil.yaml'",
    ],
    ["a program", () => repacked(put("fen/rooms/evil.sh")), "bad-name: 'rooms/evil.sh'"],
    ["a file beside the area", () => repacked(put("world.yaml"), true), "bad-name: 'world.yaml'"],
    [
      "a file that its manifest does not know",
      () => repacked(put("fen/npcs.yaml"), true),
      "no-bundle: 'fen/npcs.yaml' is in it",
    ],
    [
      "other bytes than it says",
      () => repacked(put("fen/items.yaml"), true),
      "no-bundle: 'items.yaml' is not what it was",
    ],
    [
      "a file less than it says",
      () => repacked((files) => delete files["fen/items.yaml"], true),
      "no-bundle: 'items.yaml' is missing",
    ],
    [
      "no area.yaml",
      () => repacked((files) => delete files["fen/area.yaml"]),
      "no-bundle: There is no area.yaml in it",
    ],
    [
      "no manifest",
      () => repacked((files) => delete files[MANIFEST]),
      `no-bundle: There is no ${MANIFEST} in it`,
    ],
    [
      "a manifest of another kind",
      () => repacked((_, manifest) => Object.assign(manifest, { format: "tar" })),
      "Its 'format' is not as it should be.",
    ],
    [
      "an id that is a path",
      () => repacked((_, manifest) => Object.assign(manifest, { id: "../fen" }), true),
      "Its 'id' is not as it should be.",
    ],
    [
      "a name that commands a terminal",
      () => repacked((_, manifest) => Object.assign(manifest, { name: "\u001b]0;owned\u0007" })),
      "Its 'name' is not as it should be.",
    ],
    [
      "a later version",
      () => repacked((_, manifest) => Object.assign(manifest, { version: 2 })),
      "version: It was made by a later program (version 2; this one reads up to 1)",
    ],
    [
      "brackets without end",
      () => repacked(put("fen/items.yaml", "[".repeat(60_000))),
      "no-bundle: 'items.yaml' is nested deeper",
    ],
    [
      "lists without end",
      () => repacked(put("fen/items.yaml", "- ".repeat(30_000))),
      "no-bundle: 'items.yaml' is nested deeper",
    ],
    [
      "bytes that are no text",
      () => repacked((files) => (files["fen/items.yaml"] = Uint8Array.of(0xff, 0xfe, 0x61))),
      "no-bundle: 'items.yaml' in it is no text in UTF-8",
    ],
  ])("is refused with words for %s, even by force, and nothing is written", async (_what, made, expected) => {
    const { words, files, before } = await attempt(made(), { force: true });
    expect(words).toContain(expected);
    expect(files).toEqual(before);
  });

  it("does not follow a link that lies where the area would come", async () => {
    await withFolder(READY, async (folder) => {
      await mkdir(join(folder, "elsewhere"));
      await symlink(join(folder, "elsewhere"), join(folder, "areas/fen"));
      await expect(importArea(bundle, folder)).rejects.toThrow("There is an area 'fen' already");
      expect(await readdir(join(folder, "elsewhere"))).toEqual([]);
    });
  });
});

describe("an import that ends in the middle", () => {
  /** A disk that does so many things and then, as for a process that was killed, nothing more. */
  function dying(steps: number, code: string): { disk: StageDisk; did: () => number } {
    let left = steps;
    const step =
      <A extends unknown[]>(run: (...args: A) => Promise<void>) =>
      async (...args: A): Promise<void> => {
        left -= 1;
        if (left < 0) throw Object.assign(new Error(`${code}: the disk is gone`), { code });
        await run(...args);
      };
    const { makeFolder, write, syncFolder, move, remove } = stageDisk;
    const disk = {
      makeFolder: step(makeFolder),
      write: step(write),
      syncFolder: step(syncFolder),
      move: step(move),
      remove: step(remove),
    };
    return { disk, did: () => steps - Math.max(left, 0) };
  }

  it("leaves the content as it was, or has the whole area in it, wherever it was killed; the next one goes through", async () => {
    let ends = 0;
    for (let steps = 0; ; steps += 1) {
      const over = await withFolder(READY, async (folder) => {
        const { disk, did } = dying(steps, "EIO");
        const done = await importArea(bundle, folder, { disk }).then(
          () => true,
          () => false,
        );
        if (done) return did() < steps;
        ends += 1;
        const names = (await readdir(join(folder, "areas"))).filter((name) => !name.startsWith("."));
        const whole = names.includes("fen");
        if (whole)
          for (const file of FEN) expect(await readFile(join(folder, file), "utf8")).toBe(GAME[file]);
        expect((await loadContent(folder)).ok).toBe(whole);
        if (!whole) {
          expect((await importArea(bundle, folder)).written).toBe(true);
          expect(await everything(folder)).toEqual(GAME);
        }
        return false;
      });
      if (over) break;
    }
    expect(ends).toBeGreaterThan(10);
  });

  it("leaves nothing behind on a disk that is full", async () => {
    await withFolder(READY, async (folder) => {
      const before = await everything(folder);
      let writes = 0;
      const full: StageDisk = {
        ...stageDisk,
        async write(path, bytes) {
          writes += 1;
          if (writes === 3) {
            await stageDisk.write(path, bytes.subarray(0, 5));
            throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
          }
          await stageDisk.write(path, bytes);
        },
      };
      await expect(importArea(bundle, folder, { disk: full })).rejects.toThrow("ENOSPC");
      expect(await everything(folder)).toEqual(before);
      expect(await readdir(join(folder, "areas"))).toEqual(["dock"]);
    });
  });

  it("does not clear away what another import is just making ready", async () => {
    await withFolder(READY, async (folder) => {
      const other = join(folder, `areas/.import-${process.ppid}-moor/area.yaml`);
      const dead = join(folder, "areas/.import-4194303-fen/area.yaml");
      for (const path of [other, dead]) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, "name: Half\n");
      }
      await importArea(bundle, folder);
      expect(await readFile(other, "utf8")).toBe("name: Half\n");
      await expect(readFile(dead)).rejects.toThrow("ENOENT");
    });
  });
});
