import { clanDeposit, clanWithdraw } from "./bank.ts";
import { clanChest, clanFetch, clanStore } from "./chest.ts";
import { clanSay } from "./clan-say.ts";
import { clanFound } from "./found.ts";
import { clanInfo, clanList, clanWho } from "./info.ts";
import { clanAccept, clanDecline, clanInvite } from "./join.ts";
import { clanDisband, clanExpel, clanLeave } from "./leave.ts";
import {
  clanAllow,
  clanClaim,
  clanDemote,
  clanForbid,
  clanMotto,
  clanPromote,
  clanRank,
  clanTransfer,
} from "./ranks.ts";

/** What players do with clans. `clanInfo` first: it tells what CLAN is. */
export const CLAN_DEEDS = [
  clanInfo,
  clanList,
  clanWho,
  clanFound,
  clanInvite,
  clanAccept,
  clanDecline,
  clanLeave,
  clanExpel,
  clanPromote,
  clanDemote,
  clanTransfer,
  clanClaim,
  clanRank,
  clanAllow,
  clanForbid,
  clanMotto,
  clanDeposit,
  clanWithdraw,
  clanChest,
  clanStore,
  clanFetch,
  clanSay,
  clanDisband,
] as const;
