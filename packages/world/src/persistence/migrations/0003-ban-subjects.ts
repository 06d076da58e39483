import type { Migration } from "./migration.ts";

/** Accounts are banned as well as addresses: `account:<name>`. */
export const banSubjects: Migration = {
  number: 3,
  name: "ban-subjects",
  sql: `
ALTER TABLE bans RENAME COLUMN address TO subject;
`,
};
