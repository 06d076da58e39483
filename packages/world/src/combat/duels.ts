import type { Entity } from "@wyldlands/ecs";
import { Duelling } from "../components/index.ts";
import { challenges } from "./may-attack.ts";

/** The one agrees to be fought by the other. Only inside a deed. */
export function agreeTo(one: Entity, other: Entity): void {
  if (challenges(one, other)) return;
  if (one.has(Duelling)) one.edit(Duelling).with.push(other.id);
  else one.add(Duelling({ with: [other.id] }));
}

/** Takes that back. Only inside a deed. */
export function withdraw(one: Entity, other: Entity): void {
  const kept = (one.get(Duelling)?.with ?? []).filter((id) => id !== other.id);
  if (!challenges(one, other)) return;
  if (kept.length === 0) one.remove(Duelling);
  else one.edit(Duelling).with = kept;
}

/** It is settled between the two. Only inside a deed. */
export function endDuel(one: Entity, other: Entity): void {
  withdraw(one, other);
  withdraw(other, one);
}
