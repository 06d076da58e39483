import type { MigrationTarget } from "./migrate.ts";
import type { Step } from "./statements.ts";

/**
 * What PostgreSQL's background processes would do; PGlite has none. Unswept, 24,000 commits left a 4-row outbox of 1.5 GB
 * and 1.8 GB of WAL. One piece a call, so that commits pass between.
 */
const CHECKPOINT_WAL_BYTES = 64 * 1024 * 1024;
/** Asking for the WAL's position costs a query, so it is asked only after so many commits or parameter bytes. */
const COMMITS_PER_LOOK = 64;
const BYTES_PER_LOOK = 8 * 1024 * 1024;
const COMMITS_PER_SWEEP = 500;
const BYTES_PER_SWEEP = 32 * 1024 * 1024;
/** Entity rows written before a sweep is worth it in a quiet moment, and before it cannot wait for one. */
const ENTITY_ROWS_QUIET = 2_000;
const ENTITY_ROWS_AT_LAST = 200_000;

export class Housekeeping {
  readonly #target: MigrationTarget;
  /** WAL position of the last checkpoint; undefined until first asked. */
  #checkpointAt: number | undefined;
  #commitsSinceLook = 0;
  #bytesSinceLook = 0;
  #commitsSinceSweep = 0;
  #bytesSinceSweep = 0;
  #entityRows = 0;
  readonly #due: string[] = [];

  constructor(target: MigrationTarget) {
    this.#target = target;
  }

  /** To be told of every commit. */
  committed(steps: Step[]): void {
    this.#commitsSinceLook++;
    this.#commitsSinceSweep++;
    for (const { statement, params } of steps) {
      for (const param of params) {
        if (typeof param === "string" || param instanceof Uint8Array) this.#bytesSinceLook += param.length;
        if (param instanceof Uint8Array) this.#bytesSinceSweep += param.length;
      }
      if (statement === "putEntities" || statement === "dropEntities") this.#entityRows += rowsOf(params[0]);
    }
  }

  /** Does one piece of what is due; false when nothing is. */
  async run(quiet: boolean): Promise<boolean> {
    if (this.#commitsSinceSweep >= COMMITS_PER_SWEEP || this.#bytesSinceSweep >= BYTES_PER_SWEEP) {
      this.#commitsSinceSweep = 0;
      this.#bytesSinceSweep = 0;
      this.#due.push("VACUUM outbox", "VACUUM session_progress");
    }
    if (this.#entityRows >= (quiet ? ENTITY_ROWS_QUIET : ENTITY_ROWS_AT_LAST)) {
      this.#entityRows = 0;
      this.#due.push("VACUUM (ANALYZE) entities", "VACUUM sessions");
    }
    const next = this.#due.shift();
    if (next !== undefined) {
      await this.#target.script(next);
      return true;
    }
    return this.#checkpointIfDue();
  }

  async #checkpointIfDue(): Promise<boolean> {
    if (this.#commitsSinceLook < COMMITS_PER_LOOK && this.#bytesSinceLook < BYTES_PER_LOOK) return false;
    this.#commitsSinceLook = 0;
    this.#bytesSinceLook = 0;
    const position = await this.#walPosition();
    this.#checkpointAt ??= position;
    if (position - this.#checkpointAt < CHECKPOINT_WAL_BYTES) return false;
    await this.#target.script("CHECKPOINT");
    this.#checkpointAt = await this.#walPosition();
    return true;
  }

  async #walPosition(): Promise<number> {
    const sql = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS bytes";
    const [row] = await this.#target.rows(sql);
    return Number(row?.["bytes"]);
  }
}

/** An estimate from the text's length: a document of an entity has some 200 bytes. */
function rowsOf(param: unknown): number {
  return typeof param === "string" ? Math.ceil(param.length / 200) : 0;
}
