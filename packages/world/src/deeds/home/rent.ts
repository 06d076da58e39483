import type { Entity, Refusal } from "@wyldlands/ecs";
import { Character, Lodging, Tenancy } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { homeId, homeOf, houseOf } from "../../homes/homes.ts";
import { handy } from "../../items/handy.ts";
import { coinsOf, spendCoins } from "../../items/purse.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/**
 * Rents a room of one's own in the house where one stands: a copy of the room that the house lets, furnished, for good. Paid
 * once; the coins leave the world, and the furniture comes into it.
 */
export const rent = defineDeed({
  name: "rent",
  check(_args, { game, actor }) {
    const unable = handy(game, actor) ?? noHouse(game, actor);
    if (unable) return unable;
    if (actor.get(Character)?.guest !== false)
      return refuse("Rooms are let to those who stay. <hint>REGISTER makes you one of them.</hint>");
    const own = homeOf(game, actor);
    if (own)
      return refuse("You have a room already, in {house}. <hint>HOME tells the way.</hint>", {
        house: nameOfHouse(game, own),
      });
    const { room, price } = game.placeOf(actor).need(Lodging);
    if (!game.prototypes.has(room)) return refuse("There is no room to be had just now.");
    if (coinsOf(game, actor) < price)
      return refuse("A room of your own costs {coins}, and you have not got so much.", {
        coins: { markup: game.coinName(price) },
      });
    return game.isFull() ? refuse("Every room is let. Come back a little later.") : undefined;
  },
  perform(_args, { game, actor, show }) {
    const house = game.placeOf(actor);
    const { room: prototype, price } = house.need(Lodging);
    spendCoins(game, actor, price);
    const tenant = { id: actor.id, name: plainName(actor) };
    const room = game.world.spawn(
      [Tenancy({ tenant, house: house.prototype?.id ?? "", guests: [], look: "" })],
      { id: homeId(actor.id, prototype), prototype: game.prototype(prototype) },
    );
    furnish(game, room, prototype);
    const coins = { markup: game.coinName(price) };
    show(
      [actor],
      "You count out {coins}, and a key changes hands. <hint>HOME goes in from here, and OUT comes back. What you leave there stays.</hint>",
      { coins },
    );
    show(game.witnesses(actor), "{actor} rents a room.", { actor });
  },
  commands: [
    {
      name: "rent",
      position: "resting",
      forms: ["rent room", "rent a room"],
      usage: "RENT alone tells what a room costs, RENT ROOM takes it.",
      help: "Takes the room, paid once and for good.",
    },
  ],
});

/** Tells what a room costs here. */
export const rentOffer = defineDeed({
  name: "rent-offer",
  check: (_args, { game, actor }) => handy(game, actor) ?? noHouse(game, actor),
  perform(_args, { game, actor, show }) {
    const house = game.placeOf(actor);
    const { price } = house.need(Lodging);
    show(
      [actor],
      "A room of your own in {house} costs {coins}, once and for good. What stands in it is yours, and the door lets in nobody but you and whom you name. <hint>RENT ROOM takes it.</hint>",
      { house, coins: { markup: game.coinName(price) } },
    );
  },
  commands: [
    {
      name: "rent",
      position: "resting",
      forms: ["rent"],
      usage: "RENT alone tells what a room costs, RENT ROOM takes it.",
      help: "Where rooms are let, tells what one costs; RENT ROOM takes one, for good: a place of your own for what you do not want to carry. HELP HOMES tells more.",
    },
  ],
});

/** What stands in the room that the house shows. */
function furnish(game: Game, room: Entity, prototype: string): void {
  for (const { item, count } of game.content.rooms.get(prototype)?.things ?? []) {
    const stack = game.content.items.get(item)?.stack === true;
    for (let made = 0; made < (stack ? 1 : count); made += 1) game.spawnThing(item, stack ? count : 1, room);
  }
}

function noHouse(game: Game, actor: Entity): Refusal<string> | undefined {
  return game.placeOf(actor).has(Lodging)
    ? undefined
    : refuse("No rooms are let here. <hint>HELP HOMES tells where.</hint>");
}

function nameOfHouse(game: Game, room: Entity): string {
  const house = room.has(Tenancy) ? houseOf(game, room) : undefined;
  return house ? plainName(house) : "another house";
}
