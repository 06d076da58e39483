import { describe, expect, it } from "vitest";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { booksOf } from "../../shops/books.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { BAKERY, villageContent, type Villager } from "../../testing/village-content.ts";
import { drawTakings } from "./draw-takings.ts";

const start = useWorlds();
const MINDS = {
  goals: { idle: { about: "idles", want: {} } },
  archetypes: { idler: { about: "idles", goals: ["idle"] } },
};
const villager = (name: string): Villager => ({ name, room: "bakery", archetype: "idler", places: {} });

describe("a keeper that draws its takings", () => {
  it("pockets what is beyond the usual till, as much as it is told, and no more", async () => {
    const content = villageContent(
      [
        { ...villager("Bett"), more: BAKERY },
        { ...villager("Wat"), purse: 9 },
      ],
      MINDS,
    );
    const world = await start({ content });
    const [bett, wat] = [world.one("bett"), world.one("wat")];
    const books = booksOf(world.game, bett);
    if (!books) throw new Error("no books");
    payCoins(world.game, wat, 6, books);
    const draw = (): string | undefined => world.runner.run(drawTakings, bett, { most: 4 }).refusal?.words;
    const purses = (): number[] => [coinsOf(world.game, bett), coinsOf(world.game, books)];
    expect(purses()).toEqual([0, 56]);
    expect(draw()).toBeUndefined();
    expect(purses()).toEqual([4, 52]);
    expect(draw()).toBeUndefined();
    expect(draw()).toBe("There is no more in the till than belongs there.");
    expect(purses()).toEqual([6, 50]);
  });

  it("is nothing for who keeps no shop", async () => {
    const world = await start({ content: villageContent([villager("Wat")], MINDS) });
    expect(world.runner.run(drawTakings, world.one("wat"), { most: 4 }).refusal?.words).toBe(
      "There is no till of yours here.",
    );
  });
});
