import type { Entity } from "@wyldlands/ecs";
import { Character } from "../components/index.ts";
import type { Ref } from "../components/fact.ts";
import type { Game } from "../game.ts";
import { plainName } from "../views/names.ts";
import type { Teller } from "./tellings.ts";

/** Whose mind it is: a character's entity id, an npc's prototype. */
export function mindId(being: Entity): string {
  return being.has(Character) ? being.id : (being.prototype?.id ?? being.id);
}

/** Somebody, as they are remembered. */
export function refOf(being: Entity): Ref {
  return { id: mindId(being), name: plainName(being) };
}

/** What somebody who is remembered is called now: characters may be renamed, and who is gone keeps the name they had. */
export function nameNow(game: Game, { id, name }: Ref): string {
  if (id === undefined) return name;
  const being = game.world.byId(id);
  return game.content.npcs.get(id)?.name ?? (being?.has(Character) === true ? plainName(being) : name);
}

/** For the sentences that an npc makes of what it remembers. */
export function tellerOf(game: Game, mind: string, hearer?: Entity): Teller {
  return { id: mind, nameOf: (ref) => nameNow(game, ref), hearer: hearer && mindId(hearer) };
}
