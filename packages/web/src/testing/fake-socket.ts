import type { WebDown, WebUp } from "@wyldlands/protocol/web";
import type { SocketLike } from "../play/connection.ts";

/** A WebSocket without a network: the test is the server. */
export class FakeSocket implements SocketLike {
  readonly sent: WebUp[] = [];
  closed = false;
  readonly #listeners = new Map<string, ((event: never) => void)[]>();

  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as WebUp);
  }

  close(): void {
    this.closed = true;
  }

  /** The connection stands and the server greets. */
  greet(hello: { token?: string; resumed?: boolean; accepted?: number } = {}): void {
    this.#call("open", {});
    this.say({ t: "hello", token: "token-1", resumed: false, accepted: 0, ...hello });
  }

  say(...messages: WebDown[]): void {
    for (const message of messages) this.#call("message", { data: JSON.stringify(message) });
  }

  break(code = 1006, reason = ""): void {
    this.#call("close", { code, reason });
  }

  /** The numbered lines that were sent, as `n text`. */
  get lines(): string[] {
    return this.sent.flatMap((message) => (message.t === "line" ? [`${message.n} ${message.text}`] : []));
  }

  #call(type: string, event: object): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event as never);
  }
}
