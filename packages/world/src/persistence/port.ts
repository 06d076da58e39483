/**
 * What the world asks of storage: a client in the world's thread, an engine (PGlite or PostgreSQL) in a worker thread.
 * Every promise rejects with a `StorageError`; after a failed `commit` its outcome is unknown and the world must end.
 */
export interface Storage {
  readonly engine: "pglite" | "postgresql";
  /** Becomes the single writer: epoch + 1. `undefined` while another world holds the lease. */
  acquireLease(holder: string): Promise<Lease | undefined>;
  /** Pages of all entities but characters and what they carry, in key order. The end is an empty page. */
  loadEntities(afterId: string | undefined, limit: number): Promise<EntityRow[]>;
  /** A character and everything it carries, containers before contents; empty when there is none. */
  loadCharacter(id: string): Promise<EntityRow[]>;
  /** Sessions, progress and the last frame number of every gateway boot, and whom gateways turn away. */
  loadLink(): Promise<LinkRows>;
  /** Committed frames that a gateway may not have, in order, at most `limit`. */
  outboxAfter(gateway: string, boot: string, fseq: number, limit: number): Promise<OutboxRow[]>;
  /** By unique key (NFKC, lower case), with its characters. */
  accountByName(nameKey: string): Promise<AccountWithCharacters | undefined>;
  /** Whether a character of that unique key exists. */
  characterNameTaken(nameKey: string): Promise<boolean>;
  /** One transaction, fenced by the epoch. Commits go before reads. */
  commit(batch: CommitBatch): Promise<void>;
  /** Called when the worker or the database is gone for good; the world ends. */
  onFailure(listener: (error: Error) => void): void;
  /** Gives the lease back and ends the worker. */
  close(): Promise<void>;
}

export interface Lease {
  epoch: number;
  /** Milliseconds the world has run, as of the last commit. */
  worldMs: number;
  /** Chance of this world, made once with its database. */
  seed: string;
}

export type EntityKind = "room" | "item" | "npc" | "character";

export interface EntityRow {
  id: string;
  kind: EntityKind;
  prototypeId: string | null;
  zoneId: string | null;
  containerId: string | null;
  /** Order within the container; grows. */
  placeNo: number | null;
  /** Grows with every write of the entity. */
  rev: number;
  /** The difference from the prototype; null when there is none. */
  data: unknown;
}

export interface SessionRow {
  id: string;
  gateway: string;
  boot: string;
  /** The gateway's number of it; null once no connection holds it (link-dead). */
  number: number | null;
  accountId: string | null;
  characterId: string | null;
  state: string;
  protocol: string;
  /** SHA-256 of the tokens that resume it. */
  tokenHash: Uint8Array;
  previousTokenHash: Uint8Array | null;
  /** Unix milliseconds. */
  createdAt: number;
  lastActivityAt: number;
  /** The dialogue stack and what else the session holds. */
  data: unknown;
}

export interface ProgressRow {
  gateway: string;
  boot: string;
  session: number;
  /** Highest applied item. */
  seq: number;
  /** An item whose attempt was committed before it ran (careful mode), and how often; null seq: none. */
  attemptSeq: number | null;
  attempts: number;
}

export interface OutboxRow {
  gateway: string;
  boot: string;
  fseq: number;
  bytes: Uint8Array;
}

export interface BootRow {
  gateway: string;
  boot: string;
  /** Number of the last frame ever committed for it. */
  lastFseq: number;
  /** Declared gone: answered Refuse{gone}. */
  gone: boolean;
}

export interface LinkRows {
  sessions: SessionRow[];
  progress: ProgressRow[];
  boots: BootRow[];
  bans: BanRow[];
}

export interface BanRow {
  /** An address, a network or `account:<name>`, in its one notation (`banSubject`). */
  subject: string;
  /** Unix milliseconds. */
  createdAt: number;
}

export interface AccountRow {
  id: string;
  name: string;
  nameKey: string;
  /** argon2id, in PHC form. */
  passwordHash: string;
  role: string;
  status: string;
  /** Unix milliseconds. */
  createdAt: number;
}

export interface CharacterRow {
  /** The entity's id. */
  id: string;
  /** null for a guest. */
  accountId: string | null;
  name: string;
  nameKey: string;
  createdAt: number;
}

export interface AccountWithCharacters extends AccountRow {
  characters: CharacterRow[];
  /** What its player wishes; null while nothing was said. */
  preferences: unknown;
}

export interface PreferencesRow {
  /** The account's id. */
  account: string;
  data: unknown;
}

/** Everything one commit writes. Rows are upserts by their key; an empty list writes nothing. */
export interface CommitBatch {
  epoch: number;
  worldMs: number;
  entities: EntityRow[];
  entitiesGone: string[];
  accounts: AccountRow[];
  preferences: PreferencesRow[];
  characters: CharacterRow[];
  charactersGone: string[];
  sessions: SessionRow[];
  sessionsGone: string[];
  progress: ProgressRow[];
  progressGone: { gateway: string; boot: string; session: number }[];
  boots: BootRow[];
  bans: BanRow[];
  bansGone: string[];
  outbox: OutboxRow[];
  /** Outbox rows up to this frame are no longer needed. */
  acked: { gateway: string; boot: string; fseq: number }[];
}

export type StorageErrorCode =
  | "lease-lost" // another world took over; nothing of this commit was stored
  | "database-lost" // the database went away or was too slow; whether the commit was stored is unknown
  | "locked" // another process uses the data folder
  | "too-old" // the database was written by a newer version of this program
  | "failed"; // the database refused; nothing was stored

/** An error of storage, with a sentence for the operator and what to do. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StorageError";
    this.code = code;
  }

  /** What a process ends with that cannot go on because of it (sysexits.h): 75 try again, 78 change something first. */
  get exitCode(): number {
    return this.code === "database-lost" || this.code === "lease-lost" ? 75 : 78;
  }
}

export function emptyBatch(epoch: number, worldMs: number): CommitBatch {
  return {
    epoch,
    worldMs,
    entities: [],
    entitiesGone: [],
    accounts: [],
    preferences: [],
    characters: [],
    charactersGone: [],
    sessions: [],
    sessionsGone: [],
    progress: [],
    progressGone: [],
    boots: [],
    bans: [],
    bansGone: [],
    outbox: [],
    acked: [],
  };
}
