import type { Migration } from "./migration.ts";
import { spine } from "./0001-spine.ts";
import { bans } from "./0002-bans.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [spine, bans];
