import type { Entity } from "@wyldlands/ecs";
import { Portable, Room, Stack } from "../../components/index.ts";
import { nearest } from "../../content/nearest.ts";
import type { Game } from "../../game.ts";
import { outfit } from "../../items/dress.ts";
import { permitted } from "../../permissions/rights.ts";
import { countOf, nameOf } from "../../views/names.ts";
import { moveThings } from "../items/move-things.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** Of one kind, in one go. */
const MOST = 100;

/**
 * Makes things or people of the content: what can be carried comes into the actor's hands, what cannot and whoever lives
 * into the room. A source of things and coins that is in the books and in the audit log.
 */
export const spawn = defineDeed<{ prototype: string; number?: number | undefined }>({
  name: "spawn",
  check({ prototype, number = 1 }, { game, actor }) {
    const refusal = permitted(game, actor, "spawn");
    if (refusal) return refusal;
    const id = spawnable(game, actor, prototype);
    if (id === undefined) {
      const near = nearest(prototype, [...game.content.items.keys(), ...game.content.npcs.keys()]);
      const hint = near === undefined ? "Name it as area:slug." : `Did you mean ${near}?`;
      return refuse("The content has no item or npc '{prototype}'. <hint>{hint}</hint>", { prototype, hint });
    }
    if (number < 1 || number > mostOf(game, id))
      return refuse("From 1 to {most} of those at a time.", { most: mostOf(game, id) });
    return game.isFull() ? refuse("The world is full: nothing new can be made.") : undefined;
  },
  perform({ prototype, number = 1 }, { game, actor, show, emit }) {
    const id = spawnable(game, actor, prototype);
    if (id === undefined) return;
    const room = game.placeOf(actor);
    const npc = game.content.npcs.get(id);
    const stacks = game.prototype(id).values.has(Stack);
    const made = Array.from({ length: stacks ? 1 : number }, () => {
      const fixed = game.content.items.get(id)?.fixed !== undefined;
      const one = game.spawnThing(id, stacks ? number : 1, room);
      outfit(game, one);
      if (npc?.purse !== undefined) game.spawnThing(game.content.world.coin, npc.purse, one);
      // One heap with what is in the hands already.
      const held = npc || fixed ? one : moveThings(game, one, countOf(one), actor);
      emit({ type: "EntitySpawned", entity: held, place: room });
      return held;
    });
    const [first] = made;
    if (!first) return;
    const what = { what: { markup: nameOf(first, number) } };
    show([actor], "<system>You make {what}.</system>", what);
    if (!first.has(Portable)) show(game.witnesses(actor), "All at once {what} is here.", what);
  },
  commands: [
    staffCommand({
      name: "spawn",
      permission: "spawn",
      forms: ["spawn <prototype:word>", "spawn <prototype:word> <number:number>"],
      usage: "Make what? An item or npc as area:slug, and how many: SPAWN HARBOR:ROPE 3.",
      help: "Makes things or people of the content: things come into your hands, people and what cannot be carried into the room.",
    }),
  ],
});

/** The item or npc that is meant: whole, of the area where the actor is, or the only one that is called so. */
function spawnable(game: Game, actor: Entity, text: string): string | undefined {
  const { items, npcs } = game.content;
  const wanted = text.trim().toLowerCase();
  const is = (id: string): boolean => items.has(id) || npcs.has(id);
  if (is(wanted)) return wanted;
  const near = `${game.placeOf(actor).get(Room)?.area ?? ""}:${wanted}`;
  if (is(near)) return near;
  const ends = [...items.keys(), ...npcs.keys()].filter((id) => id.endsWith(`:${wanted}`));
  return ends.length === 1 ? ends[0] : undefined;
}

function mostOf(game: Game, id: string): number {
  return game.prototype(id).values.has(Stack) ? 100 * MOST : MOST;
}
