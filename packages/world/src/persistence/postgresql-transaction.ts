import type { Connection, Submittable } from "pg";
import type { BoundStatement } from "./wire.ts";

/** The protocol calls of pg's connection, which its types leave out. */
interface WireConnection {
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: unknown[] }): void;
  execute(message: object): void;
  sync(): void;
}

/**
 * Statements between one pair of Syncs: one implicit transaction in one round trip (PostgreSQL's documentation, "Extended
 * Query": "all the statements between Syncs are a transaction"). Rows are ignored.
 */
export class PostgresqlTransaction implements Submittable {
  readonly #statements: BoundStatement[];
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;

  constructor(statements: BoundStatement[], resolve: () => void, reject: (error: Error) => void) {
    this.#statements = statements;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as WireConnection;
    wire.stream.cork();
    try {
      for (const { name, prepare, params } of this.#statements) {
        if (prepare !== undefined) wire.parse({ name, text: prepare });
        wire.bind({ statement: name, values: params.map(bound) });
        wire.execute({});
      }
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}

  handleError(error: Error): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#resolve();
  }
}

/** pg sends a Buffer in binary format and everything else as text. */
function bound(param: BoundStatement["params"][number]): Buffer | string | null {
  if (param === null) return null;
  if (param instanceof Uint8Array) return Buffer.from(param.buffer, param.byteOffset, param.byteLength);
  return String(param);
}
