import type { Entity } from "@wyldlands/ecs";
import { Character } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { permitted } from "../permissions/rights.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { numberWord, plainName } from "../views/names.ts";
import { chainOf, eraseAbout, eraseRumour } from "./erasure.ts";

/** A player's character has itself forgotten by everybody who lives here. */
export const beForgotten = defineDeed({
  name: "be-forgotten",
  check: (_args, { actor }) =>
    actor.has(Character) ? undefined : refuse("Nobody would know whom to forget."),
  perform(_args, context) {
    const { actor, show } = context;
    const { memories, lately } = eraseAbout(context, { id: actor.id, name: plainName(actor) });
    show(
      [actor],
      memories + lately === 0
        ? "Nobody here remembered anything of you. What they feel about you stays as it is."
        : "It is done: {memories} and {lately} are gone from the minds of those who live here, and from what they tell each other. What they feel about you stays as it is.",
      {
        memories: counted(memories, "memory", "memories"),
        lately: counted(lately, "thing of late", "things of late"),
      },
    );
  },
});

/** The same for a player, by somebody of the staff. `id`: the character's entity id. */
export const haveForgotten = defineDeed<{ id: string; name: string }>({
  name: "have-forgotten",
  check: (_args, { game, actor }) => permitted(game, actor, "names"),
  perform({ id, name }, context) {
    const { memories, lately } = eraseAbout(context, { id, name });
    context.show(
      [context.actor],
      "<system>{memories} and {lately} of {name} are erased. How {name} is regarded stays.</system>",
      {
        memories: counted(memories, "memory", "memories"),
        lately: counted(lately, "thing of late", "things of late"),
        name,
      },
    );
  },
});

/** Takes a rumour out of the world. `root`: the memory from which it comes. */
export const quashRumour = defineDeed<{ root: string }>({
  name: "quash-rumour",
  check({ root }, { game, actor }) {
    const refusal = permitted(game, actor, "names");
    if (refusal) return refusal;
    return chainOf(game, root).length > 0
      ? undefined
      : refuse("Nobody tells that. <hint>AI RUMOUR TRACE finds what is told.</hint>");
  },
  perform({ root }, { game, actor, show }) {
    const minds = eraseRumour(game, root);
    show([actor], "<system>It is gone from {minds}.</system>", { minds: counted(minds, "mind", "minds") });
  },
});

/** What nobody is any more is forgotten. The actor is a place. */
const letGo = defineDeed<{ id: string }>({
  name: "let-go",
  perform({ id }, context) {
    eraseAbout(context, { id });
  },
});

/** A guest's character is no more when it leaves: nothing is kept of it. */
export function addErasure(game: Game, runner: DeedRunner): void {
  game.events.on("CharacterLeft", ({ entity }) => {
    if (!entity.alive) forgetWhoIsGone(game, runner, entity);
  });
}

/** Whatever deletes a character has it forgotten as well. */
export function forgetWhoIsGone(game: Game, runner: DeedRunner, { id }: Pick<Entity, "id">): void {
  runner.queue(letGo, game.startRoom, { id });
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${numberWord(count)} ${many}`;
}
