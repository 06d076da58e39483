import type { Entity } from "@wyldlands/ecs";
import { Drafts, Parcel } from "../../components/index.ts";
import { enclosedIn, sendLetter } from "../../society/letters.ts";
import { countOf, nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { refuse } from "../refusals.ts";
import { isAtPost } from "./at-post.ts";
import { howManyFit } from "./how-many-fit.ts";
import { parcelOf } from "./parcel.ts";

/**
 * Gives up the letter that the actor has begun. What was enclosed goes back into the pack as far as it fits, where there is a
 * post; the rest waits as a letter to oneself.
 */
export const discard = defineDeed({
  name: "discard",
  check: (_args, { actor }) => (parcelOf(actor) ? undefined : refuse("You have begun no letter.")),
  perform(_args, { game, actor, show }) {
    const parcel = parcelOf(actor);
    if (!parcel) return;
    const here = isAtPost(game, actor);
    for (const thing of enclosedIn(parcel)) {
      const count = here ? howManyFit(game, actor, thing) : 0;
      if (count === 0) continue;
      show([actor], "You have {thing} back.", { thing: { markup: nameOf(thing, count) } });
      moveThings(game, thing, count, actor);
    }
    const rest = enclosedIn(parcel).map((thing) => ({ thing, count: countOf(thing) }));
    const { name } = parcel.need(Parcel);
    if (rest.length > 0) {
      sendLetter(game, {
        to: actor.id,
        from: "the post",
        subject: "What you had enclosed",
        text: `You gave up a letter${name === "" ? "" : ` to ${name}`}. What was in it is kept for you here.`,
        things: rest,
      });
      show([actor], "What was enclosed waits for you in a letter at the post.");
    }
    parcel.despawn();
    dropText(actor);
    show([actor], "You give the letter up.");
  },
  commands: [
    {
      name: "mail",
      forms: ["mail discard"],
      usage: "MAIL DISCARD takes no more words.",
      help: "Gives up the letter that is begun.",
    },
  ],
});

/** What was written of it and not saved. */
function dropText(actor: Entity): void {
  const drafts = actor.get(Drafts);
  if (drafts?.["letter"] === undefined) return;
  const { letter: _dropped, ...others } = drafts;
  if (Object.keys(others).length > 0) actor.add(Drafts(structuredClone(others) as never));
  else actor.remove(Drafts);
}
