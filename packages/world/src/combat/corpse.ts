import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import {
  Character,
  Container,
  ContainedIn,
  Corpse,
  Decays,
  Description,
  Loot,
  Name,
  Portable,
  Worn,
} from "../components/index.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import type { Game } from "../game.ts";
import { parseDice, roll } from "../rules/dice.ts";
import { countOf, plainName } from "../views/names.ts";

/** A player's corpse is the player's alone for this share of the time that it lies. */
const OWN_SHARE = 0.5;

/** A corpse without anything to find lies for this share of the time. */
const BARE_SHARE = 0.2;

/** More goes into a corpse than anybody carried. */
const ROOMY = 1_000_000_000;

/**
 * What is left of the dead one, with all that it carried: of a player's character what it wears stays on it; of everybody else
 * also that, and what its `Loot` gives by chance. It lies as long as the rules say, then its things lie there. Only inside a deed.
 */
export function leaveCorpse(game: Game, dead: Entity, place: Entity): Entity {
  const player = dead.has(Character);
  const seconds = timeOf(game, dead);
  const name = plainName(dead, 1);
  const called = escapeMarkup(name);
  const owner = player ? { owner: dead.id } : {};
  const until = game.clock.now() + seconds * 1_000 * OWN_SHARE;
  const corpse = game.world.spawn(
    [
      Name({
        name: `the corpse of ${name}`,
        plural: `corpses of ${name}`,
        keywords: ["corpse", "body", ...(dead.get(Name)?.keywords ?? [name.toLowerCase()])],
      }),
      Description({
        ground: `The corpse of ${called} lies here.`,
        look: `What is left of ${called}. It has no more use for what it carried.`,
      }),
      Portable({ grams: 0, fixed: "You leave the dead where they lie, and take at most what they carried." }),
      Container({ grams: ROOMY, size: "huge" }),
      Corpse({ of: name, until, ...owner }),
      Decays({ seconds, words: "{item} is gone, as if it had never been." }),
    ],
    { in: place },
  );
  for (const thing of [...dead.sources(ContainedIn)]) {
    if (thing.has(Worn)) {
      if (player) continue;
      thing.remove(Worn);
    }
    moveThings(game, thing, countOf(thing), corpse);
  }
  if (!player) fillWithLoot(game, dead, corpse);
  game.due.schedule(corpse, seconds * 1_000, "decay", {});
  return corpse;
}

/** Seconds that the corpse lies. A beast that has and leaves nothing is soon gone: nobody comes back for it. */
function timeOf(game: Game, dead: Entity): number {
  const { player, npc } = game.rules.combat.corpse;
  if (dead.has(Character)) return player;
  const bare = dead.sources(ContainedIn).length === 0 && !dead.has(Loot);
  return bare ? npc * BARE_SHARE : npc;
}

/** The one source of things that a death brings into the world. */
function fillWithLoot(game: Game, dead: Entity, corpse: Entity): void {
  for (const { item, chance, count } of dead.get(Loot) ?? []) {
    if (game.rng.int(10_000) >= chance * 10_000) continue;
    const dice = parseDice(count);
    const many = dice ? roll(dice, game.rng) : 1;
    if (many < 1 || game.isFull()) continue;
    const stacks = game.content.items.get(item)?.stack === true;
    if (stacks) moveThings(game, game.spawnThing(item, many, corpse), many, corpse);
    else for (let i = 0; i < many; i += 1) game.spawnThing(item, 1, corpse);
  }
}

/** The corpses of a player's character that still lie somewhere, the latest first. Walks the corpses of the world. */
export function corpsesOf(game: Game, character: Entity): Entity[] {
  const own: Entity[] = [];
  for (const corpse of game.world.query(Corpse))
    if (corpse.need(Corpse).owner === character.id) own.push(corpse);
  return own.sort((a, b) => b.need(Corpse).until - a.need(Corpse).until);
}
