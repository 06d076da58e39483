import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { realDisk, type Disk } from "../building/disk.ts";
import { isLastGood, keepLastGood, lastGoodSource } from "./last-good.ts";

const bytes = (files: Readonly<Record<string, string>>): Map<string, Uint8Array> =>
  new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)]));
const FIRST = { "world.yaml": "a: 1\n", "areas/dock/area.yaml": "b: 1\n", "help/start.md": "Go.\n" };
const SECOND = {
  "world.yaml": "a: 2\n",
  "areas/dock/area.yaml": "b: 1\n",
  "areas/marsh/area.yaml": "c: 1\n",
};

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "last-good-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Everything that the copy says, read as the loader reads. */
async function kept(): Promise<Record<string, string | undefined>> {
  const source = lastGoodSource(folder);
  if (!source) return {};
  const found: Record<string, string | undefined> = {};
  const walk = async (inside: string): Promise<void> => {
    for (const name of await source.names(inside)) {
      const path = inside === "" ? name : `${inside}/${name}`;
      const read = await source.read(path);
      if (read === undefined && (await source.names(path)).length > 0) await walk(path);
      else found[path] = read && new TextDecoder().decode(read);
    }
  };
  await walk("");
  return found;
}

describe("the copy of the content that last loaded", () => {
  it("is none before there was any", () => {
    expect(lastGoodSource(folder)).toBeUndefined();
    expect(isLastGood(folder, bytes(FIRST))).toBe(false);
  });

  it("says what was kept last, and writes only what is other", async () => {
    keepLastGood(folder, bytes(FIRST));
    expect(await kept()).toEqual(FIRST);
    expect(isLastGood(folder, bytes(FIRST))).toBe(true);
    const wrote: string[] = [];
    const counted: Disk = {
      ...realDisk,
      write: (path, text) => (wrote.push(path), realDisk.write(path, text)),
    };
    keepLastGood(folder, bytes(FIRST), counted);
    expect(wrote).toEqual([]);
    keepLastGood(folder, bytes(SECOND), counted);
    expect(wrote).toHaveLength(3);
    expect(await kept()).toEqual(SECOND);
    expect(isLastGood(folder, bytes(FIRST))).toBe(false);
    expect(await readdir(join(folder, "texts"))).toHaveLength(3);
  });

  it("is the earlier or the later one, at whatever step the power fails", async () => {
    const disk = (at: number): Disk => {
      let count = 0;
      return new Proxy(realDisk, {
        get(real, name: keyof Disk) {
          return (...args: never[]): unknown => {
            if (count++ >= at) throw new Error("killed");
            return Reflect.apply(real[name], real, args) as unknown;
          };
        },
      });
    };
    const seen = new Set<string>();
    for (let at = 0; at < 40; at += 1) {
      await rm(folder, { recursive: true, force: true });
      keepLastGood(folder, bytes(FIRST));
      try {
        keepLastGood(folder, bytes(SECOND), disk(at));
      } catch (error) {
        expect(error).toEqual(new Error("killed"));
      }
      const now = await kept();
      seen.add(JSON.stringify(now));
      expect([FIRST, SECOND]).toContainEqual(now);
      keepLastGood(folder, bytes(SECOND));
      expect(await kept()).toEqual(SECOND);
    }
    expect(seen.size).toBe(2);
  });

  it("has no file whose text is damaged, and is none when its index is", async () => {
    keepLastGood(folder, bytes({ "world.yaml": "a: 1\n" }));
    const [text = ""] = await readdir(join(folder, "texts"));
    await writeFile(join(folder, "texts", text), "other");
    expect(await lastGoodSource(folder)?.read("world.yaml")).toBeUndefined();
    for (const broken of ["", "{", "[1]", "null", '{"a": "../../etc/passwd"}']) {
      await writeFile(join(folder, "index.json"), broken);
      expect(lastGoodSource(folder), broken).toBeUndefined();
    }
    keepLastGood(folder, bytes(FIRST));
    expect(await lastGoodSource(folder)?.read("toString")).toBeUndefined();
  });
});
