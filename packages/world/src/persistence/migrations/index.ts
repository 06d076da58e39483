import type { Migration } from "./migration.ts";
import { spine } from "./0001-spine.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [spine];
