import { expect, it } from "vitest";
import { Damaged, ShopBooks } from "../../components/index.ts";
import { booksId, dayMs } from "../../shops/books.ts";
import { marketContent } from "../../testing/market-content.ts";
import { caseOf, expectUndone } from "../../testing/mined.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { takeToHeart } from "../social/take-to-heart.ts";
import { browse } from "./browse.ts";
import { buy } from "./buy.ts";
import { haggle } from "./haggle.ts";
import { list } from "./list.ts";
import { mend } from "./mend.ts";
import { openShop } from "./open-shop.ts";
import { reckon } from "./reckon.ts";
import { sell } from "./sell.ts";
import { value } from "./value.ts";

const start = useWorlds();

it("leaves shop, purse and pack as they were when it throws, wherever that is, whichever deed of shops it is", async () => {
  const world = await start({ content: marketContent() });
  const [ann] = await world.players("Ann");
  const actor = ann.character;
  world.move(actor, "shed");
  for (const purse of world.held(actor, "copper")) purse.despawn();
  world.thing("copper", actor, 200);
  const wyn = world.one("wyn");
  const books = world.game.world.byId(booksId("isle:wyn"));
  if (!books) throw new Error("Wyn has no books");
  const old = world.thing("hide", books, 3);
  books.edit(ShopBooks).sold[old.id] = world.game.clock.now() - 3 * dayMs(world.game);
  const dirk = world.thing("dirk", actor);
  const worn = world.thing("dirk", actor);
  for (const one of [dirk, worn]) one.add(Damaged({ by: 3 }));
  const stall = world.thing("owl", world.room("shed"));
  world.game.world.byId(booksId("isle:owl"))?.despawn();
  world.game.world.flush();
  const cases = {
    "open-shop": caseOf(openShop, stall, {}),
    list: caseOf(list, actor, {}),
    browse: caseOf(browse, actor, { ware: "lamp" }),
    buy: caseOf(buy, actor, { ware: "2 lamps" }),
    "buy second-hand": caseOf(buy, actor, { ware: "hide" }),
    value: caseOf(value, actor, { item: dirk }),
    mend: caseOf(mend, actor, { item: worn }),
    sell: caseOf(sell, actor, { item: dirk }),
    haggle: caseOf(haggle, actor, { from: wyn }),
    reckon: caseOf(reckon, books, {}),
    "take-to-heart": caseOf(takeToHeart, wyn, { to: actor, what: "sang", affinity: 0.1 }),
  };
  const points = expectUndone(world, cases);
  expect(Object.keys(points)).toEqual(Object.keys(cases));
  expect(points["buy"]).toBeGreaterThan(5);
});
