import { describe, expect, it } from "vitest";
import { Lot, TradeSheet } from "../components/index.ts";
import { lettersTo } from "../society/letters.ts";
import { faultsOfBooks, storedBy, storedOf } from "../testing/books.ts";
import { exchangeContent } from "../testing/exchange-content.ts";
import { PASSWORD, type Player, type TestWorld } from "../testing/test-world.ts";
import { Trap } from "../testing/trap.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const POINTS = ["before-commit", "after-commit", "after-send"] as const;
const HOUR = 3_600_000;

/** What somebody has by what is stored, in the pack and at the bank aside. */
const stored = (world: TestWorld, { character: { id } }: Player, slug: string): number =>
  storedBy(world.storage, `isle:${slug}`).get(id) ?? 0;

describe.each(POINTS)("a world that is killed %s", (point) => {
  const start = useWorlds();

  async function scene() {
    const trap = new Trap();
    const world = await start({ content: exchangeContent(), faults: trap.faults });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.thing("oilskin", ann.character);
    world.thing("cutlass", bob.character);
    await world.committer.flush();
    /** Kills the world while it does this, and starts the next, to which the gateways send again what was not acked. */
    const dies = async (from: TestWorld, doing: () => void): Promise<TestWorld> => {
      trap.set(point, () => from.stop());
      doing();
      await trap.sprung;
      const next = await from.revive({ content: exchangeContent(), faults: trap.faults });
      await next.settle();
      await next.committer.flush();
      return next;
    };
    return { trap, world, ann, bob, cid, dies };
  }

  /** Nothing is lost, nothing is doubled, and the books say so. */
  function sound(world: TestWorld): void {
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
    expect([storedOf(world.storage, "isle:oilskin"), storedOf(world.storage, "isle:cutlass")]).toEqual([
      2, 1,
    ]);
  }

  it("during a swap leaves it whole: the word that closed it counts once", async () => {
    const { world, ann, bob, dies } = await scene();
    await ann.type("trade bob");
    await bob.type("trade accept");
    await ann.typeAll("offer oilskin", "offer 4 coins");
    await bob.typeAll("offer cutlass", "agree 4");
    const next = await dies(world, () => ann.connection.post("agree 4"));
    sound(next);
    const of = (player: Player) => [
      stored(next, player, "oilskin"),
      stored(next, player, "cutlass"),
      stored(next, player, "copper"),
    ];
    expect([of(ann), of(bob)]).toEqual([
      [0, 1, 6],
      [1, 0, 14],
    ]);
    expect([...next.game.world.query(TradeSheet)]).toEqual([]);
    expect(ann.read().match(/The trade is done/g)).toHaveLength(1);
    next.stop();
  });

  it("while a sheet is being changed leaves a sheet that both can read", async () => {
    const { world, ann, bob, dies } = await scene();
    await ann.type("trade bob");
    await bob.type("trade accept");
    await ann.type("offer oilskin");
    const next = await dies(world, () => {
      bob.connection.post("offer cutlass");
      ann.connection.post("agree 2");
    });
    sound(next);
    const [sheet] = next.game.world.query(TradeSheet);
    expect(sheet?.need(TradeSheet).revision).toBe(3);
    expect(sheet?.need(TradeSheet).sides.map(({ agreed }) => agreed)).toEqual([false, false]);
    next.stop();
  });

  it("during a bid takes the coins once and gives the other's back once", async () => {
    const { world, ann, bob, cid, dies } = await scene();
    await ann.type("auction oilskin 2");
    await bob.type("bid 1 4");
    const next = await dies(world, () => cid.connection.post("bid 1 7"));
    sound(next);
    expect([ann, bob, cid].map((player) => stored(next, player, "copper"))).toEqual([9, 10, 3]);
    expect([...next.game.world.query(Lot)].map((lot) => lot.need(Lot).bid?.coins)).toEqual([7]);
    next.stop();
  });

  it("at a lot's end sends the thing and the coins once", async () => {
    const { world, ann, bob, dies } = await scene();
    await ann.type("auction oilskin 2 9 1");
    await bob.type("bid 1 4");
    const next = await dies(world, () => void world.tick(HOUR));
    // World time is what was committed: the end may be still to come.
    await next.tick(HOUR);
    await next.committer.flush();
    sound(next);
    expect([...next.game.world.query(Lot)]).toEqual([]);
    const [won, sold] = [bob, ann].map(({ character }) => lettersTo(next.game, character.id));
    expect([won?.length, sold?.length]).toEqual([1, 1]);
    expect(storedBy(next.storage, "isle:oilskin").get(won?.[0]?.id ?? "")).toBe(1);
    expect(storedBy(next.storage, "isle:copper").get(sold?.[0]?.id ?? "")).toBe(4);
    next.stop();
  });

  it("between deposit and payment keeps the account, also of one who logs in only then", async () => {
    const { world, ann, bob, dies } = await scene();
    await ann.type("deposit 8");
    await bob.type("quit");
    const next = await dies(world, () => ann.connection.post("bank pay bob 5"));
    sound(next);
    expect(storedOf(next.storage, "isle:copper")).toBe(60);
    expect(lettersTo(next.game, bob.character.id)).toHaveLength(1);
    const back = await next.connect();
    await back.typeAll("bob", PASSWORD);
    expect(await back.type("balance")).toContain("You have no copper pennies in the bank.");
    expect(await ann.connection.type("balance")).toContain("You have three copper pennies in the bank.");
    next.stop();
  });
});
