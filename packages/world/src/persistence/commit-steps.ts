import type { CommitBatch, EntityRow } from "./port.ts";
import { storableJson, storableText } from "./storable-json.ts";
import type { Param, StatementName, Step } from "./statements.ts";

/** Rows of one `jsonb_to_recordset` statement at most: past a thousand the batch form gains nothing. */
export const ROWS_PER_STATEMENT = 1000;

/**
 * The statements of a commit, in an order that satisfies every foreign key: owners before owned, names freed before they
 * are taken, deletes of what others point at last. An empty list costs no statement.
 */
export function commitSteps(batch: CommitBatch): Step[] {
  const steps: Step[] = [];
  const add = (statement: StatementName, ...params: Param[]): void => {
    steps.push({ statement, params });
  };
  const addRows = (statement: StatementName, rows: object[]): void => {
    for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
      add(statement, storableJson(rows.slice(at, at + ROWS_PER_STATEMENT)));
    }
  };
  const addIds = (statement: StatementName, ids: string[]): void => {
    if (ids.length > 0) add(statement, `{${ids.join(",")}}`);
  };

  add("fence", batch.epoch, Math.trunc(batch.worldMs));
  addRows("putAccounts", lastOfEach(batch.accounts, (row) => row.id).map(accountJson));
  addRows(
    "putPreferences",
    batch.preferences.map(({ account, data }) => ({ id: account, preferences: data })),
  );
  // What ended and began again under its fixed id: its old row would outrank the new one.
  const written = new Set(batch.entities.map(({ id }) => id));
  const [reborn, gone] = [
    batch.entitiesGone.filter((id) => written.has(id)),
    batch.entitiesGone.filter((id) => !written.has(id)),
  ];
  addIds("dropEntities", reborn);
  addRows("putEntities", newestOfEach(batch.entities).map(entityJson));
  addIds("dropCharacters", batch.charactersGone);
  addRows("putCharacters", lastOfEach(batch.characters, (row) => row.id).map(characterJson));
  addRows("putBoots", lastOfEach(batch.boots, bootKey).map(bootJson));
  addIds("dropSessions", batch.sessionsGone);
  addRows("putSessions", lastOfEach(batch.sessions, (row) => row.id).map(sessionJson));
  for (const gone of batch.progressGone) add("dropProgress", gone.gateway, gone.boot, gone.session);
  addRows(
    "putProgress",
    lastOfEach(batch.progress, (row) => `${bootKey(row)} ${row.session}`).map(progressJson),
  );
  for (const row of batch.outbox) add("putOutbox", row.gateway, row.boot, row.fseq, exactCopy(row.bytes));
  for (const acked of batch.acked) add("trimOutbox", acked.gateway, acked.boot, acked.fseq);
  for (const boot of batch.boots) {
    if (!boot.gone) continue;
    add("dropProgressOfBoot", boot.gateway, boot.boot);
    add("dropOutboxOfBoot", boot.gateway, boot.boot);
  }
  addIds("dropEntities", gone);
  addRows(
    "putBans",
    batch.bans.map(({ subject, createdAt, until, reason, by }) => ({
      subject,
      created_at: createdAt,
      until,
      reason,
      imposed_by: by,
    })),
  );
  addIds("dropBans", batch.bansGone);
  addRows("putSanctions", batch.sanctions.map(sanctionJson));
  for (const { subject, kind, channel = "" } of batch.sanctionsGone)
    add("dropSanction", subject, kind, channel);
  addRows("putJournal", batch.journal.map(journalJson));
  addRows("putAudit", batch.audit);
  addRows("putVoiceUsage", batch.voiceUsage.map(usageJson));
  addRows("putVoiceRatings", batch.voiceRatings);
  for (const { id, name } of batch.forgotten) {
    add("forgetHearsay", id, storableText(name ?? ""));
    if (name !== null) add("forgetRatings", storableText(name));
  }
  addRows("putPlayTime", batch.playTime);
  if (batch.voicesBefore !== null)
    for (const drop of ["dropVoiceUsage", "dropVoiceRatings", "dropPlayTime"] as const)
      add(drop, batch.voicesBefore);
  return steps;
}

/** The buffers of the steps, to be handed to the worker without a second copy. */
export function transferables(steps: Step[]): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const step of steps) {
    for (const param of step.params) {
      if (param instanceof Uint8Array) buffers.push(param.buffer as ArrayBuffer);
    }
  }
  return buffers;
}

/** Bytes alone in their buffer: a view's whole pool would travel, and the caller still sends its own after the commit. */
function exactCopy(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

const bootKey = (row: { gateway: string; boot: string }): string => `${row.gateway} ${row.boot}`;

/** An upsert may meet a key only once in a statement. */
function lastOfEach<T>(rows: T[], key: (row: T) => string): T[] {
  if (rows.length < 2) return rows;
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}

function newestOfEach(rows: EntityRow[]): EntityRow[] {
  if (rows.length < 2) return rows;
  const byId = new Map<string, EntityRow>();
  for (const row of rows) {
    const known = byId.get(row.id);
    if (known === undefined || known.rev < row.rev) byId.set(row.id, row);
  }
  return [...byId.values()];
}

const entityJson = (row: EntityRow): object => ({
  id: row.id,
  kind: row.kind,
  prototype_id: row.prototypeId,
  zone_id: row.zoneId,
  container_id: row.containerId,
  place_no: row.placeNo,
  rev: row.rev,
  data: row.data,
});

const accountJson = (row: CommitBatch["accounts"][number]): object => ({
  id: row.id,
  name: row.name,
  name_key: row.nameKey,
  password_hash: row.passwordHash,
  role: row.role,
  status: row.status,
  created_at: row.createdAt,
  grants: row.grants,
});

const characterJson = (row: CommitBatch["characters"][number]): object => ({
  id: row.id,
  account_id: row.accountId,
  name: row.name,
  name_key: row.nameKey,
  created_at: row.createdAt,
  seen_at: row.seenAt,
});

const sanctionJson = (row: CommitBatch["sanctions"][number]): object => ({
  subject: row.subject,
  kind: row.kind,
  channel: row.channel ?? "",
  created_at: row.createdAt,
  until: row.until,
  reason: row.reason,
  imposed_by: row.by,
});

const journalJson = ({ worldMs, ownerName, ...row }: CommitBatch["journal"][number]): object => ({
  ...row,
  world_ms: worldMs,
  owner_name: ownerName,
});

const usageJson = ({ worldMs, firstMs, tookMs, ...row }: CommitBatch["voiceUsage"][number]): object => ({
  ...row,
  world_ms: Math.trunc(worldMs),
  first_ms: firstMs === null ? null : Math.round(firstMs),
  took_ms: Math.round(tookMs),
});

const sessionJson = (row: CommitBatch["sessions"][number]): object => ({
  id: row.id,
  gateway: row.gateway,
  boot: row.boot,
  number: row.number,
  account_id: row.accountId,
  character_id: row.characterId,
  state: row.state,
  protocol: row.protocol,
  token_hash: hex(row.tokenHash),
  previous_token_hash: row.previousTokenHash === null ? null : hex(row.previousTokenHash),
  created_at: row.createdAt,
  last_activity_at: row.lastActivityAt,
  data: row.data,
});

const bootJson = (row: CommitBatch["boots"][number]): object => ({
  gateway: row.gateway,
  boot: row.boot,
  last_fseq: row.lastFseq,
  gone: row.gone,
});

const progressJson = (row: CommitBatch["progress"][number]): object => ({
  gateway: row.gateway,
  boot: row.boot,
  session: row.session,
  seq: row.seq,
  attempt_seq: row.attemptSeq,
  attempts: row.attempts,
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}
