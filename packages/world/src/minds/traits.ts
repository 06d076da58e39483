import type { Entity } from "@wyldlands/ecs";
import type { Trait } from "@wyldlands/voice";
import { Voiced } from "../components/index.ts";

/** What sort of person a being is, -1 to 1 by trait. What is not named is 0; who has no voice is nothing in particular. */
export function traitsOf(being: Entity): Readonly<Partial<Record<Trait, number>>> {
  return being.get(Voiced)?.traits ?? NONE;
}

const NONE = {};
