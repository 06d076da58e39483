import { fsyncSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import type { PGlite } from "@electric-sql/pglite";

type EmscriptenOptions = Parameters<NodeFS["init"]>[1];

/** The part of Emscripten's NODEFS that is extended; its stream operations know no fsync. */
interface NodeFsModule {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } };
}

/** Emscripten's EIO: makes the engine see the failed fsync, and panic, as it must. */
const EIO = 29;

/** A NodeFS whose fsync reaches the disk. Without it PGlite's `fsync=on` writes nothing through. */
export class DurableNodeFs extends NodeFS {
  /** Fsyncs that reached the disk. */
  fsyncs = 0;
  readonly #reach: (descriptor: number) => void;

  constructor(folder: string, reach: (descriptor: number) => void = fsyncSync) {
    super(folder);
    this.#reach = reach;
  }

  override async init(
    pg: PGlite,
    options: EmscriptenOptions,
  ): Promise<{ emscriptenOpts: EmscriptenOptions }> {
    const { emscriptenOpts } = await super.init(pg, options);
    const hook = (module: NodeFsModule): void => {
      module.NODEFS.stream_ops.fsync = (stream) => this.#fsync(stream.nfd);
    };
    const preRun = [...(emscriptenOpts.preRun ?? []), hook] as NonNullable<EmscriptenOptions["preRun"]>;
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  #fsync(descriptor: number): number {
    try {
      this.#reach(descriptor);
    } catch {
      return EIO;
    }
    this.fsyncs++;
    return 0;
  }
}
