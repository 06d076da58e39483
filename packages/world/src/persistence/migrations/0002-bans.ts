import type { Migration } from "./migration.ts";

/** Addresses and networks that gateways turn away. */
export const bans: Migration = {
  number: 2,
  name: "bans",
  sql: `
CREATE TABLE bans (
  address text PRIMARY KEY,
  created_at timestamptz NOT NULL
);
`,
};
