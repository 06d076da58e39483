import { isDeepStrictEqual } from "node:util";
import { accountOf, sourcesAndSinks } from "../support/books.ts";
import type { WholeCount } from "../support/count-world.ts";
import { BID, TRADED } from "./journey.ts";
import type { Supply } from "./supply.ts";

const COIN = "harbor:copper";
const SWORD = "saltmarsh:cutlass";
const CANDLE = "harbor:candle-stub";
/** The harbour's prices: what a quest and an errand pay, a sword, a letter with one thing in it, the fee for a lot. */
const ERRAND = 12;
const QUEST = 18;
const PRICE = 32;
const POSTAGE = 2;
const FEE = 1;
/** Coins in the pocket of a new character. */
const POCKET = 10;
/** Sources and sinks besides: what rooms and shops have at the world's beginning, tills that even out, foes and their loot. */
const WORLD_OWN = new Set(["hatch", "open-shop", "reckon", "fall", "die", "decay"]);

/** What those who live in the quarter eat, gather and sell of their own accord, while all this happens: counted by what there can be of it. */
const LIVED_ON = new Set(
  [
    "ships-biscuit",
    "barley-loaf",
    "herring",
    "crab-meat",
    "crab-pot",
    "comfrey",
    "bandage",
    "kelp-salve",
  ].map((slug) => `harbor:${slug}`),
);

/** Seconds of the world that may have gone by after the last row of the books. */
const IN_A_LAST_COMMIT = 60;

/** How each one's money has to have gone, deed by deed: one row for each, whatever the world died of meanwhile. */
const ACCOUNTS: Readonly<Record<string, readonly string[]>> = {
  Ann: [
    `world +${POCKET}`,
    `reward +${ERRAND}`,
    `finish-quest +${QUEST}`,
    `trade +${TRADED}`,
    `buy -${PRICE}`,
    `post -${POSTAGE}`,
    `bid -${BID}`,
  ],
  Bob: [
    `world +${POCKET}`,
    `reward +${ERRAND}`,
    `finish-quest +${QUEST}`,
    `trade -${TRADED}`,
    `auction -${FEE}`,
    `take-enclosed +${BID}`,
  ],
  Cid: [`world +${POCKET}`],
};
const THINGS: Readonly<Record<string, readonly string[]>> = { Ann: [CANDLE], Bob: [], Cid: [SWORD] };

/** Everything that is wrong with the things, the coins and the books after the journey, in words. */
export function findings(before: WholeCount, after: WholeCount, supply: Supply): string[] {
  return [
    ...after.doubled.map((what) => `doubled: ${what}`),
    ...after.books,
    ...Object.keys(ACCOUNTS).flatMap((name) => wrongWith(name, after)),
    ...wrongSources(after),
    ...wrongKinds(before, after),
    ...tooMany(before, after, supply),
    ...wrongSword(after),
  ];
}

function wrongWith(name: string, { characters, journal, owned }: WholeCount): string[] {
  const id = characters.get(name);
  const account = accountOf(journal, id);
  const expected = ACCOUNTS[name] ?? [];
  const has = owned.get(id ?? "") ?? new Map<string, number>();
  const coins = expected.reduce((sum, row) => sum + Number(row.split(" ")[1]), 0);
  const things = [...has].filter(([kind]) => kind !== COIN).map(([kind, count]) => `${count} ${kind}`);
  const wrong: string[] = [];
  if (!isDeepStrictEqual(account, expected)) wrong.push(`${name}'s account: ${account.join(", ")}`);
  if (has.get(COIN) !== coins) wrong.push(`${name} has ${has.get(COIN)} coins, not ${coins}`);
  if (
    !isDeepStrictEqual(
      things,
      (THINGS[name] ?? []).map((kind) => `1 ${kind}`),
    )
  )
    wrong.push(`${name} has ${things.join(", ")}`);
  return wrong;
}

/** Money comes and goes by what is known to bring and take it. */
function wrongSources({ journal }: WholeCount): string[] {
  const known = { world: 3 * POCKET, "finish-quest": 2 * QUEST, auction: -FEE };
  const found = Object.fromEntries(
    Object.entries(sourcesAndSinks(journal)).filter(([deed]) => !WORLD_OWN.has(deed)),
  );
  return isDeepStrictEqual({ ...found }, known) ? [] : [`sources and sinks: ${JSON.stringify(found)}`];
}

/** A sword comes off the shop's shelf, another candle stub onto the stair; rats leave hides, the quarter eats. Everything else is as it was. */
function wrongKinds(before: WholeCount, after: WholeCount): string[] {
  const grown = new Map([
    [SWORD, 1],
    [CANDLE, 1],
  ]);
  return [...new Set([...before.kinds.keys(), ...after.kinds.keys()])].flatMap((kind) => {
    const [had, has] = [before.kinds.get(kind) ?? 0, after.kinds.get(kind) ?? 0];
    if (kind === COIN || kind === "harbor:rat-hide" || LIVED_ON.has(kind)) return [];
    if (has === had + (grown.get(kind) ?? 0)) return [];
    return [`${had} ${kind} before, ${has} after`];
  });
}

/** Of what is eaten and comes again there is no more than there was, and what rooms, shops and newcomers have brought since. */
export function tooMany(
  before: Pick<WholeCount, "kinds" | "journal">,
  after: Pick<WholeCount, "kinds" | "journal">,
  supply: Supply,
): string[] {
  const until = ({ journal }: Pick<WholeCount, "journal">): number =>
    Math.max(0, ...journal.map(({ worldMs }) => worldMs));
  const seconds = (until(after) - until(before)) / 1_000 + IN_A_LAST_COMMIT;
  return [...LIVED_ON].flatMap((kind) => {
    const has = after.kinds.get(kind) ?? 0;
    const most = (before.kinds.get(kind) ?? 0) + supply(kind, seconds);
    return has > most ? [`${has} ${kind}, and there can be ${most} of it`] : [];
  });
}

/** The books of the sword: in everyone's hands it came and went, and in the end it is Cid's. */
function wrongSword({ journal, characters }: WholeCount): string[] {
  const rows = journal.filter(({ what }) => what === SWORD);
  const held = new Map<string, number>();
  for (const { ownerName, change } of rows) held.set(ownerName, (held.get(ownerName) ?? 0) + change);
  const swords = new Set(rows.map(({ thing }) => thing)).size;
  const left = Object.fromEntries([...held].filter(([, count]) => count !== 0));
  const mine = rows.findLast(({ change }) => change > 0)?.owner === characters.get("Cid");
  return swords === 1 && mine && isDeepStrictEqual({ ...left }, { "the till of Josse": -1, Cid: 1 })
    ? []
    : [`the books of ${swords} swords end with ${JSON.stringify(left)}`];
}
