import type { AttachRequest, AttachResponse } from "../generated/wyldlands/link/v1/link.ts";

/**
 * One attached stream, seen from one end. Messages arrive whole and in order until `onClose`; after that none does.
 * Sequence numbers, replay, deduplication and batching live above it, once, in gateway and world.
 */
export interface LinkStream<Out, In> {
  /** Queues a message; never throws. Messages of one event-loop turn travel together. */
  send(message: Out): void;
  /** Bytes handed to `send` that have not left this process. */
  unsentBytes(): number;
  /** At most one listener each; messages that came before it are kept for it. */
  onMessage(listener: (message: In) => void): void;
  /** Called once, whichever end closed. `reason` is for the operator. */
  onClose(listener: (reason: string) => void): void;
  /** Ends the stream after what was sent. */
  close(reason: string): void;
}

export type GatewayStream = LinkStream<AttachRequest, AttachResponse>;

/** The world's end. A frame is encoded once, for the outbox, and sent as those bytes. */
export interface WorldStream extends LinkStream<AttachResponse, AttachRequest> {
  /** Sends an already encoded `AttachResponse`. */
  sendEncoded(bytes: Uint8Array): void;
}

/** The gateway's side of a transport. An address is what `LinkListener.address` says. */
export interface LinkDialer {
  dial(address: string): GatewayStream;
}

/** The world's side of a transport. */
export interface LinkListener {
  readonly address: string;
  onStream(listener: (stream: WorldStream) => void): void;
  close(): Promise<void>;
}

/** The link versions that this build speaks. */
export const LINK_PROTOCOL = { min: 1, max: 1 } as const;

/** Frames are split at this many bytes of output (grpc-js ends a stream for ever on an oversized message). */
export const FRAME_SPLIT_BYTES = 256 * 1024;

/** Largest message either end takes. */
export const MESSAGE_LIMIT_BYTES = 16 * 1024 * 1024;

/** Unsent bytes past which the world closes a gateway's stream; outbox and Hello bring it back. */
export const STREAM_UNSENT_LIMIT_BYTES = 8 * 1024 * 1024;
