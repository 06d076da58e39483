import type { Migration } from "./migration.ts";

/**
 * Accounts, characters, sessions, the link's progress and outbox, the lease, and one document per entity.
 * `entities.container_id` has no foreign key: the load checks it and moves orphans to the zone's lost-and-found.
 * `sessions` names its boot without one: a link-dead session outlives the gateway that held it.
 */
export const spine: Migration = {
  number: 1,
  name: "spine",
  sql: `
CREATE TABLE world_lease (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  epoch bigint NOT NULL,
  world_ms bigint NOT NULL,
  seed text NOT NULL,
  holder text NOT NULL
);

CREATE TABLE entities (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('room', 'item', 'npc', 'character')),
  prototype_id text,
  zone_id text,
  container_id uuid,
  place_no bigint,
  rev bigint NOT NULL,
  data jsonb
) WITH (fillfactor = 75);
CREATE INDEX entities_container_id ON entities (container_id) WHERE container_id IS NOT NULL;

CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  name_key text NOT NULL CONSTRAINT accounts_name_key_unique UNIQUE,
  password_hash text NOT NULL,
  role text NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE characters (
  id uuid PRIMARY KEY REFERENCES entities (id) ON DELETE CASCADE,
  account_id uuid REFERENCES accounts (id) ON DELETE RESTRICT,
  name text NOT NULL,
  name_key text NOT NULL CONSTRAINT characters_name_key_unique UNIQUE,
  created_at timestamptz NOT NULL
);
CREATE INDEX characters_account_id ON characters (account_id);

CREATE TABLE gateway_boots (
  gateway text NOT NULL,
  boot text NOT NULL,
  last_fseq bigint NOT NULL,
  gone boolean NOT NULL,
  PRIMARY KEY (gateway, boot)
);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  gateway text NOT NULL,
  boot text NOT NULL,
  number bigint,
  account_id uuid REFERENCES accounts (id) ON DELETE CASCADE,
  character_id uuid REFERENCES characters (id) ON DELETE SET NULL,
  state text NOT NULL,
  protocol text NOT NULL,
  token_hash bytea NOT NULL,
  previous_token_hash bytea,
  created_at timestamptz NOT NULL,
  last_activity_at timestamptz NOT NULL,
  data jsonb
) WITH (fillfactor = 75);
CREATE INDEX sessions_account_id ON sessions (account_id);
CREATE INDEX sessions_character_id ON sessions (character_id);

CREATE TABLE session_progress (
  gateway text NOT NULL,
  boot text NOT NULL,
  session bigint NOT NULL,
  seq bigint NOT NULL,
  attempt_seq bigint,
  attempts integer NOT NULL,
  PRIMARY KEY (gateway, boot, session),
  FOREIGN KEY (gateway, boot) REFERENCES gateway_boots (gateway, boot) ON DELETE CASCADE
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE TABLE outbox (
  gateway text NOT NULL,
  boot text NOT NULL,
  fseq bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (gateway, boot, fseq),
  FOREIGN KEY (gateway, boot) REFERENCES gateway_boots (gateway, boot) ON DELETE CASCADE
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE outbox ALTER COLUMN bytes SET STORAGE EXTERNAL;
`,
};
