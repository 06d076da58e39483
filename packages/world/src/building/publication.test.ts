import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { chmodSync, lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { realDisk, sha256, type Disk } from "./disk.ts";
import { publish, type PublishedFile } from "./publication.ts";
import { finishPublication } from "./roll-forward.ts";

const BEFORE: Readonly<Record<string, string>> = {
  "world.yaml": "name: Smallness\n",
  "areas/dock/area.yaml": "name: The Dock\n",
  "areas/dock/rooms.yaml": "pier:\n  name: The Pier\n",
  "areas/dock/rooms/loft.yaml": "loft:\n  name: The Loft\n",
};
const AFTER: Readonly<Record<string, string>> = {
  "world.yaml": "name: Smallness\n",
  "areas/dock/area.yaml": "name: The Old Dock\n",
  "areas/dock/rooms.yaml": "pier:\n  name: The Long Pier\nshed:\n  name: The Shed\n",
  "areas/marsh/area.yaml": "name: The Marsh\n",
  "areas/marsh/rooms/reeds.yaml": "reeds:\n  name: Among Reeds\n",
};

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "publication-"));
  for (const [file, text] of Object.entries(BEFORE)) await put(file, text);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(file: string, text: string): Promise<void> {
  await mkdir(join(folder, file, ".."), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** Every file, hidden ones too, and every empty folder. */
function tree(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(folder, name);
    const kind = lstatSync(path);
    if (kind.isFile()) found[name] = readFileSync(path, "utf8");
    else if (kind.isDirectory() && readdirSync(path).length === 0) found[`${name}/`] = "";
  }
  return found;
}

function change(path: string, text: string | null): PublishedFile {
  const before = BEFORE[path];
  return { path, before: before === undefined ? null : sha256(before), text };
}

/** All that is between the two. */
function all(): PublishedFile[] {
  const paths = new Set([...Object.keys(BEFORE), ...Object.keys(AFTER)]);
  return [...paths].map((path) => change(path, AFTER[path] ?? null));
}

/** The same without waiting for the platter, which no kill of a process needs. */
const quickDisk: Disk = {
  ...realDisk,
  sync: () => undefined,
  write(path, bytes, like) {
    writeFileSync(path, bytes, { flag: "wx" });
    if (like) chmodSync(path, like.mode);
  },
};

class Killed extends Error {}

/** A disk on which the power fails at the n-th step, before it or after it, or in the middle of a write. Counts from 0. */
function failing(at: number, when: "before" | "after" | "amid", steps = { count: 0 }): Disk {
  const broken = { dead: false };
  return new Proxy(quickDisk, {
    get(disk, name: keyof Disk) {
      return (...args: never[]): unknown => {
        if (broken.dead) throw new Killed();
        // Between two looks nothing becomes other.
        if (["look", "read", "names", "realPath"].includes(name))
          return Reflect.apply(disk[name], disk, args) as unknown;
        const now = steps.count++ === at;
        if (now) broken.dead = true;
        if (now && when === "before") throw new Killed();
        if (now && when === "amid" && name === "write") {
          const [path, bytes] = args as unknown as [string, Uint8Array];
          quickDisk.write(path, bytes.subarray(0, bytes.length / 2));
          throw new Killed();
        }
        const result = Reflect.apply(disk[name], disk, args) as unknown;
        if (now) throw new Killed();
        return result;
      };
    },
  });
}

/** A disk on which one kind of step fails, from the n-th time that it is asked on, for good or once. */
function refusing(name: keyof Disk, code: string, { from = 0, times = Infinity } = {}): Disk {
  let asked = 0;
  return new Proxy(quickDisk, {
    get(disk, asks: keyof Disk) {
      return (...args: never[]): unknown => {
        if (asks === name && asked++ >= from && asked <= from + times)
          throw Object.assign(new Error(code), { code });
        return Reflect.apply(disk[asks], disk, args) as unknown;
      };
    },
  });
}

async function freshFolder(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(BEFORE)) await put(file, text);
}

describe("a publication", () => {
  it("writes what is new, replaces what changed, takes away what goes, with the folders that come and go", () => {
    expect(publish(folder, all())).toEqual({
      ok: true,
      files: [...new Set([...Object.keys(BEFORE), ...Object.keys(AFTER)])],
    });
    expect(tree()).toEqual(AFTER);
    expect(finishPublication(folder)).toEqual([]);
  });

  it("writes nothing when nothing is other", () => {
    const disk = refusing("write", "EIO");
    expect(publish(folder, [change("world.yaml", BEFORE["world.yaml"] ?? "")], disk)).toMatchObject({
      ok: true,
    });
    expect(tree()).toEqual(BEFORE);
  });

  it("keeps the modes of files", async () => {
    await chmod(join(folder, "world.yaml"), 0o640);
    expect(publish(folder, [change("world.yaml", "name: Other\n")]).ok).toBe(true);
    expect((await stat(join(folder, "world.yaml"))).mode & 0o777).toBe(0o640);
  });

  it("takes names in any script", () => {
    const name = "help/café-Ж-漢字.md";
    expect(publish(folder, [{ path: name, before: null, text: "Wörter.\n" }]).ok).toBe(true);
    expect(tree()[name]).toBe("Wörter.\n");
  });
});

describe("a publication that the power fails", () => {
  it(
    "is whole or has not been, at whatever step it was and however often it fails again",
    { timeout: 60_000 },
    async () => {
      const steps = { count: 0 };
      expect(publish(folder, all(), failing(Infinity, "before", steps)).ok).toBe(true);
      const total = steps.count;
      expect(total).toBeGreaterThan(30);
      const outcomes = new Set<string>();
      for (const when of ["before", "after", "amid"] as const)
        for (let at = 0; at < total; at += 1) {
          await freshFolder();
          const said = publish(folder, all(), failing(at, when));
          // The next start is killed as well, anywhere, and then the one after that.
          for (const again of [at % 7, at % 11]) {
            try {
              finishPublication(folder, failing(again, when));
            } catch (error) {
              expect(error).toBeInstanceOf(Killed);
            }
          }
          finishPublication(folder);
          const now = tree();
          const visible = Object.fromEntries(
            Object.entries(now).filter(([name]) => !name.startsWith(".staged")),
          );
          const whole = "areas/marsh/area.yaml" in visible;
          expect(visible, `killed ${when} step ${at}`).toEqual(whole ? AFTER : BEFORE);
          if (said.ok) expect(whole).toBe(true);
          outcomes.add(whole ? "whole" : "not");
          // What a dead stage leaves behind is swept by whoever publishes next.
          const next = whole ? AFTER : BEFORE;
          const again = publish(
            folder,
            [{ path: "world.yaml", before: sha256(next["world.yaml"] ?? ""), text: "x: 1\n" }],
            quickDisk,
          );
          expect(again.ok).toBe(true);
          expect(tree()).toEqual({ ...next, "world.yaml": "x: 1\n" });
        }
      expect(outcomes).toEqual(new Set(["whole", "not"]));
    },
  );

  it("is finished by two at once without harm", async () => {
    for (let at = 0; ; at += 1) {
      await freshFolder();
      publish(folder, all(), failing(at, "after"));
      if (!(".staged" in Object.fromEntries(Object.keys(tree()).map((name) => [name.split("/")[0], 1]))))
        break;
      const racing = new Proxy(realDisk, {
        get(disk, name: keyof Disk) {
          return (...args: never[]): unknown => {
            // The other one is a step ahead, every time.
            if (name === "rename") finishPublication(folder);
            return Reflect.apply(disk[name], disk, args) as unknown;
          };
        },
      });
      finishPublication(folder, racing);
      const visible = Object.keys(tree()).filter((name) => !name.startsWith(".staged"));
      expect([Object.keys(AFTER).sort(), Object.keys(BEFORE).sort()]).toContainEqual(visible.sort());
      if (visible.includes("areas/marsh/area.yaml") && at > 200) break;
    }
  });
});

describe("a publication is refused, with its reason and without a trace", () => {
  it("when a file is no longer what its author began with", async () => {
    await put("areas/dock/rooms.yaml", "pier:\n  name: Mine\n");
    const said = publish(folder, all());
    expect(said).toEqual({
      ok: false,
      code: "changed",
      files: ["areas/dock/rooms.yaml"],
      words:
        "Somebody else changed areas/dock/rooms.yaml on the disk meanwhile. It is as they left it: nothing was written.",
    });
    expect(tree()).toEqual({ ...BEFORE, "areas/dock/rooms.yaml": "pier:\n  name: Mine\n" });
  });

  it("when a file came or went that should not be, or be there", async () => {
    await put("areas/marsh/area.yaml", "name: Theirs\n");
    await rm(join(folder, "areas/dock/area.yaml"));
    expect(publish(folder, all())).toMatchObject({
      code: "changed",
      files: ["areas/dock/area.yaml", "areas/marsh/area.yaml"],
    });
  });

  it("when somebody saves while it is made ready", () => {
    let wrote = false;
    const disk = new Proxy(realDisk, {
      get(real, name: keyof Disk) {
        return (...args: never[]): unknown => {
          if (name === "write" && !wrote) {
            wrote = true;
            realDisk.remove(join(folder, "areas/dock/rooms.yaml"));
            realDisk.write(join(folder, "areas/dock/rooms.yaml"), Buffer.from("x: 1\n"));
          }
          return Reflect.apply(real[name], real, args) as unknown;
        };
      },
    });
    expect(publish(folder, all(), disk)).toMatchObject({ code: "changed", files: ["areas/dock/rooms.yaml"] });
    expect(tree()).toEqual({ ...BEFORE, "areas/dock/rooms.yaml": "x: 1\n" });
  });

  it.each([
    ["../outside.yaml", /outside of the content folder/],
    ["/etc/passwd", /outside of the content folder/],
    ["areas/../../x.yaml", /outside of the content folder/],
    [".staged/x.yaml", /not read as content/],
    ["areas//x.yaml", /not read as content/],
    ["areas/x.yaml~", /not read as content/],
    ["", /not read as content/],
    ["areas\\x.yaml", /characters/],
    ["areas/\0.yaml", /characters/],
    [`areas/${"x".repeat(300)}.yaml`, /too long/],
    ["areas", /it is no file/],
    ["world.yaml/x.yaml", /'world.yaml' is no folder/],
  ])("when the path is %j", (path, words) => {
    const said = publish(folder, [change("world.yaml", "x: 1\n"), { path, before: null, text: "x" }]);
    expect(said).toMatchObject({ ok: false, code: "outside", files: [path] });
    expect(said).toMatchObject({ words: expect.stringMatching(words) as string });
    expect(tree()).toEqual(BEFORE);
  });

  it("when a link leads out of the folder, but not when it stays inside", async () => {
    const outside = await mkdtemp(join(tmpdir(), "outside-"));
    try {
      await writeFile(join(outside, "area.yaml"), "name: Far\n");
      await symlink(outside, join(folder, "areas/far"));
      await symlink(join(outside, "area.yaml"), join(folder, "linked.yaml"));
      await symlink(join(folder, "nowhere"), join(folder, "broken.yaml"));
      await symlink(join(folder, "areas/dock"), join(folder, "areas/same"));
      const far = { path: "areas/far/area.yaml", before: sha256("name: Far\n"), text: "name: Hacked\n" };
      expect(publish(folder, [far])).toMatchObject({ code: "outside" });
      expect(publish(folder, [{ ...far, path: "areas/far/new.yaml", before: null }])).toMatchObject({
        code: "outside",
      });
      expect(publish(folder, [{ ...far, path: "linked.yaml" }])).toMatchObject({ code: "outside" });
      expect(publish(folder, [{ path: "broken.yaml", before: null, text: "x" }])).toMatchObject({
        code: "outside",
      });
      expect(await readFile(join(outside, "area.yaml"), "utf8")).toBe("name: Far\n");
      const same = { path: "areas/same/area.yaml", before: sha256("name: The Dock\n"), text: "name: Dock\n" };
      expect(publish(folder, [same]).ok).toBe(true);
      expect(tree()["areas/dock/area.yaml"]).toBe("name: Dock\n");
      // By two names it would be written twice.
      const twice = { ...same, before: sha256("name: Dock\n"), text: "x" };
      expect(publish(folder, [twice, { ...twice, path: "areas/dock/area.yaml" }])).toMatchObject({
        code: "failed",
      });
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  it("when the folder or the file is read-only, also to whoever could write all the same", async () => {
    await chmod(join(folder, "areas/dock"), 0o555);
    const words = expect.stringContaining("read-only. Nothing was written.") as string;
    expect(publish(folder, all())).toMatchObject({ code: "read-only", words });
    await chmod(join(folder, "areas/dock"), 0o755);
    await chmod(join(folder, "world.yaml"), 0o444);
    expect(publish(folder, [change("world.yaml", "x: 1\n")])).toMatchObject({ code: "read-only", words });
    expect(tree()).toEqual(BEFORE);
  });

  it.each([
    [
      "makeFolder",
      "EROFS",
      "read-only",
      "The server may not write into the content folder. Nothing was written.",
    ],
    [
      "write",
      "EACCES",
      "read-only",
      "The server may not write into the content folder. Nothing was written.",
    ],
    ["write", "ENOSPC", "full", "The disk is full. Nothing was written."],
    ["write", "EDQUOT", "full", "The disk is full. Nothing was written."],
    ["sync", "EIO", "failed", "The disk refused it (EIO). Nothing was written."],
    ["read", "EIO", "failed", "The disk refused it (EIO). Nothing was written."],
  ] as const)("when %s gives %s", (step, code, refusal, words) => {
    expect(publish(folder, all(), refusing(step, code))).toMatchObject({ ok: false, code: refusal, words });
    expect(tree()).toEqual(BEFORE);
  });

  it("when the disk fills up or goes wrong at any step: then everything is taken back", async () => {
    for (const step of ["write", "makeFolder", "rename", "remove", "removeFolder", "sync"] as const)
      for (let from = 0; from < 14; from += 1) {
        await freshFolder();
        const said = publish(folder, all(), refusing(step, "ENOSPC", { from, times: 1 }));
        // The stage's empty folder may outlive a disk that will not remove it.
        const { ".staged/": _empty, ...now } = tree();
        expect(now, `${step} ${from}: ${JSON.stringify(said)}`).toEqual(said.ok ? AFTER : BEFORE);
        if (!said.ok)
          expect(said).toMatchObject({ code: "full", words: "The disk is full. Nothing was written." });
      }
  });

  it("when the content folder is not there", () => {
    const said = publish(join(folder, "nowhere"), all());
    expect(said).toMatchObject({
      code: "failed",
      words: "The content folder is not there. Nothing was written.",
    });
    expect(finishPublication(join(folder, "nowhere"))).toEqual([]);
  });

  it("when half a character would be written", () => {
    expect(publish(folder, [change("world.yaml", "a\uD800")])).toMatchObject({ code: "failed" });
    expect(tree()).toEqual(BEFORE);
  });
});

describe("finishing what another process began", () => {
  /** Kills a publication right behind the step after which it counts. */
  function committed(): void {
    let renamed = false;
    const disk = new Proxy(realDisk, {
      get(real, name: keyof Disk) {
        return (...args: never[]): unknown => {
          if (renamed) throw new Killed();
          const result = Reflect.apply(real[name], real, args) as unknown;
          if (name === "rename") renamed = true;
          return result;
        };
      },
    });
    expect(publish(folder, all(), disk)).toMatchObject({
      ok: false,
      words: expect.stringContaining("in the middle") as string,
    });
  }

  it("names the files", () => {
    committed();
    expect(finishPublication(folder)).toEqual([
      {
        files: all()
          .map(({ path }) => path)
          .filter((path) => path !== "world.yaml"),
        direction: "forward",
        kept: [],
      },
    ]);
    expect(tree()).toEqual(AFTER);
  });

  it("keeps what somebody saved in between, beside what was published", async () => {
    committed();
    await put("areas/dock/rooms.yaml", "pier:\n  name: Mine\n");
    const [finished] = finishPublication(folder);
    const [kept = ""] = finished?.kept ?? [];
    expect(kept).toMatch(/^areas\/dock\/rooms\.yaml\.[0-9a-f]{8}~$/);
    expect(tree()).toEqual({ ...AFTER, [kept]: "pier:\n  name: Mine\n" });
  });

  it("takes everything back when the disk does not let it through, and throws when not even that goes", () => {
    committed();
    expect(() => finishPublication(folder, refusing("rename", "EIO"))).toThrow("EIO");
    expect(finishPublication(folder, refusing("removeFolder", "EACCES", { times: 1 }))[0]?.direction).toBe(
      "back",
    );
    expect(tree()).toEqual(BEFORE);
  });

  it("leaves alone what is no manifest of ours", async () => {
    await put(".staged/x/manifest.json", "{ broken");
    await put(".staged/notes.txt", "mine");
    expect(finishPublication(folder)).toEqual([]);
    expect(relative(folder, join(folder, ".staged/notes.txt")) in tree()).toBe(true);
  });
});
