import type { Entity } from "@wyldlands/ecs";
import type { Fact, Ref } from "../components/fact.ts";
import type { MemoryValue } from "../components/memory.ts";
import type { Game } from "../game.ts";
import { regardIn, relationshipOf } from "../society/regard.ts";
import { mindId } from "./people.ts";

/** Whom a mind likes or trusts less than this it gives away. */
const ILL = -0.1;
/** How whoever confided something is called to others. */
const SOMEBODY: Ref = { name: "somebody" };

/**
 * Whether a mind that passes on what was confided to it keeps to itself who that was: to everybody but that one, unless it thinks ill of
 * them. `hearer`: undefined is nobody, as when it only thinks.
 */
export function keepsName(
  game: Game,
  mind: string,
  { confided }: Pick<MemoryValue, "confided">,
  hearer: Entity | undefined,
): boolean {
  if (confided?.id === undefined || !hearer || mindId(hearer) === confided.id) return false;
  const record = relationshipOf(game, mind, confided.id);
  if (!record) return true;
  const { affinity, trust } = regardIn(game, record);
  return affinity > ILL && trust > ILL;
}

/** The fact without whoever confided it. */
export function withoutName(fact: Fact, { confided }: Pick<MemoryValue, "confided">): Fact {
  return fact.by?.id !== undefined && fact.by.id === confided?.id ? { ...fact, by: SOMEBODY } : fact;
}

/** Who told it, as the mind says it to the hearer. */
export function sourceFor(
  game: Game,
  mind: string,
  value: Pick<MemoryValue, "confided" | "from">,
  hearer: Entity | undefined,
): Ref | undefined {
  const { from, confided } = value;
  return from?.id !== undefined && from.id === confided?.id && keepsName(game, mind, value, hearer)
    ? SOMEBODY
    : from;
}
