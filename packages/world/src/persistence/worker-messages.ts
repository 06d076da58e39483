import type { EngineOptions } from "./engine.ts";
import type { Lease, StorageError } from "./port.ts";
import type { Param, Row, StatementName, Step } from "./statements.ts";

/** What the client asks of the worker; answered by number. */
export type WorkerRequest = { id: number } & WorkerTask;

export type WorkerTask =
  | { task: "lease"; holder: string; newSeed: string }
  | { task: "commit"; steps: Step[] }
  | { task: "read"; statement: StatementName; params: Param[] }
  | { task: "close" };

export interface WireError {
  code: StorageError["code"];
  message: string;
}

export type WorkerReply =
  | { kind: "ready"; engine: EngineOptions["engine"] }
  | { kind: "refused"; error: WireError }
  | { kind: "answer"; id: number; value: Lease | Row[] | undefined }
  | { kind: "error"; id: number; error: WireError }
  | { kind: "migrated"; names: readonly string[] }
  | { kind: "lost"; error: WireError }
  | { kind: "log"; level: "info" | "warn" | "error"; fields: object; message: string };
