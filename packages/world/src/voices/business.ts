import type { Entity } from "@wyldlands/ecs";
import { Auctioneer, Banker, Name, Shop, Teacher } from "../components/index.ts";
import type { Game } from "../game.ts";
import { mattersWith } from "../quests/matters.ts";

const TRADE =
  /\b(?:sell|selling|sells|buy|buying|price|prices|cost|costs|wares|how much|shop|ware|stock|fresh|for sale|what have you|have you got|on the menu|to eat|to drink)\b/;
const WORK = /\b(?:work|job|jobs|help|errand|errands|task|tasks|hire|need|quest|pay)\b/;
const AUCTION = /\b(?:auction|auctions|bid|bids|lot|lots|fee|fees|put up|hammer)\b/;
const BANK = /\b(?:bank|deposit|withdraw|account|money|coins)\b/;
const LESSONS = /\b(?:teach|learn|lesson|lessons|train)\b/;

/** What in a line is its business: a shop's, an auctioneer's, a banker's, a teacher's, or of who has work. 0: nothing. `said`: in small letters, without signs. */
export function businessOf(game: Game, speaker: Entity, npc: Entity, said: string): number {
  let score = 0;
  const shop = npc.get(Shop);
  if (shop && (TRADE.test(said) || namesWare(game, shop.sells, said))) score += 4;
  if (npc.has(Auctioneer) && AUCTION.test(said)) score += 4;
  if (npc.has(Banker) && BANK.test(said)) score += 4;
  if (npc.has(Teacher) && LESSONS.test(said)) score += 3;
  if (WORK.test(said)) {
    const { offers, ready, underWay } = mattersWith(game, speaker, npc);
    if (offers.length + ready.length + underWay.length > 0) score += 3;
  }
  return score;
}

function namesWare(game: Game, sells: readonly { readonly item: string }[], said: string): boolean {
  const words = new Set(said.split(" ").flatMap((word) => [word, word.replace(/e?s$/, "")]));
  return sells.some(({ item }) => {
    const name = game.prototypes.get(item)?.values.get(Name) as { keywords: readonly string[] } | undefined;
    return name?.keywords.some((keyword) => words.has(keyword)) === true;
  });
}
