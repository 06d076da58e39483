import { groupAccept, groupDecline } from "./answer.ts";
import { follow, unfollow } from "./follow.ts";
import { groupSay } from "./group-say.ts";
import { groupInvite } from "./invite.ts";
import { groupKick, groupLeader, groupLeave } from "./leave.ts";
import { lose } from "./lose.ts";
import { split } from "./split.ts";
import { groupStatus } from "./status.ts";

/** How players keep together. `groupStatus` first: it tells what GROUP is. */
export const GROUP_DEEDS = [
  groupStatus,
  groupInvite,
  groupAccept,
  groupDecline,
  groupLeave,
  groupKick,
  groupLeader,
  groupSay,
  split,
  follow,
  unfollow,
  lose,
] as const;
