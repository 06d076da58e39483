import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "./check-content.ts";
import { SMALL_GAME, withFolder } from "./content-fixture.ts";
import { loadContent } from "./load.ts";
import { folderSource, overlaid, type ContentSource } from "./source.ts";

const ROOMS = "areas/dock/rooms.yaml";
const text = (source: ContentSource, file: string): Promise<string | undefined> =>
  source.read(file).then((bytes) => bytes && new TextDecoder().decode(bytes));

/** The small game as it would be with these files. */
function small<T>(
  files: Readonly<Record<string, string | null>>,
  use: (source: ContentSource) => Promise<T>,
): Promise<T> {
  return withFolder(SMALL_GAME, (folder) =>
    use(overlaid(folderSource(folder), new Map(Object.entries(files)))),
  );
}

describe("a folder as a source of content", () => {
  it("names what is in it, sorted, without hidden files, editors' backups and what is being published", () =>
    withFolder(
      { "b.md": "", "a.md": "", ".swp": "", "a.md~": "", ".staged/x": "", "c/d": "" },
      async (folder) => {
        expect(await folderSource(folder).names("")).toEqual(["a.md", "b.md", "c"]);
        expect(await folderSource(folder).names("c")).toEqual(["d"]);
        expect(await folderSource(folder).names("a.md")).toEqual([]);
        expect(await folderSource(folder).names("nowhere")).toEqual([]);
        expect(await folderSource(folder).there()).toBe(true);
        expect(await folderSource(join(folder, "nowhere")).there()).toBe(false);
      },
    ));

  it("reads files and nothing else", () =>
    withFolder({ "a.md": "words" }, async (folder) => {
      await mkdir(join(folder, "c"));
      await symlink("/dev/zero", join(folder, "endless.yaml"));
      expect(await text(folderSource(folder), "a.md")).toBe("words");
      for (const none of ["c", "nowhere", "endless.yaml"])
        expect(await folderSource(folder).read(none)).toBeUndefined();
    }));
});

describe("a folder as it would be", () => {
  it("has the overlay's texts, and the folder's elsewhere", () =>
    small({ "help/start.md": "Other.\n" }, async (source) => {
      expect(await text(source, "help/start.md")).toBe("Other.\n");
      expect(await text(source, "help/moving.md")).toBe("Type a direction.\n");
    }));

  it("has folders that come with their first file and go with their last", () =>
    small(
      {
        "areas/marsh/rooms/reeds.yaml": "x",
        "help/start.md": null,
        "help/moving.md": null,
        "areas/dock/npcs.yaml": null,
        "areas/.hidden/x.yaml": "x",
      },
      async (source) => {
        expect(await source.names("areas")).toEqual(["dock", "marsh"]);
        expect(await source.names("areas/marsh")).toEqual(["rooms"]);
        expect(await source.names("areas/marsh/rooms")).toEqual(["reeds.yaml"]);
        expect(await source.names("areas/dock")).toEqual(["area.yaml", "items.yaml", "rooms.yaml"]);
        expect(await source.names("")).toEqual(["areas", "screens", "world.yaml"]);
        expect(await source.read("areas/dock/npcs.yaml")).toBeUndefined();
      },
    ));

  it("keeps a folder that something else is in", () =>
    small({ "help/start.md": null }, async (source) => {
      expect(await source.names("")).toContain("help");
    }));

  it("is a game without any folder on the disk", async () => {
    const files = new Map(Object.entries(SMALL_GAME).map(([file, words]) => [file, String(words)]));
    const source = overlaid(folderSource("/nowhere/at/all"), files);
    expect(await loadContent(source)).toMatchObject({ ok: true });
  });

  it("loads and is checked as the folder would be, and the folder stays", () =>
    withFolder(SMALL_GAME, async (folder) => {
      const rooms = String(SMALL_GAME[ROOMS]);
      const drafted = overlaid(
        folderSource(folder),
        new Map([[ROOMS, rooms.replace("The Pier", "The Long Pier")]]),
      );
      const loaded = await loadContent(drafted);
      expect(loaded.ok && loaded.content.rooms.get("dock:pier")?.name).toBe("The Long Pier");
      const broken = overlaid(
        folderSource(folder),
        new Map([[ROOMS, rooms.replace("north: shed", "north: sea")]]),
      );
      expect(await loadContent(broken)).toMatchObject({
        ok: false,
        findings: expect.arrayContaining([
          expect.objectContaining({ file: ROOMS, line: 5, code: "unknown-exit" }),
        ]) as unknown,
      });
      const spelt = overlaid(folderSource(folder), new Map([["help/lost.md", "Nobody names this page.\n"]]));
      expect((await checkContent(spelt)).findings.map(({ file, code }) => `${file} ${code}`)).toContain(
        "help/lost.md lonely-topic",
      );
      expect(await loadContent(folder)).toMatchObject({ ok: true });
    }));

  it("finds in a text what it would find in a file", () =>
    small({ "help/start.md": "with a \u0007 bell\n" }, async (source) => {
      expect(await loadContent(source)).toMatchObject({
        ok: false,
        findings: [{ file: "help/start.md", line: 1, code: "control-character" }],
      });
    }));

  it("does not see a folder that changes behind a name it shadows", () =>
    withFolder(SMALL_GAME, async (folder) => {
      const source = overlaid(folderSource(folder), new Map([["help/start.md", "Mine.\n"]]));
      await writeFile(join(folder, "help/start.md"), "Theirs.\n");
      expect(await text(source, "help/start.md")).toBe("Mine.\n");
    }));
});
