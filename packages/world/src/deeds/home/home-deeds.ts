import { giveUpHome, giveUpHomeOffer } from "./give-up.ts";
import { homeInvite, homeUninvite } from "./guests.ts";
import { enterHome, home, visit } from "./home.ts";
import { rent, rentOffer } from "./rent.ts";

/** Rooms of one's own. The first of those that share a command tells what it is. */
export const HOME_DEEDS = [
  rentOffer,
  rent,
  home,
  homeInvite,
  homeUninvite,
  giveUpHomeOffer,
  giveUpHome,
  enterHome,
  visit,
] as const;
