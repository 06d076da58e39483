import {
  decodeTopic,
  LINK_PROTOCOL,
  plainText,
  Transport,
  type Frame,
  type GatewayStream,
  type Item,
  type LinkDialer,
  type TopicName,
  type Topics,
} from "@wyldlands/protocol";

export interface ConnectOptions {
  address?: string;
  websocket?: boolean;
  token?: string;
  resume?: string;
}

/** A gateway with nothing behind it: numbers what it sends up and keeps what comes down. */
export class TestGateway {
  readonly frames: Frame[] = [];
  /** Whom the world wants turned away; undefined until it has said so. */
  banned: readonly string[] | undefined;
  readonly #id: string;
  readonly #connections = new Map<number, Connection>();
  /** What was sent and is not acked: the next world gets it again. */
  #unacked: Item[] = [];
  #stream: GatewayStream | undefined;
  #settle: () => Promise<void> = () => Promise.resolve();
  #welcomed = false;

  constructor(id: string) {
    this.#id = id;
  }

  /** Attaches to a world: the first, or the one after it. */
  join(dialer: LinkDialer, settle: () => Promise<void>): void {
    this.#settle = settle;
    this.#welcomed = false;
    const stream = dialer.dial("in-process");
    this.#stream = stream;
    stream.onMessage(({ body }) => {
      if (body?.$case === "welcome") {
        this.#welcomed = true;
        if (this.#unacked.length > 0)
          stream.send({ body: { $case: "items", items: { items: this.#unacked, ackFseq: 0 } } });
      }
      if (body?.$case === "frame") this.#take(body.frame);
      if (body?.$case === "policy") this.banned = body.policy.banned;
    });
    const { min: protocolMin, max: protocolMax } = LINK_PROTOCOL;
    const lastFseq = this.frames.at(-1)?.fseq ?? 0;
    const hello = { protocolMin, protocolMax, gatewayId: this.#id, boot: `boot of ${this.#id}`, lastFseq };
    stream.send({ body: { $case: "hello", hello } });
  }

  /** Whether every item is acked, or its session closed. */
  get settled(): boolean {
    return this.#welcomed && [...this.#connections.values()].every((one) => one.answered);
  }

  get connections(): Iterable<Connection> {
    return this.#connections.values();
  }

  connect(options: ConnectOptions = {}): Connection {
    const connection = new Connection(
      this.#connections.size + 1,
      (item) => {
        this.#unacked.push(item);
        this.#stream?.send({ body: { $case: "items", items: { items: [item], ackFseq: 0 } } });
      },
      () => this.#settle(),
    );
    this.#connections.set(connection.number, connection);
    connection.send({
      $case: "open",
      open: {
        address: options.address ?? "192.0.2.1",
        transport: options.websocket ? Transport.TRANSPORT_WEBSOCKET : Transport.TRANSPORT_TELNET,
        secure: false,
        width: 80,
        height: 24,
        tokenHash: Buffer.from(options.token ?? "", "utf8"),
        resumeHash: Buffer.from(options.resume ?? "", "utf8"),
      },
    });
    return connection;
  }

  close(): void {
    this.#stream?.close("the test is over");
  }

  #take(frame: Frame): void {
    // Sent again after an attach: it has arrived already.
    if (frame.fseq <= (this.frames.at(-1)?.fseq ?? 0)) return;
    this.frames.push(frame);
    for (const { sessions, text } of frame.outs)
      for (const number of sessions) this.#connections.get(number)?.unread.push(text);
    for (const { sessions, topic, value } of frame.states)
      for (const number of sessions) this.#connections.get(number)?.topics.set(topic, value);
    for (const { session, text } of frame.closes) {
      const connection = this.#connections.get(session);
      if (connection) connection.closed = text;
    }
    for (const { session, seq } of frame.acks) {
      const connection = this.#connections.get(session);
      if (connection) connection.acked = seq;
    }
    this.#unacked = this.#unacked.filter(({ session, seq }) => {
      const connection = this.#connections.get(session);
      return connection?.closed === undefined && seq > (connection?.acked ?? 0);
    });
  }
}

/** One client's connection, as its gateway sees it. */
export class Connection {
  readonly number: number;
  /** Markup that was not read yet. */
  readonly unread: string[] = [];
  readonly topics = new Map<string, string>();
  /** The last words, once the world has closed it. */
  closed: string | undefined;
  acked = 0;
  #sent = 0;
  readonly #up: (item: Item) => void;
  readonly #settle: () => Promise<void>;

  constructor(number: number, up: (item: Item) => void, settle: () => Promise<void>) {
    this.number = number;
    this.#up = up;
    this.#settle = settle;
  }

  send(body: NonNullable<Item["body"]>): void {
    this.#sent += 1;
    this.#up({ session: this.number, seq: this.#sent, body });
  }

  /** Sends a line and waits for nothing. */
  post(line: string, clientNo = 0): void {
    this.send({ $case: "line", line: { text: line, clientNo } });
  }

  /** Sends a line; what the client read since its last `read`, as plain text. */
  async type(line: string): Promise<string> {
    this.post(line);
    await this.#settle();
    return this.read();
  }

  /** Sends lines one after the other, each when the last is answered; what the last one was answered with. */
  async typeAll(...lines: string[]): Promise<string> {
    let read = "";
    for (const line of lines) read = await this.type(line);
    return read;
  }

  /** What came since the last time, as plain text. */
  read(): string {
    return this.readMarkup()
      .map((markup) => plainText(markup))
      .join("\n");
  }

  readMarkup(): string[] {
    return this.unread.splice(0);
  }

  /** The client goes on purpose, or its connection breaks. */
  async hangUp(deliberate: boolean): Promise<void> {
    this.send({ $case: "close", close: { deliberate } });
    await this.#settle();
  }

  topic<K extends TopicName>(name: K): Topics[K] | undefined {
    const json = this.topics.get(name);
    return json === undefined ? undefined : decodeTopic(name, json);
  }

  get prompt(): string | undefined {
    return this.topic("prompt")?.text;
  }

  get echo(): boolean | undefined {
    return this.topic("echo")?.on;
  }

  /** Items sent so far. */
  get sent(): number {
    return this.#sent;
  }

  get answered(): boolean {
    return this.acked >= this.#sent || this.closed !== undefined;
  }
}
