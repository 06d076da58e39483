import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import { SMALL_GAME } from "../content/content-fixture.ts";
import { appoint } from "./staff.ts";
import type { Player, TestWorld, TestWorldOptions } from "./test-world.ts";
import { useWorlds } from "./use-worlds.ts";

/** A world on a folder of its own, with a builder called Ann in it. */
export interface Site {
  readonly world: TestWorld;
  readonly ann: Player;
  readonly folder: string;
  /** A file of the content as it lies there; undefined: there is none. */
  readonly text: (file: string) => string | undefined;
  readonly write: (file: string, text: string) => void;
  /** Every file of the content, by path. */
  readonly all: () => Record<string, string>;
}

/** Starts worlds on content that lies on the disk; both end with the test. */
export function useBuilding(): (
  options?: TestWorldOptions,
  files?: Readonly<Record<string, string>>,
) => Promise<Site> {
  const start = useWorlds();
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return async (options = {}, files = {}) => {
    const folder = mkdtempSync(join(tmpdir(), "building-"));
    folders.push(folder);
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    for (const [file, text] of Object.entries({ ...SMALL_GAME, ...files })) write(file, String(text));
    const world = await start({ folder, ...options });
    const [ann] = await world.players("Ann");
    await appoint(world, ann, "builder");
    return {
      world,
      ann,
      folder,
      write,
      text: (file) => read(folder, file),
      all: () =>
        Object.fromEntries(
          (readdirSync(folder, { recursive: true }) as string[]).sort().flatMap((file) => {
            const text = read(folder, file);
            return text === undefined ? [] : [[file, text]];
          }),
        ),
    };
  };
}

function read(folder: string, file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), "utf8");
  } catch {
    return undefined;
  }
}
