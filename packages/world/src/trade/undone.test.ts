import { describe, expect, it } from "vitest";
import { Lot, TradeSheet } from "../components/index.ts";
import { bid } from "../deeds/auction/bid.ts";
import { lotEnd } from "../deeds/auction/lot-end.ts";
import { putUp } from "../deeds/auction/put-up.ts";
import { balance } from "../deeds/bank/balance.ts";
import { deposit } from "../deeds/bank/deposit.ts";
import { pay } from "../deeds/bank/pay.ts";
import { withdraw } from "../deeds/bank/withdraw.ts";
import { agree } from "../deeds/trade/agree.ts";
import { askTrade } from "../deeds/trade/ask-trade.ts";
import { endTrade, lapseTrade } from "../deeds/trade/end-trade.ts";
import { offer } from "../deeds/trade/offer.ts";
import { unoffer } from "../deeds/trade/unoffer.ts";
import { exchangeContent } from "../testing/exchange-content.ts";
import { caseOf, expectUndone } from "../testing/mined.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("a deed of trade, bank or auction that throws in its middle", () => {
  const start = useWorlds();

  it("leaves the world as it was, wherever it throws, and says nothing", async () => {
    const world = await start({ content: exchangeContent() });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    const oar = world.thing("oar", ann.character);
    const rope = world.thing("rope", bob.character);
    const [purse] = world.held(ann.character, "copper");
    if (!purse) throw new Error("Ann has no purse");
    const first = {
      "ask-trade": caseOf(askTrade, ann.character, { to: bob.character }),
      "ask-trade again": caseOf(askTrade, bob.character, { what: "accept" }),
      offer: caseOf(offer, ann.character, { item: oar }),
      "offer coins": caseOf(offer, ann.character, { item: purse, count: 3 }),
      unoffer: caseOf(unoffer, ann.character, { item: purse, count: 1 }),
      "offer of the other": caseOf(offer, bob.character, { item: rope }),
      agree: caseOf(agree, bob.character, { revision: 5 }),
      trade: caseOf(agree, ann.character, { revision: 5 }),
      deposit: caseOf(deposit, cid.character, { sum: "8" }),
      withdraw: caseOf(withdraw, cid.character, { sum: "2" }),
      balance: caseOf(balance, cid.character, {}),
      pay: caseOf(pay, cid.character, { name: "Bob", coins: 3 }),
      auction: caseOf(putUp, bob.character, { item: oar, minimum: 2 }),
      bid: caseOf(bid, ann.character, { lot: 1, coins: 3 }),
      outbid: caseOf(bid, cid.character, { lot: 1, coins: 4 }),
      "auction again": caseOf(putUp, ann.character, { item: rope, minimum: 2, buyout: 3 }),
      "auction cancel": caseOf(putUp, ann.character, { lot: 2 }),
      "ask-trade anew": caseOf(askTrade, ann.character, { to: cid.character }),
      "ask-trade too": caseOf(askTrade, cid.character, { to: ann.character }),
    };
    const points = expectUndone(world, first);
    expect(Object.keys(points)).toEqual(Object.keys(first));
    expect(points["trade"]).toBeGreaterThan(10);
    const [lot] = world.game.world.query(Lot);
    const [sheet] = world.game.world.query(TradeSheet);
    if (!lot || !sheet) throw new Error("there is no lot, or no sheet");
    const due = { "lot-end": caseOf(lotEnd, lot, {}), "lapse-trade": caseOf(lapseTrade, sheet, {}) };
    expect(Object.keys(expectUndone(world, due))).toEqual(Object.keys(due));
    lot.edit(Lot).endsAt = world.game.clock.now();
    const last = {
      "lot-end": caseOf(lotEnd, lot, {}),
      "end-trade": caseOf(endTrade, sheet, { how: "left", name: "Ann" }),
    };
    expect(Object.keys(expectUndone(world, last))).toEqual(Object.keys(last));
  });
});
