import type { Migration } from "./migration.ts";

/**
 * Records beside rooms, beings and things; who was last seen when; what an account may beyond its role; whom moderators
 * restrain; the journal of the economy and the log of what was done by right of a role.
 */
export const society: Migration = {
  number: 5,
  name: "society",
  sql: `
ALTER TABLE entities DROP CONSTRAINT entities_kind_check;
ALTER TABLE entities ADD CONSTRAINT entities_kind_check
  CHECK (kind IN ('room', 'item', 'npc', 'character', 'record'));

ALTER TABLE characters ADD COLUMN seen_at timestamptz;

ALTER TABLE accounts ADD COLUMN grants jsonb;

ALTER TABLE bans ADD COLUMN until timestamptz;
ALTER TABLE bans ADD COLUMN reason text NOT NULL DEFAULT '';
ALTER TABLE bans ADD COLUMN imposed_by text NOT NULL DEFAULT 'the operator';

CREATE TABLE sanctions (
  subject text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('mute', 'freeze', 'jail')),
  created_at timestamptz NOT NULL,
  until timestamptz,
  reason text NOT NULL,
  imposed_by text NOT NULL,
  PRIMARY KEY (subject, kind)
);

CREATE TABLE journal (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  world_ms bigint NOT NULL,
  deed text NOT NULL,
  actor uuid,
  owner uuid NOT NULL,
  owner_name text NOT NULL,
  what text NOT NULL,
  thing uuid,
  change bigint NOT NULL,
  before bigint,
  after bigint
);
CREATE INDEX journal_owner ON journal (owner, id);

CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  who text NOT NULL,
  role text NOT NULL,
  action text NOT NULL,
  subject text,
  detail text NOT NULL,
  done boolean NOT NULL
);
CREATE INDEX audit_log_who ON audit_log (who, id);
CREATE INDEX audit_log_subject ON audit_log (subject, id);
`,
};
