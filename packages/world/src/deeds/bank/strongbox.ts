import { Refusal, type Entity } from "@wyldlands/ecs";
import { accountOf, bankerFor, openAccount } from "../../bank/account.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { cannotKeep, keptWords, putIn, takeOut, wantedOut, type Keeping } from "../../items/keeping.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Things that one box takes; a stack is one. */
const MOST = 20;

function boxOf(game: Game, actor: Entity): Keeping {
  return { record: accountOf(game, actor), where: "your strongbox", most: MOST };
}

/** With free hands, where a banker does business. */
function atBank(game: Game, actor: Entity): Refusal<string> | undefined {
  const unable = handy(game, actor);
  if (unable) return unable;
  const banker = bankerFor(game, actor);
  return banker instanceof Refusal ? banker : undefined;
}

/** Says what lies in one's strongbox. */
export const showStrongbox = defineDeed({
  name: "show-strongbox",
  check: (_args, { game, actor }) => atBank(game, actor),
  perform(_args, { game, actor, show }) {
    const things = { markup: keptWords(game, boxOf(game, actor)) };
    show(
      [actor],
      things.markup === ""
        ? "Your strongbox is empty. <hint>STRONGBOX PUT and a thing fills it.</hint>"
        : "In your strongbox: {things}. <hint>STRONGBOX GET and a thing takes it out.</hint>",
      { things },
    );
  },
  commands: [
    {
      name: "strongbox",
      aliases: ["vault"],
      position: "resting",
      forms: ["strongbox"],
      usage: "STRONGBOX tells what is in yours, STRONGBOX PUT LANTERN and STRONGBOX GET LANTERN change it.",
      help: "At a bank: tells what lies in your strongbox, where no fall can spill it. strongbox put lantern puts something in, strongbox get lantern takes it out.",
    },
  ],
});

/** Puts a carried thing, or some of a stack, into one's strongbox. */
export const fillStrongbox = defineDeed<{ item: Entity; count?: number }>({
  name: "fill-strongbox",
  check: ({ item, count }, { game, actor }) =>
    atBank(game, actor) ?? cannotKeep(game, actor, boxOf(game, actor), { item, count, coins: "DEPOSIT" }),
  perform({ item, count }, context) {
    const { game, actor, show } = context;
    const banker = bankerFor(game, actor);
    if (banker instanceof Refusal) return banker;
    const thing = { markup: putIn(context, openAccount(game, actor), item, count) };
    show([actor], "{banker} turns two keys, and {thing} lies in your strongbox.", { banker, thing });
    show(
      game.witnesses(actor).filter((one) => one !== banker),
      "{actor} has {banker} put something away.",
      { actor, banker },
    );
    return undefined;
  },
  commands: [
    {
      name: "strongbox",
      forms: ["strongbox put <item:carried...>"],
      usage: "Put in what? For example STRONGBOX PUT LANTERN.",
      help: "Puts something into your strongbox.",
    },
  ],
});

/** Takes things out of one's strongbox: all that the words mean, or nothing. */
export const emptyStrongbox = defineDeed<{ what: string }>({
  name: "empty-strongbox",
  check({ what }, { game, actor }) {
    const unable = atBank(game, actor);
    if (unable) return unable;
    if (keptWords(game, boxOf(game, actor)) === "") return refuse("Your strongbox is empty.");
    const wanted = wantedOut(game, actor, boxOf(game, actor), what);
    return wanted instanceof Refusal ? wanted : undefined;
  },
  perform({ what }, context) {
    const { game, actor, show } = context;
    const banker = bankerFor(game, actor);
    if (banker instanceof Refusal) return banker;
    const names = takeOut(context, boxOf(game, actor), what);
    if (names instanceof Refusal) return names;
    show([actor], "{banker} turns two keys, and hands you {things}.", { banker, things: { markup: names } });
    show(
      game.witnesses(actor).filter((one) => one !== banker),
      "{banker} hands {actor} something.",
      { actor, banker },
    );
    return undefined;
  },
  commands: [
    {
      name: "strongbox",
      forms: ["strongbox get <what:text>", "strongbox take <what:text>"],
      usage: "Get what? For example STRONGBOX GET LANTERN, or STRONGBOX GET ALL.",
      help: "Takes something out of your strongbox.",
    },
  ],
});
