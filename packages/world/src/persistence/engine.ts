import type { Row, StatementName, Step, Param } from "./statements.ts";
import type { Lease } from "./port.ts";

/** What the worker asks of a database. Rejects with a `StorageError`. */
export interface Engine {
  /** Reads may run beside a commit; otherwise the worker runs one thing at a time, commits first. */
  readonly readsBesideCommits: boolean;
  /** `undefined` while another world holds it. */
  acquireLease(holder: string, newSeed: string): Promise<Lease | undefined>;
  /** All steps in one transaction, on disk when it resolves. Nothing of them when it rejects, unless the database is lost. */
  commit(steps: Step[]): Promise<void>;
  read(statement: StatementName, params: Param[]): Promise<Row[]>;
  /** Housekeeping that is due, one piece a call; `quiet` when nothing has been asked for a while. False: nothing was due. */
  upkeep(quiet: boolean): Promise<boolean>;
  close(): Promise<void>;
}

/** How the worker opens its engine. */
export type EngineOptions =
  | { engine: "pglite"; folder: string }
  | { engine: "postgresql"; url: string; maxConnections: number; minConnections: number; waitMs: number };

/** What an engine tells the outside. */
export interface EngineHost {
  log(level: "info" | "warn" | "error", fields: object, message: string): void;
  /** These migrations were run. */
  migrated(names: readonly string[]): void;
  /** The database is gone for good. */
  lost(error: Error): void;
}
