import { bid } from "./bid.ts";
import { putUp } from "./put-up.ts";

export const AUCTION_DEEDS = [putUp, bid] as const;
