import type { Migration } from "./migration.ts";
import { spine } from "./0001-spine.ts";
import { bans } from "./0002-bans.ts";
import { banSubjects } from "./0003-ban-subjects.ts";
import { preferences } from "./0004-preferences.ts";
import { society } from "./0005-society.ts";
import { channelMutes } from "./0006-channel-mutes.ts";
import { voices } from "./0007-voices.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  spine,
  bans,
  banSubjects,
  preferences,
  society,
  channelMutes,
  voices,
];
