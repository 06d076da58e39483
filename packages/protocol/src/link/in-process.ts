import { AttachRequest, AttachResponse } from "../generated/wyldlands/link/v1/link.ts";
import type { GatewayStream, LinkDialer, LinkListener, LinkStream, WorldStream } from "./transport.ts";

/**
 * Gateway and world in one process (tests, small games): the same messages in the same encoding, delivered in a
 * later event-loop turn, so that nothing works here which would fail over a socket.
 */
export function createInProcessLink(address = "in-process"): { dialer: LinkDialer; listener: LinkListener } {
  let accept: ((stream: WorldStream) => void) | undefined;
  let closed = false;
  const open = new Set<() => void>();
  const dialer: LinkDialer = {
    dial(to) {
      const [gateway, world] = pair();
      if (closed || to !== address || !accept) {
        gateway.close("nobody listens there");
      } else {
        accept(world);
        const end = (): void => world.close("the listener closed");
        open.add(end);
        gateway.onEnd(() => open.delete(end));
      }
      return gateway;
    },
  };
  const listener: LinkListener = {
    address,
    onStream(fn) {
      accept = fn;
    },
    close() {
      closed = true;
      for (const end of open) end();
      return Promise.resolve();
    },
  };
  return { dialer, listener };
}

interface Codec<T> {
  encode(message: T): { finish(): Uint8Array };
  decode(bytes: Uint8Array): T;
}

class End<Out, In> implements LinkStream<Out, In> {
  readonly #out: Codec<Out>;
  readonly #in: Codec<In>;
  #peer: End<In, Out> | undefined;
  #outgoing: Uint8Array[] = [];
  #unsent = 0;
  #scheduled = false;
  #closed = false;
  #waiting: In[] = [];
  #listener: ((message: In) => void) | undefined;
  #closeReason: string | undefined;
  #closeListener: ((reason: string) => void) | undefined;
  readonly #ends: (() => void)[] = [];

  constructor(out: Codec<Out>, into: Codec<In>) {
    this.#out = out;
    this.#in = into;
  }

  connect(peer: End<In, Out>): void {
    this.#peer = peer;
  }

  send(message: Out): void {
    this.sendEncoded(this.#out.encode(message).finish());
  }

  sendEncoded(bytes: Uint8Array): void {
    if (this.#closed) return;
    this.#outgoing.push(bytes);
    this.#unsent += bytes.length;
    this.#schedule();
  }

  unsentBytes(): number {
    return this.#unsent;
  }

  onMessage(listener: (message: In) => void): void {
    this.#listener = listener;
    for (const message of this.#waiting.splice(0)) listener(message);
  }

  onClose(listener: (reason: string) => void): void {
    this.#closeListener = listener;
    if (this.#closeReason !== undefined) listener(this.#closeReason);
  }

  onEnd(fn: () => void): void {
    this.#ends.push(fn);
  }

  close(reason: string): void {
    if (this.#closed) return;
    this.#deliver();
    const peer = this.#peer;
    this.#end(reason);
    if (peer) setImmediate(() => peer.#end(reason));
  }

  #end(reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#closeReason = reason;
    for (const fn of this.#ends) fn();
    this.#closeListener?.(reason);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#deliver());
  }

  #deliver(): void {
    this.#scheduled = false;
    const batch = this.#outgoing.splice(0);
    this.#unsent = 0;
    const peer = this.#peer;
    if (peer) for (const bytes of batch) peer.#receive(bytes);
  }

  #receive(bytes: Uint8Array): void {
    if (this.#closed) return;
    const message = this.#in.decode(bytes);
    if (this.#listener) this.#listener(message);
    else this.#waiting.push(message);
  }
}

function pair(): [End<AttachRequest, AttachResponse>, End<AttachResponse, AttachRequest>] {
  const gateway = new End<AttachRequest, AttachResponse>(AttachRequest, AttachResponse);
  const world = new End<AttachResponse, AttachRequest>(AttachResponse, AttachRequest);
  gateway.connect(world);
  world.connect(gateway);
  return [gateway, world] satisfies [GatewayStream, WorldStream];
}
