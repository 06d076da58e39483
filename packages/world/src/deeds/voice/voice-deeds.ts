import { acceptOffer } from "./accept-offer.ts";
import { declineOffer } from "./decline-offer.ts";
import { leadOn } from "./lead-on.ts";
import { partCompany } from "./part-company.ts";
import { walkOff } from "./walk-off.ts";

/** Deeds by which what npcs offer, or lead to, goes on after the words. */
export const VOICE_DEEDS = [acceptOffer, declineOffer, leadOn, partCompany, walkOff];
