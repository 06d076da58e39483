import type { Prototype } from "@wyldlands/ecs";
import { Reactions } from "../components/index.ts";
import type { Reaction } from "../components/reactions.ts";
import type { Content } from "../content/types.ts";

/** Only an index over the content: what need not be looked for. */
export interface Awaited {
  readonly occasions: ReadonlySet<string>;
  /** Rooms ('area:slug') with a reaction to `timer` or `hour`. */
  readonly timedRooms: readonly string[];
}

export function isTimed({ on }: { readonly on: string }): boolean {
  return on === "timer" || on === "hour";
}

export function awaitedBy(content: Content, prototypes: ReadonlyMap<string, Prototype>): Awaited {
  const occasions = new Set<string>();
  const timedRooms: string[] = [];
  for (const [id, { values }] of prototypes) {
    const reactions = (values.get(Reactions) ?? []) as readonly Reaction[];
    for (const { on } of reactions) occasions.add(on);
    if (content.rooms.has(id) && reactions.some(isTimed)) timedRooms.push(id);
  }
  return { occasions, timedRooms };
}
