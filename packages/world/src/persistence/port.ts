import type {
  ForgottenRow,
  PlayTimeRow,
  VoiceBooks,
  VoiceRatingRow,
  VoiceSpentRow,
  VoiceUsageRow,
} from "./voice-rows.ts";

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
  /** Pages of all characters that are no guests, by id. The end is an empty page. */
  loadDirectory(afterId: string | undefined, limit: number): Promise<DirectoryRow[]>;
  /** The newest first: what was done by right of a role; of that account or about that subject alone, when one is named. */
  auditLog(about: string | undefined, limit: number): Promise<AuditRow[]>;
  /** The newest first: changes of what one owner has, or of anybody. */
  journalOf(owner: string | undefined, limit: number): Promise<JournalRow[]>;
  /** What voices have cost since that time (Unix milliseconds), by minute and player. */
  voiceSpent(since: number): Promise<VoiceSpentRow[]>;
  /** The books of the voices since that time, for a report. */
  voiceBooks(since: number): Promise<VoiceBooks>;
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

/** `record`: the world's bookkeeping (a letter, a clan, an account), filed under what it is of, or on its own. */
export type EntityKind = "room" | "item" | "npc" | "character" | "record";

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
  sanctions: SanctionRow[];
}

export const SANCTIONS = ["mute", "freeze", "jail"] as const;
export type SanctionKind = (typeof SANCTIONS)[number];

/** What a moderator laid on an account, or on a guest's character. */
export interface SanctionRow {
  /** `account:<id>`, or `character:<id>` of a guest. */
  subject: string;
  kind: SanctionKind;
  /** Of a mute: the one channel (its slug) that it is of; without it, it is of every word. */
  channel?: string;
  /** Unix milliseconds. */
  createdAt: number;
  /** Unix milliseconds; null: until somebody lifts it. */
  until: number | null;
  reason: string;
  /** Name of who imposed it. */
  by: string;
}

/** Which one: of each there is one at most. */
export type SanctionKey = Pick<SanctionRow, "subject" | "kind" | "channel">;

/** One change of what one owner has. Rows of one owner follow each other: `after` of one is `before` of the next. */
export interface JournalRow {
  /** UUIDv7, made once: writing it again changes nothing. */
  id: string;
  /** Unix milliseconds. */
  at: number;
  worldMs: number;
  /** The deed that did it; "world" for what was no deed. */
  deed: string;
  actor: string | null;
  /** Entity that has it: a being, a record, or a room in which it lies. */
  owner: string;
  ownerName: string;
  /** Prototype of the thing. */
  what: string;
  /** The thing itself, unless it is money. */
  thing: string | null;
  /** How many more (or fewer) the owner has. */
  change: number;
  /** Of money: how much it had, and has. */
  before: number | null;
  after: number | null;
}

/** Something that was done by right of a role, or tried. */
export interface AuditRow {
  /** UUIDv7. */
  id: string;
  /** Unix milliseconds. */
  at: number;
  /** The account's name, or the guest's. */
  who: string;
  role: string;
  /** The command or deed. */
  action: string;
  /** Who or what it was done to, by name. */
  subject: string | null;
  /** As it was typed; never a secret. */
  detail: string;
  /** False: it was refused. */
  done: boolean;
}

export interface BanRow {
  /** An address, a network or `account:<name>`, in its one notation (`banSubject`). */
  subject: string;
  /** Unix milliseconds. */
  createdAt: number;
  /** Unix milliseconds; null: until somebody lifts it. */
  until: number | null;
  /** "" when none was given. */
  reason: string;
  /** Name of who imposed it. */
  by: string;
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
  /** What the account may (true) or may not (false) whatever its role says, by permission; null: as its role. */
  grants: Record<string, boolean> | null;
}

export interface CharacterRow {
  /** The entity's id. */
  id: string;
  /** null for a guest. */
  accountId: string | null;
  name: string;
  nameKey: string;
  createdAt: number;
  /** Unix milliseconds at which it was last in play; null: never since this is kept. */
  seenAt: number | null;
}

/** A character and whose it is, for who is away. */
export interface DirectoryRow extends CharacterRow {
  account: string;
  /** The account's. */
  role: string;
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
  sanctions: SanctionRow[];
  sanctionsGone: SanctionKey[];
  /** Appended, never changed. */
  journal: JournalRow[];
  audit: AuditRow[];
  voiceUsage: VoiceUsageRow[];
  voiceRatings: VoiceRatingRow[];
  /** Characters of whom nothing is kept in what others were told (`hearsay`) and in ratings; a rating of theirs is nobody's. */
  forgotten: ForgottenRow[];
  playTime: PlayTimeRow[];
  /** Rows of the voices' books from before that time (Unix milliseconds) are dropped; null: none. */
  voicesBefore: number | null;
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
    sanctions: [],
    sanctionsGone: [],
    journal: [],
    audit: [],
    voiceUsage: [],
    voiceRatings: [],
    forgotten: [],
    playTime: [],
    voicesBefore: null,
    outbox: [],
    acked: [],
  };
}
