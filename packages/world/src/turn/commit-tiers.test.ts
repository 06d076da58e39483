import { createWorld, defineComponent, type Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ContainedIn } from "../components/index.ts";
import { newId } from "../ids.ts";
import { LAZY_MS, Tiers } from "../persistence/tiers.ts";

const Mark = defineComponent("mark", { schema: z.object({ no: z.number() }), default: () => ({ no: 0 }) });

function setUp() {
  const stored = new Set<Entity>();
  const world = createWorld({
    components: [Mark],
    relations: [ContainedIn],
    containment: ContainedIn,
    newId,
    dev: true,
  });
  const tiers = new Tiers(world, (entity) => stored.has(entity));
  const touch = (...entities: Entity[]): Set<Entity> => {
    for (const entity of entities) entity.edit(Mark).no += 1;
    return new Set(entities);
  };
  const spawn = (place?: Entity): Entity => world.spawn([Mark()], place ? { in: place } : {});
  /** What the next commit writes; afterwards it is stored. */
  const commit = (now: number, all = false): Set<Entity> => {
    tiers.collect();
    const { entities } = tiers.take(now, all);
    for (const entity of entities) stored.add(entity);
    return new Set(entities);
  };
  return { world, tiers, touch, spawn, commit };
}

describe("what a commit writes", () => {
  it("is what somebody saw at once, and what nobody saw within a minute", () => {
    const { tiers, touch, spawn, commit } = setUp();
    const [seen, unseen] = [spawn(), spawn()];
    commit(0);
    tiers.wrote(touch(seen), true, 0);
    tiers.wrote(touch(unseen), false, 0);
    expect(commit(0)).toEqual(new Set([seen]));
    expect(tiers.urgent(LAZY_MS - 1)).toBe(false);
    expect(commit(LAZY_MS - 1)).toEqual(new Set());
    expect(tiers.urgent(LAZY_MS)).toBe(true);
    expect(commit(LAZY_MS)).toEqual(new Set([unseen]));
    expect(tiers.empty).toBe(true);
  });

  it("is whole Actions: one of whose entities is written takes the others along, on and on", () => {
    const { tiers, touch, spawn, commit } = setUp();
    const [a, b, c, d] = [spawn(), spawn(), spawn(), spawn()];
    commit(0);
    tiers.wrote(touch(a, b), false, 0);
    tiers.wrote(touch(b, c), false, 0);
    tiers.wrote(touch(d), false, 0);
    tiers.wrote(touch(c), true, 1);
    expect(commit(1)).toEqual(new Set([a, b, c]));
    expect(commit(LAZY_MS)).toEqual(new Set([d]));
  });

  it("includes every container that was never stored, however deep, and no stored one that did not change for it", () => {
    const { world, tiers, touch, spawn, commit } = setUp();
    const room = spawn();
    commit(0);
    const touched = new Set<Entity>();
    const [bag, box] = world.attempt(
      () => {
        const outer = spawn(room);
        return [outer, spawn(outer)] as const;
      },
      { touched },
    );
    tiers.wrote(touched, false, 0);
    tiers.wrote(touch(room), false, 0);
    const ring = spawn(box);
    tiers.wrote([ring], true, 0);
    expect(commit(0)).toEqual(new Set([bag, box, ring]));
    expect(commit(LAZY_MS)).toEqual(new Set([room]));
  });

  it("counts what no Action wrote as seen, and lists what is gone", () => {
    const { tiers, touch, spawn, commit } = setUp();
    const [a, b] = [spawn(), spawn()];
    commit(0);
    touch(a);
    b.despawn();
    tiers.collect();
    expect(tiers.urgent(0)).toBe(true);
    const { entities, gone } = tiers.take(0, false);
    expect([entities, gone]).toEqual([[a], [b.id]]);
  });

  it("is everything at the end of a world's life", () => {
    const { tiers, touch, spawn, commit } = setUp();
    const [a, b] = [spawn(), spawn()];
    commit(0);
    tiers.wrote(touch(a), false, 0);
    tiers.wrote(touch(b), true, 0);
    expect(commit(0, true)).toEqual(new Set([a, b]));
    expect(tiers.empty).toBe(true);
    expect(tiers.urgent(LAZY_MS)).toBe(false);
  });

  it("waits for nobody when it was asked for by name", () => {
    const { tiers, touch, spawn, commit } = setUp();
    const a = spawn();
    commit(0);
    tiers.wrote(touch(a), false, 0);
    tiers.require([a]);
    expect(commit(0)).toEqual(new Set([a]));
  });
});
