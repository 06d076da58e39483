import { constants, deflateSync, inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CompressionSlots, Deflater, Inflater, MAX_INFLATED_PER_READ } from "./compression.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const anyChunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 3000 }), { minLength: 1, maxLength: 8 });

/** What a client that has read only so much can show. */
const shown = (stream: readonly Uint8Array[]): Buffer =>
  inflateSync(Buffer.concat(stream), { finishFlush: constants.Z_SYNC_FLUSH });

describe("what is sent compressed", () => {
  it("can be read to the last byte after every piece, and ends as zlib streams end", () => {
    fc.assert(
      fc.property(anyChunks, (chunks) => {
        const deflater = new Deflater();
        const sent: Uint8Array[] = [];
        for (const [i, chunk] of chunks.entries()) {
          sent.push(deflater.deflate(chunk));
          expect(shown(sent)).toEqual(Buffer.concat(chunks.slice(0, i + 1)));
        }
        sent.push(deflater.finish());
        // Without the flush that forgives a missing end.
        expect(inflateSync(Buffer.concat(sent))).toEqual(Buffer.concat(chunks));
      }),
      { numRuns: 50 },
    );
  });

  it("gets shorter: the second telling of a thing costs a few bytes", () => {
    const deflater = new Deflater();
    const text = bytes("The Salt Quay. Gulls argue over fish heads. Exits: north, east.\r\n".repeat(5));
    deflater.deflate(text);
    expect(deflater.deflate(text).length).toBeLessThan(text.length / 8);
    deflater.close();
  });

  it("holds each of a thousand streams apart, and may be closed twice", () => {
    const deflaters = Array.from({ length: 1000 }, () => new Deflater());
    const sent = deflaters.map((deflater, i) => deflater.deflate(bytes(`You are number ${i}.`)));
    expect(shown([sent[999] as Uint8Array]).toString()).toBe("You are number 999.");
    for (const deflater of deflaters) {
      deflater.close();
      deflater.close();
    }
  });
});

it("takes and gives nothing once it is closed", () => {
  const deflater = new Deflater();
  deflater.close();
  expect(deflater.deflate(bytes("too late"))).toHaveLength(0);
  expect(deflater.finish()).toHaveLength(0);
  const inflater = new Inflater();
  inflater.close();
  const { bytes: text, rest } = inflater.inflate(bytes("too late"));
  expect([text.length, rest]).toEqual([0, undefined]);
});

describe("what comes compressed", () => {
  it("is the same wherever the packets are cut, and so is what stands behind its end", () => {
    const stream = deflateSync(bytes("look\r\nsay hello\r\n"));
    const wire = Buffer.concat([stream, bytes("north\r\n")]);
    for (let cut = 0; cut <= wire.length; cut++) {
      const inflater = new Inflater();
      const read: Uint8Array[] = [];
      let behind: Uint8Array[] | undefined;
      for (const packet of [wire.subarray(0, cut), wire.subarray(cut)]) {
        if (packet.length === 0) continue;
        if (behind !== undefined) {
          behind.push(packet);
          continue;
        }
        const { bytes: text, rest } = inflater.inflate(packet);
        read.push(text);
        if (rest !== undefined) behind = [rest];
      }
      expect(Buffer.concat(read).toString()).toBe("look\r\nsay hello\r\n");
      expect(Buffer.concat(behind ?? []).toString()).toBe("north\r\n");
      inflater.close();
    }
  });

  it("is refused when it is no zlib stream", async () => {
    const inflater = new Inflater();
    expect(() => inflater.inflate(bytes("look\r\n"))).toThrowError(
      expect.objectContaining({ reason: "corrupt" }),
    );
    // Node's own error event comes a turn later, and must find a listener.
    await new Promise((resolve) => void setImmediate(resolve));
    expect(inflater.inflate(bytes("look\r\n")).bytes).toHaveLength(0);
  });

  it("is refused when one read swells beyond the limit, long before it is all there", () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));
    const before = process.memoryUsage().arrayBuffers;
    expect(() => new Inflater().inflate(bomb)).toThrowError(expect.objectContaining({ reason: "bomb" }));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * MAX_INFLATED_PER_READ);
  });

  it("is refused when it swells little by little", () => {
    const bomb = deflateSync(Buffer.alloc(4 * 1024 * 1024));
    const inflater = new Inflater();
    let read = 0;
    const drip = (): void => {
      for (let at = 0; at < bomb.length; at += 64)
        read += inflater.inflate(bomb.subarray(at, at + 64)).bytes.length;
    };
    expect(drip).toThrowError(expect.objectContaining({ reason: "bomb" }));
    expect(read).toBeLessThan(MAX_INFLATED_PER_READ);
  });
});

it("has as many places for compressed sessions as it was given", () => {
  const slots = new CompressionSlots(1);
  expect([slots.take(), slots.take(), slots.used]).toEqual([true, false, 1]);
  slots.release();
  expect([slots.free, slots.take()]).toEqual([true, true]);
});
