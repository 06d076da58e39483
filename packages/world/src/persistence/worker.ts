import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { storageError } from "./database-errors.ts";
import type { Engine, EngineHost, EngineOptions } from "./engine.ts";
import { openPglite } from "./engine-pglite.ts";
import { openPostgresql } from "./engine-postgresql.ts";
import { Lane } from "./lane.ts";
import { migrations } from "./migrations/index.ts";
import type { Lease } from "./port.ts";
import type { Row } from "./statements.ts";
import type { WireError, WorkerReply, WorkerRequest } from "./worker-messages.ts";

/** An empty database that the build makes beside the bundle; where the sources run there is none. */
const TEMPLATE = fileURLToPath(new URL("./database-template", import.meta.url));

/** Entry of the storage thread: owns the engine, answers the client's requests. */
async function serve(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error("The storage worker runs as a worker thread only.");
  const reply = (message: WorkerReply, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);
  const host: EngineHost = {
    log: (level, fields, message) => reply({ kind: "log", level, fields, message }),
    migrated: (names) => reply({ kind: "migrated", names }),
    lost: (error) => reply({ kind: "lost", error: wireError(error, "running") }),
  };
  const options = workerData as EngineOptions;

  let engine: Engine;
  try {
    engine =
      options.engine === "pglite"
        ? await openPglite(options.folder, host, migrations, TEMPLATE)
        : await openPostgresql(options, host, migrations);
  } catch (error) {
    reply({ kind: "refused", error: wireError(error, "opening") });
    port.close();
    return;
  }

  const lane = new Lane((quiet) => engine.upkeep(quiet));
  const run = (request: WorkerRequest): Promise<Lease | Row[] | undefined> => {
    switch (request.task) {
      case "lease":
        return lane.other(() => engine.acquireLease(request.holder, request.newSeed));
      case "commit":
        return lane.commit(() => engine.commit(request.steps).then(() => undefined));
      case "read":
        return engine.readsBesideCommits
          ? engine.read(request.statement, request.params)
          : lane.other(() => engine.read(request.statement, request.params));
      case "close":
        return lane.other(() => {
          lane.stop();
          return engine.close().then(() => undefined);
        });
    }
  };
  const answer = async (request: WorkerRequest): Promise<void> => {
    try {
      const value = await run(request);
      const transfer = Array.isArray(value) ? detachBytes(value) : [];
      reply({ kind: "answer", id: request.id, value }, transfer);
    } catch (error) {
      reply({ kind: "error", id: request.id, error: wireError(error, request.task) });
    }
    if (request.task === "close") port.close();
  };
  port.on("message", (request: WorkerRequest) => void answer(request));
  reply({ kind: "ready", engine: options.engine });
}

/** Puts every bytes value of the rows alone into a buffer of its own; returns the buffers. */
function detachBytes(rows: Row[]): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      if (!(value instanceof Uint8Array)) continue;
      const alone = new Uint8Array(value);
      row[key] = alone;
      buffers.push(alone.buffer);
    }
  }
  return buffers;
}

function wireError(error: unknown, doing: string): WireError {
  const { code, message } = storageError(error, doing);
  return { code, message };
}

await serve();
