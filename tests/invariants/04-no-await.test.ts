import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "../../packages/world/src");

/** What runs inside a turn. What waits for the outside is asked by a held item (sessions/hold.ts) or stands in a job. */
const IN_THE_TURN = ["deeds", "commands", "systems", "events", "views", "components", "effects", "quests"];

/** A promise in a turn would let the world change in the middle of a deed. */
describe("invariant 4: no await inside a turn", () => {
  test("nothing that runs in a turn is asynchronous", () => {
    const files = IN_THE_TURN.flatMap((folder) => list(join(SOURCES, folder)));
    expect(files.length).toBeGreaterThan(30);
    const guilty = files.filter((file) =>
      /\b(?:async|await|Promise|setTimeout|setImmediate)\b/.test(code(file)),
    );
    expect(guilty).toEqual([]);
  });

  test("a turn's own steps are not asynchronous either", () => {
    for (const file of [
      "turn/deed-runner.ts",
      "turn/scheduler.ts",
      "turn/timing-wheel.ts",
      "deeds/act.ts",
      "game.ts",
    ]) {
      expect(code(join(SOURCES, file))).not.toMatch(/\b(?:async|await)\b/);
    }
    const loop = code(join(SOURCES, "turn/loop.ts"));
    const turn = loop.slice(loop.indexOf("#turn()"), loop.indexOf("#hold("));
    expect(turn.length).toBeGreaterThan(500);
    expect(turn).not.toMatch(/\b(?:async|await)\b/);
  });
});

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
      .map((path) => join(folder, path));
  } catch {
    // A folder that a later part of the game brings.
    return [];
  }
}

/** The source without its comments. */
function code(file: string): string {
  return readFileSync(file, "utf8").replace(/\/\*[^]*?\*\/|\/\/.*$/gm, "");
}
