import { chmod, rm } from "node:fs/promises";
import * as grpc from "@grpc/grpc-js";
import {
  attachMethod,
  AttachResponse,
  MESSAGE_LIMIT_BYTES,
  type AttachRequest,
  type LinkListener,
  type WorldStream,
} from "@wyldlands/protocol";

/** Longer socket paths are cut by the system without a word (link.md, "Choice"). */
export const SOCKET_PATH_LIMIT = 100;

/** Listens on `unix:/path` or `host:port` (port 0 allowed). */
export async function createGrpcListener(
  address: string,
  credentials = grpc.ServerCredentials.createInsecure(),
): Promise<LinkListener> {
  const path = address.startsWith("unix:") ? address.slice("unix:".length) : undefined;
  if (path !== undefined) {
    if (Buffer.byteLength(path) > SOCKET_PATH_LIMIT) {
      throw new Error(
        `the socket path ${path} is longer than ${SOCKET_PATH_LIMIT} bytes: choose a shorter data folder`,
      );
    }
    await rm(path, { force: true });
  }
  const server = new grpc.Server({
    "grpc.max_receive_message_length": MESSAGE_LIMIT_BYTES,
    "grpc.max_send_message_length": MESSAGE_LIMIT_BYTES,
  });
  let accept: ((stream: WorldStream) => void) | undefined;
  server.addService(
    { attach: attachMethod },
    {
      attach(call: grpc.ServerDuplexStream<AttachRequest, Uint8Array>) {
        if (accept) accept(new GrpcStream(call));
        else call.end();
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(address, credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  if (path !== undefined) await chmod(path, 0o600);
  return {
    address: path === undefined ? `${address.slice(0, address.lastIndexOf(":"))}:${port}` : address,
    onStream(listener) {
      accept = listener;
    },
    async close() {
      server.forceShutdown();
      if (path !== undefined) await rm(path, { force: true });
    },
  };
}

class GrpcStream implements WorldStream {
  readonly #call: grpc.ServerDuplexStream<AttachRequest, Uint8Array>;
  #unsent = 0;
  #waiting: AttachRequest[] = [];
  #listener: ((message: AttachRequest) => void) | undefined;
  #closeListener: ((reason: string) => void) | undefined;
  #closeReason: string | undefined;

  constructor(call: grpc.ServerDuplexStream<AttachRequest, Uint8Array>) {
    this.#call = call;
    call.on("data", (message: AttachRequest) => {
      if (this.#listener) this.#listener(message);
      else this.#waiting.push(message);
    });
    call.on("end", () => this.#end("the gateway ended the stream"));
    call.on("cancelled", () => this.#end("the stream was cut"));
    call.on("error", (error: Error) => this.#end(error.message));
  }

  send(message: AttachResponse): void {
    this.sendEncoded(AttachResponse.encode(message).finish());
  }

  sendEncoded(bytes: Uint8Array): void {
    if (this.#closeReason !== undefined) return;
    this.#unsent += bytes.length;
    this.#call.write(bytes, () => {
      this.#unsent -= bytes.length;
    });
  }

  unsentBytes(): number {
    return this.#unsent;
  }

  onMessage(listener: (message: AttachRequest) => void): void {
    this.#listener = listener;
    for (const message of this.#waiting.splice(0)) listener(message);
  }

  onClose(listener: (reason: string) => void): void {
    this.#closeListener = listener;
    if (this.#closeReason !== undefined) listener(this.#closeReason);
  }

  close(reason: string): void {
    if (this.#closeReason !== undefined) return;
    this.#call.end();
    this.#end(reason);
  }

  #end(reason: string): void {
    if (this.#closeReason !== undefined) return;
    this.#closeReason = reason;
    if (!this.#call.writableEnded) this.#call.end();
    this.#closeListener?.(reason);
  }
}
