import { Duplex } from "node:stream";
import { constants, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Outbound } from "./outbound.ts";

/** A socket that keeps what it is given, write by write; or one whose other end reads nothing. */
class FakeSocket extends Duplex {
  readonly packets: Buffer[][] = [];
  #reads: boolean;
  #unread: (() => void) | undefined;

  constructor(reads = true) {
    super({ writableHighWaterMark: 8192 });
    this.#reads = reads;
  }

  /** The other end reads, from now on. */
  readOn(): void {
    this.#reads = true;
    this.#unread?.();
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.packets.push([chunk]);
    this.#written(done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.packets.push(chunks.map(({ chunk }) => chunk));
    this.#written(done);
  }

  #written(done: () => void): void {
    if (this.#reads) done();
    else this.#unread = done;
  }

  get text(): string[] {
    return this.packets.map((chunks) => Buffer.concat(chunks).toString());
  }
}

function wire(socket: FakeSocket) {
  const counted = { raw: 0, wire: 0, slow: 0 };
  const facts = { compressed: { in: false, out: false } };
  const out = new Outbound({
    socket,
    facts,
    traffic: { raw: 0, wire: 0 },
    unsentBytes: 10_000,
    onSlowReader: () => (counted.slow += 1),
    countRaw: (bytes) => (counted.raw += bytes),
    countWire: (bytes) => (counted.wire += bytes),
  });
  return { out, counted, facts };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe("the way out", () => {
  it("sends what one turn writes as one packet", async () => {
    const socket = new FakeSocket();
    const { out, counted } = wire(socket);
    for (const text of ["\r\n", "Snow falls.\r\n", "> "]) out.write(bytes(text));
    expect(socket.packets).toEqual([]);
    await turn();
    out.write(bytes("It melts."));
    await turn();
    expect(socket.text).toEqual(["\r\nSnow falls.\r\n> ", "It melts."]);
    expect(counted).toEqual({ raw: 26, wire: 26, slow: 0 });
  });

  it("holds a long text that many are shown in memory once", async () => {
    const text = Buffer.alloc(4000, "Snow falls. ");
    const sockets = [new FakeSocket(), new FakeSocket()];
    for (const socket of sockets) {
      const { out } = wire(socket);
      out.write(bytes("\r\n"));
      out.write(text);
      out.write(bytes("> "));
    }
    await turn();
    for (const { packets } of sockets) {
      expect(packets).toHaveLength(1);
      expect(packets[0]?.[1]?.buffer).toBe(text.buffer);
    }
  });

  it("ends what is plain before it compresses, and what is compressed before it is plain again", async () => {
    const socket = new FakeSocket();
    const { out, facts } = wire(socket);
    out.write(bytes("plain "));
    out.startCompressing();
    out.write(bytes("Snow "));
    out.write(bytes("falls."));
    expect(facts.compressed.out).toBe(true);
    out.stopCompressing();
    out.write(bytes(" plain"));
    await turn();
    const sent = Buffer.concat(socket.packets.flat());
    const stream = sent.subarray("plain ".length, -" plain".length);
    expect(sent.subarray(0, 6).toString()).toBe("plain ");
    expect(inflateSync(stream).toString()).toBe("Snow falls.");
    expect(sent.subarray(-6).toString()).toBe(" plain");
  });

  it("flushes a compressed stream once a turn", async () => {
    const socket = new FakeSocket();
    const { out } = wire(socket);
    out.startCompressing();
    for (const word of ["Snow ", "falls."]) out.write(bytes(word));
    await turn();
    expect(socket.packets).toHaveLength(1);
    const inflated = inflateSync(socket.packets.flat()[0] as Buffer, { finishFlush: constants.Z_SYNC_FLUSH });
    expect(inflated.toString()).toBe("Snow falls.");
    out.drop();
  });

  it("cuts a client that leaves too much unread, once, and sends it nothing more", async () => {
    const socket = new FakeSocket(false);
    const { out, counted } = wire(socket);
    for (let writes = 0; writes < 8; writes++) {
      out.write(Buffer.alloc(3000, "x"));
      await turn();
    }
    expect(counted.slow).toBe(1);
    expect(counted.wire).toBe(9000);
  });

  it("keeps what the socket has no room for, and sends it together when there is room again", async () => {
    const socket = new FakeSocket(false);
    const { out, counted } = wire(socket);
    const most = socket.writableHighWaterMark;
    out.write(Buffer.alloc(most, "x"));
    await turn();
    for (const word of ["Snow ", "falls."]) {
      out.write(bytes(word));
      await turn();
    }
    expect(counted.wire).toBe(most);
    socket.readOn();
    await turn();
    expect(socket.text.at(-1)).toBe("Snow falls.");
  });

  it("says everything before it ends, whether there is room or not", async () => {
    const socket = new FakeSocket(false);
    const { out } = wire(socket);
    out.write(Buffer.alloc(socket.writableHighWaterMark, "x"));
    await turn();
    out.write(bytes("Come back soon."));
    out.end();
    socket.readOn();
    await turn();
    expect(socket.text.at(-1)).toBe("Come back soon.");
  });

  it("says its last words before the connection ends", async () => {
    const socket = new FakeSocket();
    const { out } = wire(socket);
    out.write(bytes("Come back soon."));
    out.end();
    out.write(bytes("unheard"));
    await turn();
    expect(socket.text).toEqual(["Come back soon."]);
    expect(socket.writableEnded).toBe(true);
  });
});
