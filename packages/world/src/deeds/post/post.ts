import type { Entity, Refusal } from "@wyldlands/ecs";
import { Parcel } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { enclosedIn, sendLetter } from "../../society/letters.ts";
import { silenced } from "../../society/silenced.ts";
import { countOf, plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { cannotReach } from "./addressee.ts";
import { cannotPost, tillOf } from "./at-post.ts";
import { parcelOf, postageOf } from "./parcel.ts";
import { unbegun } from "./write.ts";

/** Posts the letter that the actor has begun, with all that is enclosed: the postage goes to whoever keeps the post. */
export const post = defineDeed({
  name: "post",
  check: (_args, { game, actor }) =>
    cannotPost(game, actor) ??
    silenced(game, actor) ??
    unbegun(parcelOf(actor)) ??
    unreachable(game, actor) ??
    empty(actor) ??
    broke(game, actor),
  perform(_args, { game, actor, show }) {
    const parcel = parcelOf(actor);
    if (!parcel) return;
    const { to, name, subject, text } = parcel.need(Parcel);
    const postage = postageOf(game, parcel);
    const things = enclosedIn(parcel).map((thing) => ({ thing, count: countOf(thing) }));
    payCoins(game, actor, postage, tillOf(game, actor));
    sendLetter(game, { to, from: plainName(actor), sender: actor.id, subject, text, things });
    parcel.despawn();
    show(
      [actor],
      postage === 0
        ? "Your letter to {name} is in the post."
        : "You pay {coins}, and your letter to {name} is in the post.",
      { name, coins: { markup: game.coinName(postage) } },
    );
    show(game.witnesses(actor), "{actor} posts a letter.", { actor });
  },
  commands: [
    {
      name: "mail",
      forms: ["mail post"],
      usage: "MAIL POST takes no more words.",
      help: "Sends the letter that you have written.",
    },
  ],
});

/** The one it is to may be no more, ignore the actor by now, or have no room. */
function unreachable(game: Game, actor: Entity): Refusal<string> | undefined {
  const { to, name } = parcelOf(actor)?.need(Parcel) ?? { to: "", name: "" };
  const row = game.directory.byId(to);
  if (row) return cannotReach(game, actor, row);
  return refuse(
    "The post knows nobody called {name} any more. <hint>MAIL SEND and another name gives it to somebody else, MAIL DISCARD gives it up.</hint>",
    { name },
  );
}

function empty(actor: Entity): Refusal<string> | undefined {
  const parcel = parcelOf(actor);
  if (!parcel || parcel.need(Parcel).text.trim() !== "" || enclosedIn(parcel).length > 0) return undefined;
  return refuse("An empty sheet is no letter. <hint>MAIL WRITE lets you write it.</hint>");
}

function broke(game: Game, actor: Entity): Refusal<string> | undefined {
  const parcel = parcelOf(actor);
  const postage = parcel ? postageOf(game, parcel) : 0;
  if (coinsOf(game, actor) >= postage) return undefined;
  return refuse("The postage is {coins}, and you do not have that. Your letter is kept meanwhile.", {
    coins: { markup: game.coinName(postage) },
  });
}
