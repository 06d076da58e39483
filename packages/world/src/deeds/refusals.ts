import { Refusal, type Entity } from "@wyldlands/ecs";
import { ContainedIn, Portable } from "../components/index.ts";
import type { About } from "../turn/turn-output.ts";
import { isBeing } from "../views/names.ts";
import { fill, type WordValues } from "../views/words.ts";

/** A deed that may not be done, in words for whoever tried. */
export function refuse(template: string, values: WordValues = {}): Refusal<string> {
  return new Refusal(fill(template, values));
}

/** There is no exit that way: clients with a map are told the direction besides the words. */
export class NoWay extends Refusal<string> {
  readonly direction: string;

  constructor(direction: string, template: string, values: WordValues = {}) {
    super(fill(template, values));
    this.direction = direction;
  }
}

/** What a refusal's words are about. */
export function aboutOf(refusal: Refusal<string>): About | undefined {
  return refusal instanceof NoWay ? { $case: "wrongWay", wrongWay: refusal.direction } : undefined;
}

/** The thing must lie where the actor stands. */
export function reach(actor: Entity, thing: Entity): Refusal<string> | undefined {
  const place = thing.target(ContainedIn);
  if (place !== undefined && place === actor.target(ContainedIn)) return undefined;
  return refuse("{thing} is out of your reach.", { thing });
}

/** The thing must be in the actor's hands. */
export function carried(actor: Entity, thing: Entity): Refusal<string> | undefined {
  return thing.target(ContainedIn) === actor ? undefined : refuse("You are not carrying {thing}.", { thing });
}

/** The thing must be one that can be carried at all. */
export function liftable(thing: Entity): Refusal<string> | undefined {
  if (isBeing(thing)) return refuse("{thing} would have something to say about that.", { thing });
  const fixed = thing.get(Portable)?.fixed;
  return fixed === undefined ? undefined : new Refusal(fixed);
}

/** The being must stand in the same room, and be somebody else. */
export function company(actor: Entity, other: Entity): Refusal<string> | undefined {
  if (other === actor) return refuse("That is you.");
  if (!isBeing(other)) return refuse("{other} has no hands to take it with.", { other });
  return reach(actor, other);
}
