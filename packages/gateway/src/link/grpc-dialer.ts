import * as grpc from "@grpc/grpc-js";
import {
  attachMethod,
  MESSAGE_LIMIT_BYTES,
  type AttachRequest,
  type AttachResponse,
  type GatewayStream,
  type LinkDialer,
} from "@wyldlands/protocol";

/** grpc-js waits 2.3 s by default before it tries again; players wait with it. */
const CHANNEL_OPTIONS: grpc.ChannelOptions = {
  "grpc.initial_reconnect_backoff_ms": 50,
  "grpc.min_reconnect_backoff_ms": 50,
  "grpc.max_reconnect_backoff_ms": 200,
  "grpc.max_receive_message_length": MESSAGE_LIMIT_BYTES,
  "grpc.max_send_message_length": MESSAGE_LIMIT_BYTES,
  // 64 KiB unless told: a busy world's frames would wait for this end's loop to turn again and again.
  "grpc-node.flow_control_window": 4 * 1024 * 1024,
  "grpc.use_local_subchannel_pool": 1,
  "grpc.enable_http_proxy": 0,
};

/** Dials `unix:/path` or `host:port`. Each dial is a channel of its own: a world that died leaves nothing behind. */
export function createGrpcDialer(credentials = grpc.credentials.createInsecure()): LinkDialer {
  return {
    dial: (address) => new GrpcStream(address, credentials),
  };
}

class GrpcStream implements GatewayStream {
  readonly #client: grpc.Client;
  readonly #call: grpc.ClientDuplexStream<AttachRequest, AttachResponse>;
  #waiting: AttachResponse[] = [];
  #listener: ((message: AttachResponse) => void) | undefined;
  #closeListener: ((reason: string) => void) | undefined;
  #closeReason: string | undefined;

  constructor(address: string, credentials: grpc.ChannelCredentials) {
    this.#client = new grpc.Client(address, credentials, CHANNEL_OPTIONS);
    this.#call = this.#client.makeBidiStreamRequest(
      attachMethod.path,
      attachMethod.requestSerialize,
      attachMethod.responseDeserialize,
    );
    this.#call.on("data", (message: AttachResponse) => {
      if (this.#listener) this.#listener(message);
      else this.#waiting.push(message);
    });
    this.#call.on("error", (error) => this.#end(error.message));
    this.#call.on("end", () => this.#end("the world ended the stream"));
  }

  send(message: AttachRequest): void {
    if (this.#closeReason === undefined) this.#call.write(message);
  }

  unsentBytes(): number {
    return this.#call.writableLength;
  }

  onMessage(listener: (message: AttachResponse) => void): void {
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
    // What `close` still had to say leaves first; the channel goes in a later turn.
    setTimeout(() => {
      this.#call.cancel();
      this.#client.close();
    }, 50);
    this.#closeListener?.(reason);
  }
}
