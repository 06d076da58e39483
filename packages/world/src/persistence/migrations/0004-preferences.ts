import type { Migration } from "./migration.ts";

/** What a player wishes, whatever character they play; null while nothing was said. */
export const preferences: Migration = {
  number: 4,
  name: "preferences",
  sql: `
ALTER TABLE accounts ADD COLUMN preferences jsonb;
`,
};
