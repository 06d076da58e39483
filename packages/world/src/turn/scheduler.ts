import type { Entity, World } from "@wyldlands/ecs";
import { Due } from "../components/index.ts";
import type { Clock } from "./clock.ts";
import { TimingWheel } from "./timing-wheel.ts";

export interface DueCall {
  entity: Entity;
  at: number;
  handler: string;
  data: Readonly<Record<string, string>>;
  tries?: number;
}

/** What threw comes again after a minute, then after twice as long each time, up to an hour (milliseconds). */
const AGAIN_MS = { first: 60_000, most: 3_600_000 };

/** Schedules what will happen to entities. The `Due` component is the truth; the wheel finds it again in time. */
export class Scheduler {
  readonly #clock: Clock;
  readonly #wheel: TimingWheel<Entity>;

  constructor(world: World, clock: Clock) {
    this.#clock = clock;
    this.#wheel = new TimingWheel(clock.now());
    // Also by load: so the index is whole as soon as the entities are.
    world.onAdd(Due, (entity, due) => {
      for (const { at } of due) this.#wheel.add(at, entity);
    });
  }

  /** Calls `handler` for the entity after so many milliseconds of world time. */
  schedule(entity: Entity, afterMs: number, handler: string, data: Readonly<Record<string, string>>): void {
    this.#add(entity, { at: this.#clock.now() + Math.round(afterMs), handler, data: { ...data } });
  }

  /** What threw and was undone is not lost: it comes again. Returns after how many milliseconds. */
  again({ entity, handler, data, tries = 0 }: DueCall): number {
    const afterMs = Math.min(AGAIN_MS.first * 2 ** tries, AGAIN_MS.most);
    const at = this.#clock.now() + afterMs;
    this.#add(entity, { at, handler, data: { ...data }, tries: tries + 1 });
    return afterMs;
  }

  #add(entity: Entity, call: Omit<DueCall, "entity" | "data"> & { data: Record<string, string> }): void {
    const { at } = call;
    if (entity.has(Due)) {
      entity.edit(Due).push(call);
      this.#wheel.add(at, entity);
    } else {
      entity.add(Due([call]));
    }
  }

  /** Entities that may have something due by now. */
  takeReady(): Set<Entity> {
    return new Set(this.#wheel.take(this.#clock.now()).filter((entity) => entity.alive));
  }

  /** Takes off the entity what is due. Part of the deed that runs it: undone with it. */
  collect(entity: Entity): DueCall[] {
    const now = this.#clock.now();
    const all = entity.get(Due) ?? [];
    const ready = all.filter((call) => call.at <= now);
    if (ready.length === 0) return [];
    if (ready.length === all.length) entity.remove(Due);
    else
      entity
        .edit(Due)
        .splice(
          0,
          all.length,
          ...all.filter((call) => call.at > now).map((call) => ({ ...call, data: { ...call.data } })),
        );
    return ready.map((call) => ({ ...call, entity }));
  }
}
