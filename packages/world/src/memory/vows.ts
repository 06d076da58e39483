import type { Entity } from "@wyldlands/ecs";
import { Memory, Vowed } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { npcOf } from "../quests/people.ts";
import { remember as moveRegard } from "../society/regard.ts";
import { memoriesOf, mindOfMemory, remember } from "./long-term.ts";
import { mindId, refOf } from "./people.ts";
import type { Vow } from "./vow-words.ts";

/** The due handler by which nobody waits any longer: `vow-over`. */
export const VOW_OVER = "vow-over";
/** So much of one player an npc waits for at once, and of all together. */
const MOST_OF_ONE = 2;
const MOST_OPEN = 12;
/** What it moves that somebody brings what they said they would, and that they never do. */
const KEPT = { affinity: 0.04, trust: 0.1 };
const BROKEN = { affinity: -0.04, trust: -0.12 };
/** An npc asks after what it has waited for so long (hours of the world). */
const ASKS_AFTER_HOURS = 1;

/** What a player has said it will bring and has not brought. */
export interface OpenVow {
  /** The record, a `Memory` with `Vowed`. */
  record: Entity;
  /** As it is said: 'the fish'. */
  thing: string;
  left: number;
}

/** An npc takes a player at their word: it remembers what they will bring until they have, or the time is over. Only inside a deed. False: it waits for enough. */
export function takeVow({ game }: DeedContext, npc: Entity, by: Entity, vow: Vow): boolean {
  const mind = mindId(npc);
  const open = memoriesOf(game, mind).filter((one) => one.get(Vowed)?.state === "open");
  const own = open.filter((one) => one.need(Vowed).by.id === by.id);
  if (open.length >= MOST_OPEN || own.length >= MOST_OF_ONE) return false;
  // Said twice it is one word still, and holds no longer.
  if (own.some((one) => one.need(Vowed).kinds.some((kind) => vow.kinds.includes(kind)))) return false;
  const record = remember(game, mind, {
    kind: "experience",
    fact: { verb: "vowed", by: refOf(by), to: refOf(npc), thing: vow.thing },
    importance: 0.8,
  });
  record.add(
    Vowed({ by: refOf(by), kinds: [...vow.kinds], left: vow.count, until: vow.until, state: "open" }),
  );
  game.due.schedule(record, vow.until - game.clock.now(), VOW_OVER, {});
  return true;
}

/** What an npc waits for from somebody, the oldest first. */
export function vowsTo(game: Game, npc: Entity, by: Entity): OpenVow[] {
  return memoriesOf(game, mindId(npc)).flatMap((record) => {
    const held = record.get(Vowed);
    if (held?.state !== "open" || held.by.id !== by.id) return [];
    return [{ record, thing: record.need(Memory).fact.thing ?? "something", left: held.left }];
  });
}

/** What an npc has waited for long enough to ask after it. */
export function vowToAskAfter(game: Game, npc: Entity, by: Entity): OpenVow | undefined {
  const hourMs = game.rules.calendar.hourSeconds * 1_000;
  return vowsTo(game, npc, by).find(
    ({ record }) => game.clock.now() - record.need(Memory).first >= ASKS_AFTER_HOURS * hourMs,
  );
}

/** Of those an npc has been handed so many of a kind. Only inside a deed. */
export function bringTowards(game: Game, record: Entity, count: number): void {
  const held = record.get(Vowed);
  if (held?.state !== "open") return;
  const left = Math.max(0, held.left - count);
  record.edit(Vowed).left = left;
  if (left === 0) end(game, record, "kept");
}

/** It was waited for in vain. Only inside a deed. */
export function breakVow(game: Game, record: Entity): void {
  end(game, record, "broken");
}

function end(game: Game, record: Entity, state: "kept" | "broken"): void {
  const held = record.edit(Vowed);
  if (held.state !== "open") return;
  held.state = state;
  const memory = record.edit(Memory);
  memory.fact = { ...memory.fact, verb: state === "kept" ? "vow-kept" : "vow-broken" };
  memory.at = game.clock.now();
  const npc = npcOf(game, mindOfMemory(record));
  const by = held.by.id === undefined ? undefined : game.world.byId(held.by.id);
  if (!npc || !by) return;
  if (state === "kept") moveRegard(game, npc, by, "brought what was promised", KEPT);
  else moveRegard(game, npc, by, "never brought what was promised", BROKEN);
}
