import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, inject, it } from "vitest";
import { sha256 } from "../building/disk.ts";
import { SMALL_GAME, withFolder } from "../content/content-fixture.ts";
import { loadContent } from "../content/load.ts";
import { ContentReader } from "./content-reader.ts";
import { lastGoodSource } from "./last-good.ts";

const SHIPPED = fileURLToPath(new URL("../../../../content", import.meta.url));
const ROOMS = "areas/dock/rooms.yaml";
const ROOMS_TEXT = String(SMALL_GAME[ROOMS]);

describe("the thread that works on content folders", () => {
  const reader = new ContentReader(inject("bundles")["content-worker"]);
  afterAll(() => reader.stop());

  it("hands out texts as they are stored, with their sums", () =>
    withFolder({ "dos.yaml": "\uFEFFa: 1\r\n", "latin.yaml": Uint8Array.of(0x61, 0xe9) }, async (folder) => {
      await mkdir(join(folder, "areas"));
      await symlink("/etc/passwd", join(folder, "link.yaml"));
      const files = ["dos.yaml", "none.yaml", "latin.yaml", "areas", "../x.yaml", "link.yaml"];
      expect(Object.fromEntries(await reader.texts(folder, files))).toEqual({
        "dos.yaml": { text: "\uFEFFa: 1\r\n", sha256: sha256("\uFEFFa: 1\r\n") },
        "none.yaml": null,
        "latin.yaml": { fault: "it is not UTF-8: save it again with that encoding" },
        areas: { fault: "it is no file" },
        "../x.yaml": { fault: "it lies outside of the content folder" },
        "link.yaml": { fault: "a link leads out of the content folder" },
      });
      expect(Object.fromEntries(await reader.hashes(folder, files))).toEqual({
        "dos.yaml": sha256("\uFEFFa: 1\r\n"),
        "none.yaml": null,
        "latin.yaml": sha256(Uint8Array.of(0x61, 0xe9)),
        areas: null,
        "../x.yaml": null,
        "link.yaml": null,
      });
      expect([...(await reader.texts(join(folder, "nowhere"), ["a"]))]).toEqual([["a", null]]);
    }));

  it("finds in a draft what would be found in the folder, and nothing of it stays", () =>
    withFolder(SMALL_GAME, async (folder) => {
      const draft = new Map([[ROOMS, `${ROOMS_TEXT}loft:\n  name: The Loft\n  look: Dust.\n`]]);
      const { loads, findings } = await reader.check(folder, draft);
      expect(loads).toBe(true);
      expect(findings.map(({ file, line, code }) => `${file}:${line} ${code}`)).toContain(
        `${ROOMS}:${ROOMS_TEXT.split("\n").length} unreachable-room`,
      );
      const broken = await reader.check(folder, new Map([[ROOMS, "pier: ["]]));
      expect(broken).toMatchObject({ loads: false, findings: [{ file: ROOMS, code: "bad-yaml" }] });
      const plain = await reader.check(folder);
      expect(plain.findings.map(({ code }) => code)).not.toContain("unreachable-room");
    }));

  it("publishes and refuses, and reads what it published", () =>
    withFolder(SMALL_GAME, async (folder) => {
      const file = {
        path: ROOMS,
        before: sha256(ROOMS_TEXT),
        text: ROOMS_TEXT.replace("The Pier", "The Long Pier"),
      };
      // Asked at once, done one after the other.
      const [done, again, texts] = await Promise.all([
        reader.publish(folder, [file]),
        reader.publish(folder, [file]),
        reader.texts(folder, [ROOMS]),
      ]);
      expect(done).toEqual({ ok: true, files: [ROOMS] });
      expect(again).toMatchObject({ ok: false, code: "changed", files: [ROOMS] });
      expect(texts.get(ROOMS)).toMatchObject({ text: file.text });
      expect(await readFile(join(folder, ROOMS), "utf8")).toBe(file.text);
    }));

  it("keeps what it read last as the content to fall back on, unless that does not load by itself", () =>
    withFolder(SMALL_GAME, async (folder) => {
      const to = await mkdtemp(join(tmpdir(), "kept-"));
      try {
        const draft = new Map([[ROOMS, ROOMS_TEXT.replace("The Pier", "A Draft")]]);
        expect(await reader.read(folder, draft)).toMatchObject({ ok: true, keepable: false });
        expect(await reader.keepGood(to)).toEqual({ kept: false });
        // A copy of an area beside the others does not make the others sounder than they are.
        const beside = new Map([
          ["areas/draft/area.yaml", "name: A Draft\nrecall: pier\n"],
          ["areas/draft/rooms.yaml", "pier:\n  name: A Draft\n  look: Drafty.\n"],
        ]);
        expect(await reader.read(folder, beside)).toMatchObject({ ok: true, keepable: true });
        expect(await reader.keepGood(to)).toEqual({ kept: true });
        await writeFile(join(folder, ROOMS), "pier: [");
        expect(await reader.read(folder)).toMatchObject({ ok: false });
        expect(await reader.keepGood(to)).toEqual({ kept: false });
        const source = lastGoodSource(to);
        const kept = source && (await loadContent(source));
        expect(kept?.ok && [...kept.content.areas.keys()]).toEqual(["dock"]);
      } finally {
        await rm(to, { recursive: true });
      }
    }));

  it("answers whoever waits when it ends, and whoever asks then gets another one", () =>
    withFolder(SMALL_GAME, async (folder) => {
      // The whole game takes it a second or so.
      const asked = reader.check(SHIPPED);
      const other = expect(asked).rejects.toThrow("the thread that reads content ended");
      reader.stop();
      await other;
      expect((await reader.hashes(folder, ["world.yaml"])).get("world.yaml")).toBe(
        sha256(String(SMALL_GAME["world.yaml"])),
      );
    }));
});
