import type { GmcpPackage, Take } from "./define-package.ts";
import { charAfflictions, charDefences } from "./packages/char-effects.ts";
import { charItems } from "./packages/char-items.ts";
import { charLogin } from "./packages/char-login.ts";
import { charSkills } from "./packages/char-skills.ts";
import { char } from "./packages/char.ts";
import { client } from "./packages/client.ts";
import { commChannel } from "./packages/comm-channel.ts";
import { core } from "./packages/core.ts";
import { group } from "./packages/group.ts";
import { ireTasks } from "./packages/ire-tasks.ts";
import { room } from "./packages/room.ts";
import { wyldlands } from "./packages/wyldlands.ts";

/** Every package that this gateway speaks, in the order in which they tell of one batch. */
export const gmcpPackages: readonly GmcpPackage[] = [
  core,
  char,
  room,
  charItems,
  charSkills,
  charDefences,
  charAfflictions,
  commChannel,
  group,
  ireTasks,
  charLogin,
  client,
  wyldlands,
];

/** Who takes a message, by its whole name in lower case. */
export const gmcpTakes: ReadonlyMap<string, Take> = new Map(
  gmcpPackages.flatMap((each) => Object.entries(each.takes ?? {})),
);
