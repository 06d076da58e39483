import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadContent } from "../../packages/world/src/content/load.ts";
import { importWorld } from "../../packages/world/src/import/import-world.ts";
import { writeBrokenLibrary } from "./broken-library.ts";
import { writeLibrary } from "./library.ts";

const SHIPPED = join(import.meta.dirname, "../../content");
const SEEDS = process.env["WYLDLANDS_LONG"] === "1" ? 40 : 4;

describe("a library with one of each fault", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wyld-broken-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
    "comes over but for the faults, each of which is named by file and line (seed %i)",
    async (seed) => {
      const library = join(folder, "library");
      const { facts, faults, lost } = writeBrokenLibrary(library, seed);
      const out = join(folder, "game");
      const { counts, findings } = await importWorld({
        from: "circle",
        paths: [library],
        out,
        shipped: SHIPPED,
      });
      for (const { what, file, line, code } of faults) {
        const there = findings.filter((one) => one.file === file && one.code === code);
        expect(
          there.map((one) => one.line),
          `${what} in ${file}`,
        ).toContain(line);
      }
      expect(counts.rooms).toBe(facts.rooms - lost.rooms);
      expect(counts.items).toBe(facts.objects - lost.objects);
      expect(counts.files).toBe(4 * 8);
      const loaded = await loadContent(out);
      expect(loaded.ok ? [] : loaded.findings).toEqual([]);
      if (!loaded.ok) return;
      const seen = [...loaded.content.npcs.values()].map(({ ground }) => ground);
      expect(seen.filter((ground) => ground.includes("st\u00e4nds")).length).toBeGreaterThan(10);
    },
  );

  it("brings over what has the line ends of Windows as if it had not", async () => {
    const [plain, broken] = [join(folder, "plain"), join(folder, "broken")];
    writeLibrary(plain, 240, 3);
    writeBrokenLibrary(broken, 3);
    const rooms = async (source: string, out: string): Promise<string> => {
      await importWorld({ from: "circle", paths: [join(source, "wld/3.wld")], out, shipped: SHIPPED });
      return readFileSync(join(out, "areas/zone-3/rooms.yaml"), "utf8");
    };
    expect(await rooms(broken, join(folder, "a"))).toBe(await rooms(plain, join(folder, "b")));
  });
});
