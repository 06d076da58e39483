import type { Param } from "./statements.ts";

/**
 * The extended query messages of the PostgreSQL protocol (version 3, "Message Formats") that a commit needs, for PGlite:
 * everything between two Syncs is one transaction, so a whole commit is one call into the engine.
 */
export interface BoundStatement {
  name: string;
  /** Given when the statement has not been prepared on this connection. */
  prepare: string | undefined;
  params: Param[];
}

const TEXT = 0;
const BINARY = 1;

/** Parse where needed, Bind and Execute of each statement, one Sync. Bytes go in binary format, the rest as text. */
export function encodeTransaction(statements: BoundStatement[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (const statement of statements) {
    if (statement.prepare !== undefined) {
      chunks.push(message("P", [cstring(statement.name), cstring(statement.prepare), int16(0)]));
    }
    chunks.push(bind(statement.name, statement.params), message("E", [cstring(""), int32(0)]));
  }
  chunks.push(message("S", []));
  return Buffer.concat(chunks);
}

function bind(name: string, params: Param[]): Uint8Array {
  const parts: Uint8Array[] = [cstring(""), cstring(name), int16(params.length)];
  for (const param of params) parts.push(int16(param instanceof Uint8Array ? BINARY : TEXT));
  parts.push(int16(params.length));
  for (const param of params) {
    if (param === null) {
      parts.push(int32(-1));
      continue;
    }
    const bytes = param instanceof Uint8Array ? param : Buffer.from(String(param), "utf8");
    parts.push(int32(bytes.length), bytes);
  }
  parts.push(int16(0));
  return message("B", parts);
}

function message(type: string, parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  return Buffer.concat([Buffer.from(type, "latin1"), int32(length), ...parts]);
}

function cstring(text: string): Uint8Array {
  return Buffer.from(`${text}\0`, "utf8");
}

function int16(value: number): Uint8Array {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
