import type { AttachRequest, AttachResponse, GatewayStream, LinkDialer } from "@wyldlands/protocol";

/** A dialer whose streams a test can cut, deafen or make stutter. */
export class CutDialer implements LinkDialer {
  readonly #inner: LinkDialer;
  #current: CutStream | undefined;
  /** Every message from the world comes twice. */
  doubling = false;
  /** No world is found. */
  away = false;
  dials = 0;

  constructor(inner: LinkDialer) {
    this.#inner = inner;
  }

  dial(address: string): GatewayStream {
    this.dials += 1;
    this.#current = new CutStream(this.#inner.dial(this.away ? "nowhere" : address), () => this.doubling);
    return this.#current;
  }

  /** Ends the stream; what is under way in either direction is lost. */
  cut(): void {
    this.#current?.cut();
  }

  /** Ends the stream; what was sent before still leaves. */
  tear(): void {
    this.#current?.close("torn by a test");
  }

  /** What the world says from now on is lost on this stream. */
  deafen(): void {
    if (this.#current) this.#current.deaf = true;
  }

  /** What the gateway says from now on is lost on this stream. */
  silence(): void {
    if (this.#current) this.#current.mute = true;
  }
}

class CutStream implements GatewayStream {
  readonly #inner: GatewayStream;
  readonly #doubling: () => boolean;
  deaf = false;
  mute = false;

  constructor(inner: GatewayStream, doubling: () => boolean) {
    this.#inner = inner;
    this.#doubling = doubling;
  }

  send(message: AttachRequest): void {
    if (!this.mute) this.#inner.send(message);
  }

  unsentBytes(): number {
    return this.#inner.unsentBytes();
  }

  onMessage(listener: (message: AttachResponse) => void): void {
    this.#inner.onMessage((message) => {
      if (this.deaf) return;
      listener(message);
      if (this.#doubling() && message.body?.$case === "frame") listener(message);
    });
  }

  onClose(listener: (reason: string) => void): void {
    this.#inner.onClose(listener);
  }

  close(reason: string): void {
    this.#inner.close(reason);
  }

  cut(): void {
    this.deaf = true;
    this.mute = true;
    this.#inner.close("cut by a test");
  }
}
