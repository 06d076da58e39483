import { plainText } from "@wyldlands/protocol/markup";
import { WEB_SUBPROTOCOL, type WebDown, type WebUp } from "@wyldlands/protocol/web";
import { WebSocket } from "ws";
import type { AskOptions, BotClient, ScreenItem, ScreenMatch, Unsubscribe, WaitOptions } from "./client.ts";
import { Listeners } from "./listeners.ts";
import { OutLedger } from "./out-ledger.ts";
import { Screen, toRegExp } from "./screen.ts";

export interface WebClientOptions {
  /** `ws://host:port/ws` */
  url: string;
  width?: number;
  height?: number;
  /** Lines kept of the screen; 1,000 unless told. A load bot needs few. */
  keep?: number;
}

type Down<T extends WebDown["t"]> = Extract<WebDown, { t: T }>;

/** A bot that speaks our own WebSocket messages: numbered lines, acks, resume with a token after a drop. */
export class WebClient implements BotClient {
  readonly transport = "web";
  readonly #options: WebClientOptions;
  readonly #screen: Screen;
  readonly #closed = new Listeners<[]>();
  readonly #acked = new Listeners<[number]>();
  readonly #refused = new Listeners<[number, string]>();
  readonly #settled = new Listeners<[]>();
  /** Lines sent and not answered, by number, in order. */
  readonly #unanswered = new Map<number, string>();
  #socket: WebSocket | undefined;
  #greeted = false;
  #token: string | undefined;
  #outs = new OutLedger();
  #sent = 0;
  #echo = true;
  /** Set by a resume until the world has said how far it is. */
  #resuming = false;

  constructor(options: WebClientOptions) {
    this.#options = options;
    this.#screen = new Screen(options.keep);
  }

  get connected(): boolean {
    return this.#greeted;
  }

  get echo(): boolean {
    return this.#echo;
  }

  get prompt(): string {
    return this.#screen.prompt;
  }

  get transcript(): readonly string[] {
    return this.#screen.transcript;
  }

  /** Outputs that the server sent twice; 0 when it keeps its promise. */
  get doubledOuts(): number {
    return this.#outs.doubled;
  }

  /** Lines sent and not answered yet. */
  get unanswered(): number {
    return this.#unanswered.size;
  }

  connect(): Promise<{ resumed: boolean }> {
    this.drop();
    const { url, width = 200, height = 50 } = this.#options;
    const socket = new WebSocket(url, WEB_SUBPROTOCOL, { perMessageDeflate: false });
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      socket.on("open", () => {
        const resume =
          this.#token === undefined ? {} : { resume: { token: this.#token, last: this.#outs.last } };
        this.#write({ t: "hello", width, height, ...resume });
      });
      socket.on("message", (data) => {
        if (this.#socket !== socket) return;
        const message = JSON.parse((data as Buffer).toString()) as WebDown;
        if (message.t === "hello") resolve(this.#hello(message));
        else this.#take(message);
      });
      socket.on("error", (error) => reject(new Error(`${url}: ${error.message}`)));
      socket.on("close", () => {
        reject(new Error(`${url}: closed before the greeting`));
        if (this.#socket === socket) this.#ended();
      });
    });
  }

  send(line: string): number {
    return this.sendMany([line]);
  }

  sendMany(lines: readonly string[]): number {
    if (!this.#greeted) throw new Error("not connected: nothing was sent");
    for (const text of lines) {
      const n = ++this.#sent;
      this.#unanswered.set(n, text);
      this.#write({ t: "line", n, text });
    }
    return this.#sent;
  }

  waitFor(pattern: RegExp | string, options?: WaitOptions): Promise<ScreenMatch> {
    return this.#screen.waitFor(pattern, options);
  }

  /** The prompt is a state: it is not told again when it stays the same. So what stands there counts, once all is answered. */
  async waitForPrompt(pattern: RegExp | string, options: WaitOptions = {}): Promise<ScreenItem> {
    const regex = toRegExp(pattern);
    const deadline = performance.now() + (options.timeoutMs ?? 5_000);
    while (!regex.test(this.prompt) || this.#unanswered.size > 0) {
      const left = Math.max(1, deadline - performance.now());
      await this.#settle(left, `the prompt is '${this.prompt}', not ${regex}`);
    }
    this.#screen.take();
    return { kind: "prompt", text: this.prompt, at: performance.now() };
  }

  async ask(line: string, options: AskOptions = {}): Promise<string[]> {
    this.#screen.take();
    const n = this.send(line);
    const timeoutMs = options.timeoutMs ?? 5_000;
    const deadline = performance.now() + timeoutMs;
    while (this.#unanswered.has(n)) {
      await this.#settle(
        Math.max(1, deadline - performance.now()),
        `line ${n} was not answered in ${timeoutMs} ms`,
      );
    }
    return this.#screen
      .take()
      .filter((item) => item.kind === "line" && item.text.trim() !== "")
      .map((item) => item.text);
  }

  onLine(listener: (item: ScreenItem) => void): Unsubscribe {
    return this.#screen.onLine(listener);
  }

  forget(): void {
    this.#screen.forget();
  }

  onAck(listener: (n: number) => void): Unsubscribe {
    return this.#acked.add(listener);
  }

  onRefused(listener: (n: number, text: string) => void): Unsubscribe {
    return this.#refused.add(listener);
  }

  onClose(listener: () => void): Unsubscribe {
    return this.#closed.add(listener);
  }

  close(): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined) return Promise.resolve();
    this.#token = undefined;
    return new Promise((resolve) => {
      socket.once("close", () => resolve());
      if (this.#greeted) this.#write({ t: "bye" });
      socket.close(1000);
    });
  }

  drop(): void {
    if (this.#socket === undefined) return;
    this.#socket.terminate();
    this.#ended();
  }

  #write(message: WebUp): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #ended(): void {
    this.#socket = undefined;
    this.#greeted = false;
    this.#screen.end("the connection ended");
    this.#closed.call();
    this.#settled.call();
  }

  /** What would resume the session after a drop. */
  get token(): string | undefined {
    return this.#token;
  }

  #hello({ token, resumed, accepted }: Down<"hello">): { resumed: boolean } {
    this.#token = token;
    this.#greeted = true;
    this.#screen.reopen();
    this.#resuming = resumed;
    if (resumed) {
      this.#outs.reconnected();
      for (const [n, text] of this.#unanswered) if (n > accepted) this.#write({ t: "line", n, text });
    } else {
      this.#outs = new OutLedger();
      this.#unanswered.clear();
      this.#sent = 0;
    }
    return { resumed };
  }

  #take(message: WebDown): void {
    if (message.t === "out") {
      if (this.#outs.take(message.n, message.text)) this.#words(message.text, message.again === true);
    } else if (message.t === "state") {
      this.#state(message);
    } else if (message.t === "ack") {
      if (this.#unanswered.delete(message.n)) this.#acked.call(message.n);
      this.#settled.call();
    } else if (message.t === "refused") {
      this.#words(message.text, false);
      if (this.#unanswered.delete(message.n)) this.#refused.call(message.n, message.text);
      this.#settled.call();
    } else if (message.t === "link") {
      this.#words(message.text, false);
    } else if (message.t === "bye") {
      this.#token = undefined;
      this.#words(message.text, false);
    }
  }

  #state({ topic, value }: Down<"state">): void {
    if (topic === "prompt") this.#screen.setPrompt(plainText((value as { text: string }).text));
    else if (topic === "echo") this.#echo = (value as { on: boolean }).on;
    else if (topic === "session") this.#applied((value as { clientNo: number }).clientNo);
    this.#settled.call();
  }

  /** What the world applied before the connection broke is answered, even if the ack went down with it. */
  #applied(clientNo: number): void {
    if (!this.#resuming) return;
    this.#resuming = false;
    for (const n of this.#unanswered.keys()) {
      if (n > clientNo) break;
      this.#unanswered.delete(n);
      this.#acked.call(n);
    }
  }

  #words(markup: string, again: boolean): void {
    const text = plainText(markup).replace(/\r?\n$/, "");
    if (text === "") return;
    for (const line of text.split(/\r?\n/)) this.#screen.line(line, again);
  }

  /** Waits for the next thing that can change what is answered or asked. */
  #settle(timeoutMs: number, otherwise: string): Promise<void> {
    if (this.#socket === undefined) return Promise.reject(new Error("the connection ended"));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(new Error(otherwise));
      }, timeoutMs);
      const stop = this.#settled.add(() => {
        clearTimeout(timer);
        stop();
        if (this.#socket === undefined) reject(new Error("the connection ended"));
        else resolve();
      });
    });
  }
}
