import { Client, credentials } from "@grpc/grpc-js";
import {
  attachMethod,
  MESSAGE_LIMIT_BYTES,
  type AttachRequest,
  type AttachResponse,
} from "@wyldlands/protocol";
import { expect, it, onTestFinished } from "vitest";
import { lineItem, openItem, RawStream } from "./stage/raw-gateway.ts";
import type { Stage } from "./stage/stage.ts";
import { grpcTransport } from "./stage/transports.ts";
import { conformance } from "./suites.ts";

conformance("gRPC", grpcTransport, grpcSuite);

/** What only bytes on a socket can show. */
function grpcSuite(_name: string, open: () => Stage): void {
  it("version skew: the world ignores fields it does not know", async () => {
    const stage = open();
    onTestFinished(() => stage.clear());
    await stage.world();
    // Field 2000, length-delimited, behind every message that goes up.
    const unknown = Buffer.from([0x82, 0x7d, 0x03, 0x61, 0x62, 0x63]);
    const client = new Client(stage.addresses()[0] ?? "", credentials.createInsecure());
    onTestFinished(() => client.close());
    const call = client.makeBidiStreamRequest<AttachRequest, AttachResponse>(
      attachMethod.path,
      (message) => Buffer.concat([attachMethod.requestSerialize(message), unknown]),
      attachMethod.responseDeserialize,
    );
    call.on("error", () => {});
    const raw = new RawStream({
      send: (message) => void call.write(message),
      unsentBytes: () => 0,
      onMessage: (listener) => void call.on("data", listener),
      onClose: (listener) => void call.on("end", () => listener("ended")),
      close: () => call.end(),
    }).greet();
    await raw.first("welcome");
    raw.items([openItem(1), lineItem(1, 2, "guest"), lineItem(1, 3, "say understood")]);
    await raw.acked(1, 3);
    expect(raw.words).toContain("You say, 'understood'");
    raw.close();
  });

  it("a gateway that does not read: past 8 MiB its stream is closed, and Hello brings all of it", async () => {
    const stage = open();
    onTestFinished(() => stage.clear());
    const world = await stage.world();
    const client = new Client(stage.addresses()[0] ?? "", credentials.createInsecure(), {
      "grpc.max_receive_message_length": MESSAGE_LIMIT_BYTES,
    });
    onTestFinished(() => client.close());
    const call = client.makeBidiStreamRequest(
      attachMethod.path,
      attachMethod.requestSerialize,
      attachMethod.responseDeserialize,
    );
    call.on("error", () => {});
    const raw = new RawStream({
      send: (message) => void call.write(message),
      unsentBytes: () => 0,
      onMessage: (listener) => void call.on("data", listener),
      onClose: (listener) => void call.on("end", () => listener("ended")),
      close: () => call.end(),
    }).greet();
    await raw.first("welcome");
    raw.items([openItem(1), lineItem(1, 2, "guest")]);
    await raw.acked(1, 2);
    call.pause();
    // 20 MiB: the client's side takes sixteen frames of up to 256 KiB before it reads no more.
    const floods = 200;
    raw.items(Array.from({ length: floods }, (_, i) => lineItem(1, 3 + i, `flood 100 ${i}`)));
    await expect.poll(() => world.logged.join(), { timeout: 60_000 }).toContain("a gateway does not read");
    const healed = new RawStream(stage.dial(), {
      ...raw.hello,
      lastFseq: raw.frames.at(-1)?.fseq ?? 0,
    }).greet();
    await healed.first("welcome");
    await healed.acked(1, 2 + floods);
    const marks = [...healed.words.matchAll(/^\[(\d+)\]/gm)].map(([, mark]) => Number(mark));
    expect(marks).toEqual(Array.from({ length: floods }, (_, i) => i));
  });
}
