import { story } from "@wyldlands/bots";
import type { Member } from "./member.ts";

/** Ann is on telnet, Bob on the web. Cid has an account, and is away until the last chapter. */
export interface Cast {
  ann: Member;
  bob: Member;
  /** Brings Cid back by name and password. */
  readonly fetchCid: () => Promise<Member>;
  /** Lets hours of the world pass until this has come about, however often the world dies of it. */
  readonly passHours: (until: () => Promise<boolean>) => Promise<void>;
}

export interface Chapter {
  name: string;
  /** Things or coins change hands in it. */
  deal?: true;
  /** The world is killed by `passHours`, and not from outside. */
  ends?: true;
  tell(cast: Cast): Promise<void>;
}

/** What the journey costs and brings; the harbour's prices are read off the screen. */
export const TRADED = 10;
export const BID = 8;

/** Each begins where the one before it ends, and may be interrupted anywhere by the world's death. */
export const JOURNEY: readonly Chapter[] = [
  { name: "they meet", tell: meet },
  { name: "the first errand", tell: errand },
  { name: "a group", tell: group },
  { name: "a quest is taken on", tell: takeQuest },
  { name: "a shared quest", tell: hunt },
  { name: "the quest's reward", deal: true, tell: reward },
  { name: "a trade", deal: true, tell: trade },
  { name: "a sword is bought", deal: true, tell: buySword },
  { name: "a letter with a sword in it", deal: true, tell: post },
  { name: "a lot is put up", deal: true, tell: putUp },
  { name: "a bid", deal: true, tell: bid },
  { name: "the hammer falls", deal: true, ends: true, tell: hammer },
  { name: "the third one comes", deal: true, tell: arrive },
  { name: "letters with what was sold and bought", deal: true, tell: collect },
];

async function meet({ ann, bob }: Cast): Promise<void> {
  for (const [one, other] of [
    [ann, bob],
    [bob, ann],
  ] as const) {
    const from = other.log.length;
    const words = `Well met, ${other.now.name}.`;
    await one.expect(`say ${words}`, /^You say, 'Well met/);
    await other.reads(new RegExp(`^${one.now.name} says, '${words}'`), from);
  }
  await ann.persist("get candle", /^You get a candle stub\./);
}

async function errand({ ann, bob }: Cast): Promise<void> {
  await Promise.all([story.firstErrand(ann), story.firstErrand(bob)]);
}

async function group({ ann, bob }: Cast): Promise<void> {
  await ann.expect("group invite bob", /^You ask Bob to come along\./);
  await bob.expect("group accept", /^You go along with Ann\./);
  for (const one of [ann, bob]) await one.expect("group", /^There are two of you:/);
}

async function takeQuest({ ann, bob }: Cast): Promise<void> {
  await together([ann, bob], "down", "west", "north");
  for (const one of [ann, bob]) {
    await one.expect("talk vane", /RATS IN BOND/i);
    await one.expect("quest accept rats", /^You take on Rats in Bond\./);
  }
  await together([ann, bob], "south", "down");
}

/** Both strike; what one of them kills counts for both. */
async function hunt({ ann, bob }: Cast): Promise<void> {
  const done = async (one: Member): Promise<boolean> =>
    (await one.act("quest rats")).some((line) => /Talk to Clerk Vane: it is done/.test(line));
  for (let rounds = 0; !(await done(ann)) || !(await done(bob)); rounds += 1) {
    if (rounds > 60) throw new Error("the rats will not die");
    const ends = await Promise.all([ann, bob].map((one) => one.fight("rat", 0.3)));
    if (ends.includes("lost")) throw new Error("a rat has got the better of somebody");
    await Promise.all([ann, bob].map((one) => one.recover(0.6)));
    for (const one of [ann, bob]) if (one.room?.title !== "Under the Quay") await one.goTo("Under the Quay");
    if (ends.every((end) => end === "nobody")) await Promise.all([ann, bob].map((one) => one.pause(500)));
  }
}

async function reward({ ann, bob }: Cast): Promise<void> {
  await together([ann, bob], "up", "north");
  for (const one of [ann, bob]) await one.expect("talk vane", /^Rats in Bond is done\./);
}

async function trade({ ann, bob }: Cast): Promise<void> {
  await ann.expect("trade bob", /^You offer Bob a trade\./);
  await bob.expect("trade accept", /^Your trade with Ann is at revision/);
  await ann.expect("offer candle", /^You offer a candle stub\./);
  const sheet = await bob.expect(`offer ${TRADED} coppers`, /^You offer ten copper pennies\./);
  const revision = /at revision (\d+)\./.exec(sheet.findLast((line) => /at revision/.test(line)) ?? "")?.[1];
  await ann.expect(`agree ${revision}`, /^You agree to the trade as it stands/);
  await bob.expect(`agree ${revision}`, /The trade is done\./);
}

async function buySword({ ann }: Cast): Promise<void> {
  await ann.follow("south", "east", "up", "east", "east", "east", "north");
  // On a slow machine it is night by now, and Josse opens at dawn.
  const bought = /^You buy a notched cutlass from Josse for 32 copper pennies\./;
  await ann.persist("buy cutlass", bought, { tries: 300, gapMs: 1_000 });
}

async function post({ ann }: Cast): Promise<void> {
  await ann.follow("south", "west", "west", "west", "down", "west", "north");
  await ann.act("mail send cid A sword for you", "It has notches, but they are even.", ".");
  await ann.expect("mail enclose sword", /^You enclose a notched cutlass\./);
  await ann.expect("mail post", /^You pay two copper pennies, and your letter to Cid is in the post\./);
}

async function putUp({ ann, bob }: Cast): Promise<void> {
  await together([ann, bob], "south", "east", "east", "in");
  await bob.expect("auction candle 5 60 1", /chalks it up: lot 1, a candle stub, /);
}

async function bid({ ann }: Cast): Promise<void> {
  await ann.expect("auctions", /^Lot 1: a candle stub, from Bob; /);
  await ann.expect(`bid 1 ${BID}`, /^You bid eight copper pennies for lot 1, a candle stub\./);
  await ann.expect("auctions mine", /^Lot 1: a candle stub, from Bob; eight copper pennies bid by you/);
}

async function hammer({ ann, bob, passHours }: Cast): Promise<void> {
  const fell = (line: string): boolean => line.startsWith("The hammer falls: lot 1, a candle stub, ");
  const heard = (one: Member): number => one.log.filter(fell).length;
  await passHours(async () => {
    const up = await ann.act("auctions");
    return up.some((line) => line.startsWith("Nothing is up for auction."));
  });
  for (const one of [ann, bob]) {
    await one.act("");
    if (heard(one) !== 1) throw new Error(`${one.now.name} heard the hammer fall ${heard(one)} times`);
  }
}

async function arrive({ fetchCid }: Cast): Promise<void> {
  const cid = await fetchCid();
  await cid.expect("mail", /A sword for you, from Ann, .* with a notched cutlass$/);
  await cid.follow("down", "west", "north");
  await cid.expect("mail read 1", /^It has notches, but they are even\./);
  await cid.expect("mail take 1", /^You take a notched cutlass out of the letter\./);
  await cid.expect("inventory", /a notched cutlass/);
}

async function collect({ ann, bob }: Cast): Promise<void> {
  await together([ann, bob], "out", "west", "west", "north");
  await ann.expect("mail take 1", /^You take a candle stub out of the letter\./);
  await bob.expect("mail take 1", /^You take eight copper pennies out of the letter\./);
}

function together(all: readonly Member[], ...steps: readonly string[]): Promise<void[]> {
  return Promise.all(all.map((one) => one.follow(...steps)));
}
