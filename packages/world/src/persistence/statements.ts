/**
 * Every statement of the hot path and the loads, for both engines. Numbers come back as float8 (exact to 2^53), times as
 * Unix milliseconds, documents as JSON text that the client parses; rows carry the port's field names.
 */
const ms = (column: string, field: string): string =>
  `round(extract(epoch FROM ${column}) * 1000)::float8 AS "${field}"`;

const character = `c.id::text AS id, c.account_id::text AS "accountId", c.name, c.name_key AS "nameKey",
  ${ms("c.created_at", "createdAt")}, ${ms("c.seen_at", "seenAt")}`;

const entity = `e.id::text AS id, e.kind, e.prototype_id AS "prototypeId", e.zone_id AS "zoneId",
  e.container_id::text AS "containerId", e.place_no::float8 AS "placeNo", e.rev::float8 AS rev`;

/** A pattern for a name as a whole word. What is no letter or digit in it fits anything. */
const asWord = (name: string): string =>
  `('\\m' || regexp_replace(${name}, '[^[:alnum:]]', '.', 'g') || '\\M')`;

const ofOrNamed = (told: string): string =>
  `(coalesce(${told}->'of', '[]') ? $1::text OR ($2::text <> '' AND ${told}->>'text' ~* ${asWord("$2::text")}))`;

export const statements = {
  /** Fails with division_by_zero (22012) when the epoch is no longer ours; the row lock holds off a new epoch. */
  fence: `WITH held AS (UPDATE world_lease SET world_ms = $2 WHERE epoch = $1 RETURNING 1)
SELECT 1 / count(*) FROM held`,

  takeLease: `INSERT INTO world_lease (epoch, world_ms, seed, holder) VALUES (1, 0, $1, $2)
ON CONFLICT (id) DO UPDATE SET epoch = world_lease.epoch + 1, holder = excluded.holder
RETURNING epoch::float8 AS epoch, world_ms::float8 AS "worldMs", seed`,

  leaseHolder: `SELECT holder FROM world_lease`,

  putEntities: `INSERT INTO entities (id, kind, prototype_id, zone_id, container_id, place_no, rev, data)
SELECT id, kind, prototype_id, zone_id, container_id, place_no, rev, data
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, kind text, prototype_id text, zone_id text, container_id uuid,
  place_no bigint, rev bigint, data jsonb)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, prototype_id = excluded.prototype_id, zone_id = excluded.zone_id,
  container_id = excluded.container_id, place_no = excluded.place_no, rev = excluded.rev, data = excluded.data
WHERE entities.rev < excluded.rev`,

  dropEntities: `DELETE FROM entities WHERE id = ANY($1::uuid[])`,

  putAccounts: `INSERT INTO accounts (id, name, name_key, password_hash, role, status, created_at, grants)
SELECT id, name, name_key, password_hash, role, status, to_timestamp(created_at / 1000), grants
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, name text, name_key text, password_hash text, role text, status text,
  created_at float8, grants jsonb)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
  password_hash = excluded.password_hash, role = excluded.role, status = excluded.status,
  created_at = excluded.created_at, grants = excluded.grants`,

  putPreferences: `UPDATE accounts SET preferences = r.preferences
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, preferences jsonb) WHERE accounts.id = r.id`,

  putCharacters: `INSERT INTO characters (id, account_id, name, name_key, created_at, seen_at)
SELECT id, account_id, name, name_key, to_timestamp(created_at / 1000), to_timestamp(seen_at / 1000)
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, account_id uuid, name text, name_key text, created_at float8,
  seen_at float8)
ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, name = excluded.name, name_key = excluded.name_key,
  created_at = excluded.created_at, seen_at = excluded.seen_at`,

  dropCharacters: `DELETE FROM characters WHERE id = ANY($1::uuid[])`,

  putSessions: `INSERT INTO sessions (id, gateway, boot, number, account_id, character_id, state, protocol, token_hash,
  previous_token_hash, created_at, last_activity_at, data)
SELECT id, gateway, boot, number, account_id, character_id, state, protocol, decode(token_hash, 'hex'),
  decode(previous_token_hash, 'hex'), to_timestamp(created_at / 1000), to_timestamp(last_activity_at / 1000), data
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, gateway text, boot text, number bigint, account_id uuid,
  character_id uuid, state text, protocol text, token_hash text, previous_token_hash text, created_at float8,
  last_activity_at float8, data jsonb)
ON CONFLICT (id) DO UPDATE SET gateway = excluded.gateway, boot = excluded.boot, number = excluded.number,
  account_id = excluded.account_id, character_id = excluded.character_id, state = excluded.state,
  protocol = excluded.protocol, token_hash = excluded.token_hash, previous_token_hash = excluded.previous_token_hash,
  created_at = excluded.created_at, last_activity_at = excluded.last_activity_at, data = excluded.data`,

  dropSessions: `DELETE FROM sessions WHERE id = ANY($1::uuid[])`,

  putBoots: `INSERT INTO gateway_boots (gateway, boot, last_fseq, gone)
SELECT gateway, boot, last_fseq, gone
FROM jsonb_to_recordset($1::jsonb) AS r(gateway text, boot text, last_fseq bigint, gone boolean)
ON CONFLICT (gateway, boot) DO UPDATE SET last_fseq = excluded.last_fseq, gone = excluded.gone`,

  putBans: `INSERT INTO bans (subject, created_at, until, reason, imposed_by)
SELECT subject, to_timestamp(created_at / 1000.0), to_timestamp(until / 1000.0), reason, imposed_by
FROM jsonb_to_recordset($1::jsonb) AS r(subject text, created_at float8, until float8, reason text, imposed_by text)
ON CONFLICT (subject) DO UPDATE SET until = excluded.until, reason = excluded.reason,
  imposed_by = excluded.imposed_by`,

  putSanctions: `INSERT INTO sanctions (subject, kind, channel, created_at, until, reason, imposed_by)
SELECT subject, kind, channel, to_timestamp(created_at / 1000.0), to_timestamp(until / 1000.0), reason, imposed_by
FROM jsonb_to_recordset($1::jsonb) AS r(subject text, kind text, channel text, created_at float8, until float8,
  reason text, imposed_by text)
ON CONFLICT (subject, kind, channel) DO UPDATE SET created_at = excluded.created_at, until = excluded.until,
  reason = excluded.reason, imposed_by = excluded.imposed_by`,

  dropSanction: `DELETE FROM sanctions WHERE subject = $1 AND kind = $2 AND channel = $3`,

  putJournal: `INSERT INTO journal (id, at, world_ms, deed, actor, owner, owner_name, what, thing, change, before, after)
SELECT id, to_timestamp(at / 1000.0), world_ms, deed, actor, owner, owner_name, what, thing, change, before, after
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, at float8, world_ms bigint, deed text, actor uuid, owner uuid,
  owner_name text, what text, thing uuid, change bigint, before bigint, after bigint)
ON CONFLICT (id) DO NOTHING`,

  putAudit: `INSERT INTO audit_log (id, at, who, role, action, subject, detail, done)
SELECT id, to_timestamp(at / 1000.0), who, role, action, subject, detail, done
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, at float8, who text, role text, action text, subject text, detail text,
  done boolean)
ON CONFLICT (id) DO NOTHING`,

  putVoiceUsage: `INSERT INTO llm_usage (id, at, world_ms, provider, model, purpose, player, npc, input, cached, output, cost,
  first_ms, took_ms, outcome, cache)
SELECT id, to_timestamp(at / 1000.0), world_ms, provider, model, purpose, player, npc, input, cached, output, cost,
  first_ms, took_ms, outcome, cache
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, at float8, world_ms bigint, provider text, model text, purpose text,
  player text, npc text, input bigint, cached bigint, output bigint, cost bigint, first_ms integer, took_ms integer,
  outcome text, cache text)
ON CONFLICT (id) DO NOTHING`,

  putVoiceRatings: `INSERT INTO voice_ratings (id, at, player, who, npc, line, good, why, source)
SELECT id, to_timestamp(at / 1000.0), player, who, npc, line, good, why, source
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, at float8, player text, who text, npc text, line text, good boolean,
  why text, source text)
ON CONFLICT (id) DO NOTHING`,

  /** Of what characters were told, all that is of that one ($1) or has its name ($2, a word of letters; '' is none) in it. */
  forgetHearsay: `UPDATE entities e SET data = jsonb_set(e.data, '{components,hearsay}', coalesce((
  SELECT jsonb_agg(told ORDER BY number)
  FROM jsonb_array_elements(e.data->'components'->'hearsay') WITH ORDINALITY AS each(told, number)
  WHERE NOT ${ofOrNamed("told")}), '[]'))
FROM characters c
WHERE e.id = c.id AND jsonb_typeof(e.data->'components'->'hearsay') = 'array' AND EXISTS (
  SELECT FROM jsonb_array_elements(e.data->'components'->'hearsay') AS told WHERE ${ofOrNamed("told")})`,

  /** What that one rated is nobody's; where lines and reasons have the name it is gone. */
  forgetRatings: `UPDATE voice_ratings SET
  player = CASE WHEN lower(who) = lower($1::text) THEN NULL ELSE player END,
  who = CASE WHEN lower(who) = lower($1::text) THEN 'somebody' ELSE who END,
  line = regexp_replace(line, ${asWord("$1::text")}, 'somebody', 'gi'),
  why = regexp_replace(why, ${asWord("$1::text")}, 'somebody', 'gi')
WHERE lower(who) = lower($1::text) OR line ~* ${asWord("$1::text")} OR why ~* ${asWord("$1::text")}`,

  /** Added up: a commit is written once or not at all. */
  putPlayTime: `INSERT INTO play_time (hour, ms)
SELECT to_timestamp(hour / 1000.0), ms FROM jsonb_to_recordset($1::jsonb) AS r(hour float8, ms bigint)
ON CONFLICT (hour) DO UPDATE SET ms = play_time.ms + excluded.ms`,

  dropVoiceUsage: `DELETE FROM llm_usage WHERE at < to_timestamp($1::float8 / 1000.0)`,

  dropVoiceRatings: `DELETE FROM voice_ratings WHERE at < to_timestamp($1::float8 / 1000.0)`,

  dropPlayTime: `DELETE FROM play_time WHERE hour < to_timestamp($1::float8 / 1000.0)`,

  dropBans: `DELETE FROM bans WHERE subject = ANY($1::text[])`,

  putProgress: `INSERT INTO session_progress (gateway, boot, session, seq, attempt_seq, attempts)
SELECT gateway, boot, session, seq, attempt_seq, attempts
FROM jsonb_to_recordset($1::jsonb) AS r(gateway text, boot text, session bigint, seq bigint, attempt_seq bigint,
  attempts integer)
ON CONFLICT (gateway, boot, session) DO UPDATE SET seq = excluded.seq, attempt_seq = excluded.attempt_seq,
  attempts = excluded.attempts`,

  dropProgress: `DELETE FROM session_progress WHERE gateway = $1 AND boot = $2 AND session = $3`,

  dropProgressOfBoot: `DELETE FROM session_progress WHERE gateway = $1 AND boot = $2`,

  putOutbox: `INSERT INTO outbox (gateway, boot, fseq, bytes) VALUES ($1, $2, $3, $4)
ON CONFLICT (gateway, boot, fseq) DO UPDATE SET bytes = excluded.bytes`,

  trimOutbox: `DELETE FROM outbox WHERE gateway = $1 AND boot = $2 AND fseq <= $3`,

  dropOutboxOfBoot: `DELETE FROM outbox WHERE gateway = $1 AND boot = $2`,

  /**
   * One page by key; `carried` marks what stands in a character, at any depth (and characters themselves): such rows
   * come without their document, to move the cursor. UNION ends on a cycle of containers. `OFFSET 0` keeps the planner
   * from joining the whole table for a page: each step up is one look by key.
   */
  entitiesPage: `WITH RECURSIVE page AS (
  SELECT * FROM entities WHERE id > $1::uuid ORDER BY id LIMIT $2
), up AS (
  SELECT id AS leaf, container_id AS at, false AS carried FROM page
  WHERE container_id IS NOT NULL AND kind <> 'character'
  UNION
  SELECT up.leaf, h.container_id, h.kind = 'character'
  FROM up CROSS JOIN LATERAL (SELECT container_id, kind FROM entities WHERE id = up.at OFFSET 0) h
  WHERE NOT up.carried AND (h.container_id IS NOT NULL OR h.kind = 'character')
), carried AS (
  SELECT DISTINCT leaf FROM up WHERE up.carried
)
SELECT ${entity}, e.kind = 'character' OR k.leaf IS NOT NULL AS carried,
  CASE WHEN e.kind = 'character' OR k.leaf IS NOT NULL THEN NULL ELSE e.data::text END AS data
FROM page e LEFT JOIN carried k ON k.leaf = e.id ORDER BY e.id`,

  /** Breadth first, so containers come before contents; another character inside loads on its own. */
  character: `WITH RECURSIVE held AS (
  SELECT id, 0 AS depth FROM entities WHERE id = $1::uuid AND kind = 'character'
  UNION ALL
  SELECT e.id, held.depth + 1
  FROM held CROSS JOIN LATERAL (
    SELECT id FROM entities WHERE container_id = held.id AND kind <> 'character' OFFSET 0
  ) e
) CYCLE id SET looped USING path
SELECT ${entity}, e.data::text AS data
FROM held CROSS JOIN LATERAL (SELECT * FROM entities WHERE id = held.id OFFSET 0) e
WHERE NOT held.looped
ORDER BY held.depth, e.container_id, e.place_no, e.id`,

  sessions: `SELECT id::text AS id, gateway, boot, number::float8 AS number, account_id::text AS "accountId",
  character_id::text AS "characterId", state, protocol, token_hash AS "tokenHash",
  previous_token_hash AS "previousTokenHash", ${ms("created_at", "createdAt")},
  ${ms("last_activity_at", "lastActivityAt")}, data::text AS data
FROM sessions ORDER BY id`,

  progress: `SELECT gateway, boot, session::float8 AS session, seq::float8 AS seq, attempt_seq::float8 AS "attemptSeq",
  attempts FROM session_progress ORDER BY gateway, boot, session`,

  boots: `SELECT gateway, boot, last_fseq::float8 AS "lastFseq", gone FROM gateway_boots ORDER BY gateway, boot`,

  bans: `SELECT subject, ${ms("created_at", "createdAt")}, ${ms("until", "until")}, reason, imposed_by AS by FROM bans ORDER BY created_at, subject`,

  sanctions: `SELECT subject, kind, channel, ${ms("created_at", "createdAt")}, ${ms("until", "until")}, reason, imposed_by AS by
FROM sanctions ORDER BY created_at, subject, channel`,

  directoryPage: `SELECT ${character}, a.name AS account, a.role FROM characters c JOIN accounts a ON a.id = c.account_id
WHERE c.id > $1::uuid ORDER BY c.id LIMIT $2`,

  auditLog: `SELECT id::text AS id, ${ms("at", "at")}, who, role, action, subject, detail, done FROM audit_log
WHERE $1::text IS NULL OR who = $1 OR subject = $1 ORDER BY id DESC LIMIT $2`,

  journalOf: `SELECT id::text AS id, ${ms("at", "at")}, world_ms::float8 AS "worldMs", deed, actor::text AS actor,
  owner::text AS owner, owner_name AS "ownerName", what, thing::text AS thing, change::float8 AS change,
  before::float8 AS before, after::float8 AS after
FROM journal WHERE $1::uuid IS NULL OR owner = $1::uuid ORDER BY id DESC LIMIT $2`,

  voiceSpent: `SELECT ${ms("date_trunc('minute', at)", "at")}, player, sum(cost)::float8 AS cost,
  coalesce(sum(cost) FILTER (WHERE purpose = 'preparation'), 0)::float8 AS prepared FROM llm_usage
WHERE at >= to_timestamp($1::float8 / 1000.0) AND cost > 0 GROUP BY date_trunc('minute', at), player
ORDER BY 1, player NULLS FIRST`,

  voiceSums: `SELECT provider, model, purpose, player, npc, outcome, cache, count(*)::float8 AS calls, sum(input)::float8 AS input,
  sum(cached)::float8 AS cached, sum(output)::float8 AS output, sum(cost)::float8 AS cost
FROM llm_usage WHERE at >= to_timestamp($1::float8 / 1000.0)
GROUP BY provider, model, purpose, player, npc, outcome, cache
ORDER BY provider, model, purpose, player NULLS FIRST, npc NULLS FIRST, outcome, cache`,

  voiceTimes: `SELECT provider, model, purpose, count(*)::float8 AS calls,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY first_ms) AS first50,
  percentile_disc(0.95) WITHIN GROUP (ORDER BY first_ms) AS first95,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY took_ms) AS took50,
  percentile_disc(0.95) WITHIN GROUP (ORDER BY took_ms) AS took95
FROM llm_usage
WHERE at >= to_timestamp($1::float8 / 1000.0) AND cache = 'none' AND outcome IN ('answered', 'cut')
GROUP BY provider, model, purpose ORDER BY provider, model, purpose`,

  voiceRatings: `SELECT id::text AS id, ${ms("at", "at")}, player, who, npc, line, good, why, source FROM voice_ratings
WHERE at >= to_timestamp($1::float8 / 1000.0) ORDER BY id DESC LIMIT $2`,

  voiceRated: `SELECT count(*) FILTER (WHERE good)::float8 AS good, count(*) FILTER (WHERE NOT good)::float8 AS bad
FROM voice_ratings WHERE at >= to_timestamp($1::float8 / 1000.0)`,

  playTime: `SELECT coalesce(sum(ms), 0)::float8 AS ms FROM play_time
WHERE hour >= to_timestamp($1::float8 / 1000.0)`,

  outboxAfter: `SELECT gateway, boot, fseq::float8 AS fseq, bytes FROM outbox
WHERE gateway = $1 AND boot = $2 AND fseq > $3 ORDER BY fseq LIMIT $4`,

  accountByName: `SELECT id::text AS id, name, name_key AS "nameKey", password_hash AS "passwordHash", role, status,
  ${ms("created_at", "createdAt")}, grants::text AS grants, preferences::text AS preferences FROM accounts WHERE name_key = $1`,

  charactersOfAccount: `SELECT ${character} FROM characters c WHERE c.account_id = $1::uuid ORDER BY c.created_at, c.id`,

  characterNameTaken: `SELECT 1 AS taken FROM characters WHERE name_key = $1`,
} as const;

export type StatementName = keyof typeof statements;
export type Param = string | number | null | Uint8Array;

/** One statement of a commit. */
export interface Step {
  statement: StatementName;
  params: Param[];
}

export type Row = Record<string, unknown>;
