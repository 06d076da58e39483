import type { ComponentInit, Schema } from "../component.ts";
import { defineComponent, defineTag } from "../component.ts";
import { defineRelation } from "../relation.ts";
import type { WorldOptions } from "../world.ts";
import { createWorld } from "../world.ts";

/** A schema without a library: the check throws or lets the value pass. */
export function schemaOf<T>(check: (value: Record<string, unknown>) => boolean): Schema<T> {
  return {
    parse(value) {
      if (typeof value !== "object" || value === null || !check(value as Record<string, unknown>)) {
        throw new TypeError("refused");
      }
      return value as T;
    },
  };
}

export const Name = defineComponent("name", {
  schema: schemaOf<{ name: string }>((value) => typeof value["name"] === "string"),
  kind: "authored",
});
export const Health = defineComponent("health", {
  schema: schemaOf<{ current: number }>((value) => typeof value["current"] === "number"),
  default: () => ({ current: 10 }),
  sync: "owner",
});
export const Pack = defineComponent("pack", {
  schema: schemaOf<{ slots: { item: string; count: number }[] }>((value) => Array.isArray(value["slots"])),
  default: () => ({ slots: [] }),
});
export const Wounded = defineTag("wounded", { persist: false });
export const Cursed = defineTag("cursed");

export const ContainedIn = defineRelation("contained-in", { onTargetGone: "inherit", acyclic: true });
export const Follows = defineRelation("follows");
export const Grows = defineRelation("grows-on", { onTargetGone: "despawn" });
export const Fighting = defineRelation("fighting", { persist: false });

/** A world in dev mode with readable ids: e1, e2, … */
export function testWorld(options: Partial<WorldOptions> = {}) {
  let count = 0;
  return createWorld({
    components: [Name, Health, Pack, Wounded, Cursed],
    relations: [ContainedIn, Follows, Grows, Fighting],
    containment: ContainedIn,
    newId: () => `e${++count}`,
    dev: true,
    ...options,
  });
}

export function named(name: string): ComponentInit {
  return Name({ name });
}
