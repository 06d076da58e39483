import type { Entity } from "@wyldlands/ecs";
import { Closure, Description, Filled, LightSource, Lit, States, Vessel } from "../components/index.ts";
import { ITEM_STATES, type ItemState } from "../rules/words.ts";
import { isBroken, soundness, WORN_OUT } from "./condition.ts";

const HOLDS: Readonly<Record<ItemState, (thing: Entity) => boolean>> = {
  broken: isBroken,
  lit: (thing) => thing.has(Lit),
  open: (thing) => thing.get(Closure)?.open === true,
  closed: (thing) => thing.get(Closure)?.open === false,
  empty: (thing) => draughtsShare(thing) === 0,
  "half-empty": (thing) => {
    const share = draughtsShare(thing);
    return share > 0 && share <= 0.5;
  },
  worn: (thing) => soundness(thing) > 0 && soundness(thing) <= WORN_OUT,
};

/** How full a vessel is, from 0 to 1; what is none is full. */
function draughtsShare(thing: Entity): number {
  const vessel = thing.get(Vessel);
  if (!vessel || vessel.endless) return 1;
  const first = vessel.liquid === undefined ? 0 : vessel.draughts;
  return (thing.get(Filled)?.draughts ?? first) / vessel.draughts;
}

/** Every state that a thing is in, the most telling first. */
export function statesOf(thing: Entity): ItemState[] {
  return ITEM_STATES.filter((state) => HOLDS[state](thing));
}

/** The sentence that a room shows for it as it is now. */
export function groundOf(thing: Entity): string {
  const sentences = thing.get(States);
  if (sentences)
    for (const state of statesOf(thing)) {
      const sentence = sentences[state];
      if (sentence !== undefined) return sentence;
    }
  return thing.get(Description)?.ground ?? "";
}

/** Words behind a name in a list: ' (lit)', ' (broken)'; empty when there is nothing to tell. */
export function markOf(thing: Entity): string {
  const told: readonly ItemState[] = ["broken", "lit", "empty"];
  const state = statesOf(thing).find((one) => told.includes(one));
  return state === undefined ? (thing.has(LightSource) ? " (out)" : "") : ` (${state})`;
}
