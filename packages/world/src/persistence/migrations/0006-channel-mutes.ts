import type { Migration } from "./migration.ts";

/** A mute may be of one channel alone; '' is everywhere. */
export const channelMutes: Migration = {
  number: 6,
  name: "channel-mutes",
  sql: `
ALTER TABLE sanctions ADD COLUMN channel text NOT NULL DEFAULT '';
ALTER TABLE sanctions DROP CONSTRAINT sanctions_pkey;
ALTER TABLE sanctions ADD PRIMARY KEY (subject, kind, channel);
`,
};
