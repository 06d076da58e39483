import { createWorld } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { Due } from "../components/index.ts";
import { newId } from "../ids.ts";
import { Scheduler } from "./scheduler.ts";

function setUp(startAt = 0) {
  let now = startAt;
  const world = createWorld({ components: [Due], relations: [], newId, dev: true });
  const scheduler = new Scheduler(world, { now: () => now });
  return { world, scheduler, at: (ms: number) => void (now = ms) };
}

/** What falls due now, as `handler`s. */
function due({ scheduler }: Pick<ReturnType<typeof setUp>, "scheduler">): string[] {
  return [...scheduler.takeReady()].flatMap((entity) =>
    scheduler.collect(entity).map(({ handler }) => handler),
  );
}

describe("the scheduler", () => {
  it("calls what is due, once, not before its time, and keeps the rest on the entity", () => {
    const set = setUp();
    const entity = set.world.spawn([]);
    set.scheduler.schedule(entity, 1_000, "first", { a: "1" });
    set.scheduler.schedule(entity, 200_000, "far", {});
    set.at(999);
    expect(due(set)).toEqual([]);
    set.at(1_000);
    expect(due(set)).toEqual(["first"]);
    expect(due(set)).toEqual([]);
    expect(entity.need(Due)).toEqual([{ at: 200_000, handler: "far", data: {} }]);
    set.at(200_000);
    expect(due(set)).toEqual(["far"]);
    expect(entity.has(Due)).toBe(false);
  });

  it("finds all of it again when the entities are loaded, what is overdue at once", () => {
    const before = setUp();
    const entity = before.world.spawn([]);
    before.scheduler.schedule(entity, 5_000, "soon", {});
    before.scheduler.schedule(entity, 400_000, "far", {});
    const row = structuredClone(before.world.serialize(entity));
    const after = setUp(60_000);
    after.world.load([row], { prototypes: new Map() });
    expect(due(after)).toEqual(["soon"]);
    after.at(400_000);
    expect(due(after)).toEqual(["far"]);
  });

  it("forgets what was scheduled in an attempt that came to nothing, and calls for nobody who is gone", () => {
    const set = setUp();
    const entity = set.world.spawn([]);
    expect(() =>
      set.world.attempt(() => {
        set.scheduler.schedule(entity, 100, "undone", {});
        throw new Error("no");
      }),
    ).toThrow("no");
    set.scheduler.schedule(entity, 200, "kept", {});
    const gone = set.world.spawn([]);
    set.scheduler.schedule(gone, 100, "gone", {});
    gone.despawn();
    set.at(1_000);
    expect(due(set)).toEqual(["kept"]);
  });
});
