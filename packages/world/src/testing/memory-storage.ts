import type {
  AccountRow,
  AuditRow,
  AccountWithCharacters,
  BanRow,
  BootRow,
  CharacterRow,
  CommitBatch,
  DirectoryRow,
  EntityRow,
  JournalRow,
  Lease,
  LinkRows,
  OutboxRow,
  ProgressRow,
  SanctionKey,
  SanctionRow,
  SessionRow,
  Storage,
} from "../persistence/port.ts";
import type { VoiceBooks, VoiceRatingRow, VoiceSpentRow, VoiceUsageRow } from "../persistence/voice-rows.ts";
import { booksIn, spentIn } from "./memory-voice-books.ts";

/** Storage in memory, with the port's promises: commits go before reads, rows are copies, the epoch is a fence. */
export class MemoryStorage implements Storage {
  readonly engine = "pglite";
  readonly entities = new Map<string, EntityRow>();
  readonly accounts = new Map<string, AccountRow>();
  readonly preferences = new Map<string, unknown>();
  readonly characters = new Map<string, CharacterRow>();
  readonly sessions = new Map<string, SessionRow>();
  readonly progress = new Map<string, ProgressRow>();
  readonly boots = new Map<string, BootRow>();
  readonly bans = new Map<string, BanRow>();
  readonly sanctions = new Map<string, SanctionRow>();
  readonly journal: JournalRow[] = [];
  readonly audit: AuditRow[] = [];
  voiceUsage: VoiceUsageRow[] = [];
  voiceRatings: VoiceRatingRow[] = [];
  /** Milliseconds, by the hour's beginning. */
  readonly playTime = new Map<number, number>();
  readonly outbox: OutboxRow[] = [];
  /** See every batch before it is applied. */
  readonly watchers: ((batch: CommitBatch) => void)[] = [];
  readonly #seed: string;
  #epoch = 0;
  #worldMs = 0;

  constructor(seed = "a world for tests") {
    this.#seed = seed;
  }

  acquireLease(): Promise<Lease> {
    this.#epoch += 1;
    return Promise.resolve({ epoch: this.#epoch, worldMs: this.#worldMs, seed: this.#seed });
  }

  loadEntities(afterId: string | undefined, limit: number): Promise<EntityRow[]> {
    const carried = new Set<string>();
    for (const row of this.entities.values())
      if (row.kind === "character") for (const { id } of this.#withContents(row.id)) carried.add(id);
    const page = [...this.entities.values()]
      .filter((row) => !carried.has(row.id) && (afterId === undefined || row.id > afterId))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return Promise.resolve(structuredClone(page.slice(0, limit)));
  }

  loadCharacter(id: string): Promise<EntityRow[]> {
    return Promise.resolve(structuredClone(this.#withContents(id)));
  }

  loadLink(): Promise<LinkRows> {
    return Promise.resolve({
      sessions: structuredClone([...this.sessions.values()]),
      progress: structuredClone([...this.progress.values()]),
      boots: structuredClone([...this.boots.values()]),
      bans: structuredClone([...this.bans.values()]),
      sanctions: structuredClone([...this.sanctions.values()]),
    });
  }

  outboxAfter(gateway: string, boot: string, fseq: number, limit: number): Promise<OutboxRow[]> {
    const rows = this.outbox.filter((row) => row.gateway === gateway && row.boot === boot && row.fseq > fseq);
    return Promise.resolve(structuredClone(rows.sort((a, b) => a.fseq - b.fseq).slice(0, limit)));
  }

  accountByName(nameKey: string): Promise<AccountWithCharacters | undefined> {
    const row = [...this.accounts.values()].find((one) => one.nameKey === nameKey);
    if (!row) return Promise.resolve(undefined);
    const characters = [...this.characters.values()].filter((one) => one.accountId === row.id);
    const preferences = this.preferences.get(row.id) ?? null;
    return Promise.resolve(structuredClone({ ...row, characters, preferences }));
  }

  loadDirectory(afterId: string | undefined, limit: number): Promise<DirectoryRow[]> {
    const page = [...this.characters.values()]
      .filter((row) => row.accountId !== null && (afterId === undefined || row.id > afterId))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => ({
        ...row,
        account: this.accounts.get(row.accountId ?? "")?.name ?? "",
        role: this.accounts.get(row.accountId ?? "")?.role ?? "player",
      }));
    return Promise.resolve(page.slice(0, limit));
  }

  auditLog(about: string | undefined, limit: number): Promise<AuditRow[]> {
    const rows = this.audit.filter(
      ({ who, subject }) => about === undefined || who === about || subject === about,
    );
    return Promise.resolve(rows.toReversed().slice(0, limit));
  }

  journalOf(owner: string | undefined, limit: number): Promise<JournalRow[]> {
    const rows = this.journal.filter((row) => owner === undefined || row.owner === owner);
    return Promise.resolve(rows.toReversed().slice(0, limit));
  }

  voiceSpent(since: number): Promise<VoiceSpentRow[]> {
    return Promise.resolve(spentIn(this, since));
  }

  voiceBooks(since: number): Promise<VoiceBooks> {
    return Promise.resolve(booksIn(this, since));
  }

  characterNameTaken(nameKey: string): Promise<boolean> {
    return Promise.resolve([...this.characters.values()].some((row) => row.nameKey === nameKey));
  }

  async commit(batch: CommitBatch): Promise<void> {
    if (batch.epoch !== this.#epoch) throw new Error("another world holds the lease");
    for (const watch of this.watchers) watch(batch);
    this.#worldMs = batch.worldMs;
    // What is not JSON would not come back from a database.
    const { entities, sessions } = JSON.parse(
      JSON.stringify({ entities: batch.entities, sessions: batch.sessions }, bytesAsNumbers),
    ) as Pick<CommitBatch, "entities" | "sessions">;
    for (const id of batch.entitiesGone) this.entities.delete(id);
    for (const row of entities) this.entities.set(row.id, row);
    for (const row of batch.accounts) putUnique(this.accounts, structuredClone(row));
    for (const { account, data } of batch.preferences)
      this.preferences.set(account, JSON.parse(JSON.stringify(data)));
    for (const id of batch.charactersGone) this.characters.delete(id);
    for (const row of batch.characters) putUnique(this.characters, structuredClone(row));
    for (const id of batch.sessionsGone) this.sessions.delete(id);
    for (const row of sessions) this.sessions.set(row.id, bytesBack(row));
    for (const gone of batch.progressGone)
      this.progress.delete(`${gone.gateway} ${gone.boot} ${gone.session}`);
    for (const row of batch.progress)
      this.progress.set(`${row.gateway} ${row.boot} ${row.session}`, structuredClone(row));
    for (const row of batch.boots) this.boots.set(`${row.gateway} ${row.boot}`, { ...row });
    this.outbox.push(...batch.outbox.map((row) => ({ ...row, bytes: new Uint8Array(row.bytes) })));
    for (const row of batch.bans) this.bans.set(row.subject, { ...row });
    for (const subject of batch.bansGone) this.bans.delete(subject);
    for (const row of batch.sanctions) this.sanctions.set(keyOf(row), { ...row });
    for (const gone of batch.sanctionsGone) this.sanctions.delete(keyOf(gone));
    this.journal.push(...structuredClone(batch.journal));
    this.audit.push(...structuredClone(batch.audit));
    this.voiceUsage.push(...structuredClone(batch.voiceUsage));
    this.voiceRatings.push(...structuredClone(batch.voiceRatings));
    for (const { id, name } of batch.forgotten) this.#forget(id, name);
    for (const { hour, ms } of batch.playTime) this.playTime.set(hour, (this.playTime.get(hour) ?? 0) + ms);
    const before = batch.voicesBefore ?? 0;
    this.voiceUsage = this.voiceUsage.filter(({ at }) => at >= before);
    this.voiceRatings = this.voiceRatings.filter(({ at }) => at >= before);
    for (const hour of this.playTime.keys()) if (hour < before) this.playTime.delete(hour);
  }

  #forget(id: string, name: string | null): void {
    const named = name === null ? undefined : new RegExp(`\\b${name}\\b`, "gi");
    for (const { kind, data } of this.entities.values()) {
      const { components } = (data ?? {}) as { components?: { hearsay?: { of?: string[]; text: string }[] } };
      if (kind === "character" && components?.hearsay)
        components.hearsay = components.hearsay.filter(
          ({ of = [], text }) => !of.includes(id) && (!named || text.search(named) === -1),
        );
    }
    if (!named) return;
    for (const row of this.voiceRatings) {
      if (row.who.toLowerCase() === name?.toLowerCase())
        Object.assign(row, { who: "somebody", player: null });
      row.line = row.line.replaceAll(named, "somebody");
      row.why = row.why.replaceAll(named, "somebody");
    }
  }

  onFailure(): void {}

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** The entity and what it holds, containers before contents, in their order. */
  #withContents(id: string): EntityRow[] {
    const row = this.entities.get(id);
    if (!row) return [];
    const held = [...this.entities.values()]
      .filter((one) => one.containerId === id)
      .sort((a, b) => (a.placeNo ?? 0) - (b.placeNo ?? 0));
    return [row, ...held.flatMap((one) => this.#withContents(one.id))];
  }
}

/** As a unique index would. */
function putUnique<T extends { id: string; nameKey: string }>(rows: Map<string, T>, row: T): void {
  for (const other of rows.values()) {
    if (other.nameKey === row.nameKey && other.id !== row.id)
      throw new Error(`the name ${row.nameKey} is taken by another row`);
  }
  rows.set(row.id, row);
}

function bytesAsNumbers(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  // Buffer's own toJSON comes before the replacer.
  const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown };
  return type === "Buffer" && Array.isArray(data) ? data : value;
}

function bytesBack(row: SessionRow): SessionRow {
  const { previousTokenHash } = row;
  return {
    ...row,
    tokenHash: Uint8Array.from(row.tokenHash),
    previousTokenHash: previousTokenHash === null ? null : Uint8Array.from(previousTokenHash),
  };
}

function keyOf({ subject, kind, channel = "" }: SanctionKey): string {
  return `${kind} ${subject} ${channel}`;
}
