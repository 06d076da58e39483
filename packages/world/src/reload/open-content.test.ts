import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { realDisk, sha256, type Disk } from "../building/disk.ts";
import { publish } from "../building/publication.ts";
import { SMALL_GAME, withFolder } from "../content/content-fixture.ts";
import { keepLastGood, LAST_GOOD } from "./last-good.ts";
import { faultsInShort, openContent, type OpenedContent } from "./open-content.ts";

const ROOMS = "areas/dock/rooms.yaml";
const ROOMS_TEXT = String(SMALL_GAME[ROOMS]);

let dataDir = "";
let said: { level: number; msg: string; say?: boolean }[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "open-content-"));
  said = [];
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const open = (folder: string): Promise<OpenedContent> => {
  const log = pino(
    {},
    { write: (line: string) => void said.push(JSON.parse(line) as (typeof said)[number]) },
  );
  return openContent(folder, dataDir, log);
};
const keep = ({ bytes }: OpenedContent): void => keepLastGood(join(dataDir, LAST_GOOD), bytes ?? new Map());
const pier = ({ content }: OpenedContent): string | undefined => content.rooms.get("dock:pier")?.name;

describe("the content that a world starts with", () => {
  it("is the folder's, and what it is made of can be kept", () =>
    withFolder({ ...SMALL_GAME, "notes/mine.md": "Not content." }, async (folder) => {
      const opened = await open(folder);
      expect(opened.faults).toBeUndefined();
      expect([...(opened.bytes ?? [])].map(([file]) => file).sort()).toEqual(Object.keys(SMALL_GAME).sort());
      expect(said).toEqual([]);
    }));

  it("is what last loaded when somebody broke the folder, and that is said by file, line and what to do", () =>
    withFolder(SMALL_GAME, async (folder) => {
      keep(await open(folder));
      await writeFile(join(folder, ROOMS), `${ROOMS_TEXT}broken: [\n`);
      await rm(join(folder, "help/moving.md"));
      const opened = await open(folder);
      expect(pier(opened)).toBe("The Pier");
      expect(opened.bytes).toBeUndefined();
      expect(opened.content.help.has("moving")).toBe(true);
      const [{ level, msg } = { level: 0, msg: "" }] = said;
      expect(level).toBe(50);
      expect(msg).toContain(`The content in ${folder} has faults.`);
      expect(msg).toMatch(/\n {2}areas\/dock\/rooms\.yaml:\d+ .*\n/);
      expect(msg).toMatch(/Mend them, then .*`wyldlands content reload`\.$/);
      expect(faultsInShort(opened.faults ?? [])).toMatch(
        /^the content that last loaded, since the folder has \d faults?, the first in areas\/dock\/rooms\.yaml:\d+$/,
      );
    }));

  it("is what last loaded when the whole folder is gone", () =>
    withFolder(SMALL_GAME, async (folder) => {
      keep(await open(folder));
      expect(pier(await open(join(folder, "nowhere")))).toBe("The Pier");
    }));

  it("is none at a first start with faults, nor with a copy that does not load any more", () =>
    withFolder({ ...SMALL_GAME, [ROOMS]: "broken: [" }, async (folder) => {
      const refused = {
        name: "WorldError",
        code: "content",
        exitCode: 78,
        message: expect.stringContaining(ROOMS) as string,
      };
      await expect(open(folder)).rejects.toMatchObject(refused);
      keepLastGood(
        join(dataDir, LAST_GOOD),
        new Map([["world.yaml", new TextEncoder().encode("name: Old\n")]]),
      );
      await expect(open(folder)).rejects.toMatchObject(refused);
    }));

  it("has the publication in it over which the last world was killed", () =>
    withFolder(SMALL_GAME, async (folder) => {
      let renamed = false;
      const dying = new Proxy(realDisk, {
        get(disk, name: keyof Disk) {
          return (...args: never[]): unknown => {
            if (renamed) throw new Error("killed");
            renamed = name === "rename";
            return Reflect.apply(disk[name], disk, args) as unknown;
          };
        },
      });
      const text = ROOMS_TEXT.replace("The Pier", "The Long Pier");
      publish(folder, [{ path: ROOMS, before: sha256(ROOMS_TEXT), text }], dying);
      expect(pier(await open(folder))).toBe("The Long Pier");
      expect(said).toMatchObject([
        { say: true, msg: `A publication that was cut off is finished: ${ROOMS}.` },
      ]);
      expect(await readdir(folder)).not.toContain(".staged");
    }));
});
