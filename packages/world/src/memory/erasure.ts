import type { Entity } from "@wyldlands/ecs";
import {
  Acquaintance,
  Character,
  Conversation,
  FiledUnder,
  Lately,
  Memory,
  Relationship,
  Remembering,
} from "../components/index.ts";
import { Hearsay } from "../components/hearsay.ts";
import type { Fact, Ref } from "../components/fact.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";

/** A character whose traces are looked for; its name is not known when a guest has gone. */
export interface Traced {
  id: string;
  name?: string;
}

/** What was erased: long memories, rumours that had lost their names among them, and things of late. */
export interface Erased {
  memories: number;
  lately: number;
}

/**
 * Takes a character out of every memory: what npcs remember of it, what it told them, what others told them that names it, and the
 * rumours that came of these, also those in which nobody knows any more who it was; what was said of late, and what other players were
 * told of it, those who are away included; what it rated; and what it did to whom, which is told beside regard. How much it is liked and trusted stays: else a thief could have a theft undone by asking for it.
 * Only inside a deed.
 */
export function eraseAbout({ game, emit }: DeedContext, who: Traced): Erased {
  const all = [...game.world.query(Memory)].filter(({ doomed }) => !doomed);
  const roots = new Set<string>();
  for (const one of all) {
    const value = one.need(Memory);
    // A rumour goes with all that came of it; what is of many goes alone.
    if (isAbout(value, who)) roots.add(value.root);
  }
  const gone = all.filter((one) => isAbout(one.need(Memory), who) || roots.has(one.need(Memory).root));
  for (const one of gone) one.despawn();
  let lately = 0;
  for (const npc of [...game.world.query(Lately)]) {
    const { facts } = npc.need(Lately);
    const kept = facts.filter((fact) => !isOf(fact, who));
    lately += facts.length - kept.length;
    if (kept.length < facts.length) npc.edit(Lately).facts = kept.map((fact) => ({ ...fact }));
  }
  // What was noticed on this very tick is not yet in any mind.
  game.memory.dropTrifles((fact) => isOf(fact, who));
  for (const mind of [...game.world.query(Remembering)])
    if (mind.need(Remembering).accused[who.id] !== undefined) delete mind.edit(Remembering).accused[who.id];
  for (const met of [...game.world.query(Acquaintance)])
    if (met.target(FiledUnder)?.id === who.id) met.despawn();
  eraseTalk(game, who);
  eraseHearsay(game, who);
  eraseInteractions(game, who);
  emit({ type: "MemoriesErased", id: who.id, ...(who.name !== undefined && { name: who.name }) });
  return { memories: gone.length, lately };
}

/** Takes a rumour out of every mind that it has reached. Only inside a deed. Returns out of how many. */
export function eraseRumour(game: Game, root: string): number {
  const gone = chainOf(game, root);
  for (const one of gone) one.despawn();
  return gone.length;
}

/** All memories of one rumour, from its beginning on. */
export function chainOf(game: Game, root: string): Entity[] {
  return [...game.world.query(Memory)]
    .filter((one) => !one.doomed && one.need(Memory).root === root)
    .sort((a, b) => a.need(Memory).hops - b.need(Memory).hops || a.need(Memory).first - b.need(Memory).first);
}

function isAbout(
  {
    fact,
    about,
    from,
    confided,
  }: { fact: Fact; about: readonly string[]; from?: Ref | undefined; confided?: Ref | undefined },
  who: Traced,
): boolean {
  return about.includes(who.id) || [from, confided].some((ref) => ref?.id === who.id) || isOf(fact, who);
}

function isOf({ by, to, words = "", thing = "" }: Fact, who: Traced): boolean {
  const refs: (Ref | undefined)[] = [by, to];
  return refs.some((ref) => ref?.id === who.id) || names(words, who) || names(thing, who);
}

/** Of whom a memory is that is told on, so that it goes with them wherever it is kept; a piece of lore is of nobody. */
export function peopleOf(game: Game, memory: string): { of?: string[] } {
  const value = game.world.byId(memory)?.get(Memory);
  if (!value) return {};
  const { fact, from, confided, about } = value;
  const ids = [fact.by, fact.to, from, confided].flatMap((ref) => ref?.id ?? []);
  const of = [...new Set([...ids, ...about])].filter(
    (id) => game.world.byId(id)?.has(Character) ?? isAway(game, id),
  );
  return of.length === 0 ? {} : { of };
}

function isAway({ directory }: Game, id: string): boolean {
  return directory.byId(id) !== undefined;
}

/** What players were told, of those who are here and, with the next commit, of those who are not. */
function eraseHearsay(game: Game, who: Traced): void {
  for (const one of [...game.world.query(Hearsay)]) {
    const all = one.need(Hearsay);
    const kept = all.filter(({ of = [], text }) => !of.includes(who.id) && !names(text, who));
    if (kept.length < all.length)
      one.add(Hearsay(kept.map(({ of, ...told }) => ({ ...told, ...(of && { of: [...of] }) }))));
  }
  const { forgotten, undo } = game.writes;
  const row = { id: who.id, name: who.name ?? null };
  forgotten.push(row);
  undo.note(() => void forgotten.splice(forgotten.indexOf(row), 1));
}

/** Whether a text names somebody, as a whole word. */
function names(text: string, { name }: Traced): boolean {
  if (name === undefined || name === "") return false;
  const at = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
  return at.includes(
    ` ${name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `,
  );
}

/** What was said of late in a place, by it and to it, and what names it. */
function eraseTalk(game: Game, who: Traced): void {
  for (const record of [...game.world.query(Conversation)]) {
    const { lines } = record.need(Conversation);
    const kept = lines.filter((line) => line.who !== who.id && line.to !== who.id && !names(line.text, who));
    if (kept.length < lines.length) record.edit(Conversation).lines = kept.map((line) => ({ ...line }));
  }
}

/** What it did, which stands beside how it is regarded; and where others' deeds name it. */
function eraseInteractions(game: Game, who: Traced): void {
  const own = game.world.byId(who.id);
  for (const record of [...game.world.query(Relationship)]) {
    const { interactions } = record.need(Relationship);
    const mine = own !== undefined && record.target(FiledUnder) === own;
    const kept = mine ? [] : interactions.filter(({ what }) => !names(what, who));
    if (kept.length < interactions.length)
      record.edit(Relationship).interactions = kept.map((one) => ({ ...one }));
  }
}
