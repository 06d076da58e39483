import { randomUUID } from "node:crypto";
import {
  LINK_PROTOCOL,
  Transport as Carrier,
  type AttachRequest,
  type AttachResponse,
  type Frame,
  type GatewayStream,
  type Hello,
  type Item,
} from "@wyldlands/protocol";

type Body<Case extends string> = Extract<NonNullable<AttachResponse["body"]>, { $case: Case }>;

/** One stream of a gateway that says exactly what the test writes, also what the real one never would. */
export class RawStream {
  readonly messages: AttachResponse[] = [];
  readonly hello: Hello;
  closed: string | undefined;
  readonly #stream: GatewayStream;
  readonly #watchers = new Set<() => void>();

  constructor(stream: GatewayStream, hello: Partial<Hello> = {}) {
    this.#stream = stream;
    this.hello = {
      protocolMin: LINK_PROTOCOL.min,
      protocolMax: LINK_PROTOCOL.max,
      gatewayId: `raw-${randomUUID()}`,
      boot: randomUUID(),
      lastFseq: 0,
      ...hello,
    };
    stream.onMessage((message) => {
      this.messages.push(message);
      this.#look();
    });
    stream.onClose((reason) => {
      this.closed = reason;
      this.#look();
    });
  }

  greet(): this {
    this.send({ $case: "hello", hello: this.hello });
    return this;
  }

  send(body: NonNullable<AttachRequest["body"]>): void {
    this.#stream.send({ body });
  }

  items(items: Item[], ackFseq = 0): void {
    this.send({ $case: "items", items: { items, ackFseq } });
  }

  close(): void {
    this.#stream.close("closed by a test");
  }

  #look(): void {
    for (const watcher of this.#watchers) watcher();
  }

  async until(what: string, passes: () => boolean): Promise<void> {
    if (passes()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`did not come: ${what}; closed: ${this.closed}`)),
        15_000,
      );
      const look = (): void => {
        if (!passes()) return;
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
    });
  }

  /** The first message of a kind. */
  async first<Case extends NonNullable<AttachResponse["body"]>["$case"]>(kind: Case): Promise<Body<Case>> {
    const find = () => this.messages.find(({ body }) => body?.$case === kind)?.body;
    await this.until(kind, () => find() !== undefined);
    return find() as Body<Case>;
  }

  get frames(): Frame[] {
    return this.messages.flatMap(({ body }) => (body?.$case === "frame" ? [body.frame] : []));
  }

  /** All words, in order. */
  get words(): string {
    return this.frames.flatMap((frame) => frame.outs.map((out) => out.text)).join("\n");
  }

  async acked(session: number, seq: number): Promise<void> {
    const acks = () => this.frames.flatMap((frame) => frame.acks);
    await this.until(`ack ${session}/${seq}`, () =>
      acks().some((ack) => ack.session === session && ack.seq >= seq),
    );
  }
}

export function openItem(session: number): Item {
  return {
    session,
    seq: 1,
    body: {
      $case: "open",
      open: {
        address: "127.0.0.1",
        transport: Carrier.TRANSPORT_TELNET,
        secure: false,
        width: 80,
        height: 24,
        tokenHash: Buffer.alloc(0),
        resumeHash: Buffer.alloc(0),
      },
    },
  };
}

export function lineItem(session: number, seq: number, text: string): Item {
  return { session, seq, body: { $case: "line", line: { text, clientNo: 0 } } };
}
