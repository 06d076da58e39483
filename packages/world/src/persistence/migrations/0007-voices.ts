import type { Migration } from "./migration.ts";

/**
 * The books of the voices: each call of a model and each answer that needed none, what players thought of answers, and how long
 * they played by the hour, by which cost is reckoned. `cost` is in millionths of the price list's money.
 */
export const voices: Migration = {
  number: 7,
  name: "voices",
  sql: `
CREATE TABLE llm_usage (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  world_ms bigint NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  purpose text NOT NULL,
  player text,
  npc text,
  input bigint NOT NULL,
  cached bigint NOT NULL,
  output bigint NOT NULL,
  cost bigint NOT NULL,
  first_ms integer,
  took_ms integer NOT NULL,
  outcome text NOT NULL,
  cache text NOT NULL CHECK (cache IN ('none', 'exact', 'act', 'grammar'))
);
CREATE INDEX llm_usage_at ON llm_usage (at);

CREATE TABLE voice_ratings (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  player text,
  who text NOT NULL,
  npc text NOT NULL,
  line text NOT NULL,
  good boolean NOT NULL,
  why text NOT NULL,
  source text NOT NULL
);
CREATE INDEX voice_ratings_at ON voice_ratings (at);

CREATE TABLE play_time (
  hour timestamptz PRIMARY KEY,
  ms bigint NOT NULL
);
`,
};
