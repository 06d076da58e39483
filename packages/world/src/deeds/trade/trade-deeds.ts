import { agree } from "./agree.ts";
import { askTrade } from "./ask-trade.ts";
import { offer } from "./offer.ts";
import { unoffer } from "./unoffer.ts";

export const TRADE_DEEDS = [askTrade, offer, unoffer, agree] as const;
