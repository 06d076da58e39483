import { parseMarkup, plainText, type TopicName, type Topics } from "@wyldlands/protocol";
import { WEB_SUBPROTOCOL, type WebDown, type WebUp } from "@wyldlands/protocol/web";
import { WebSocket } from "ws";
import { Seat } from "./seat.ts";
import { forwarded, type Door } from "./door.ts";

/** A client of our own messages: numbered lines up, markup and state down. */
export class OwnSeat extends Seat {
  override hides: boolean | undefined = false;
  readonly #door: Door;
  readonly #lines = new Map<number, string>();
  #socket: WebSocket | undefined;
  #sent = 0;
  #last = 0;
  #token: string | undefined;
  resumed = false;

  constructor(door: Door) {
    super();
    this.#door = door;
  }

  /** The first time anew, then with the token of the session before. */
  open(): Promise<void> {
    const { url, from, width = 500 } = this.#door;
    const socket = new WebSocket(url, WEB_SUBPROTOCOL, forwarded(from));
    this.#socket = socket;
    this.closed = false;
    this.screen.reopen();
    socket.on("close", () => this.ended());
    return new Promise((resolve, reject) => {
      socket.on("error", reject);
      socket.on("open", () => {
        const resume = this.#token === undefined ? {} : { resume: { token: this.#token, last: this.#last } };
        this.#write({ t: "hello", width, height: 50, ...resume });
      });
      socket.on("message", (data) => {
        const message = JSON.parse((data as Buffer).toString()) as WebDown;
        this.#take(message);
        if (message.t === "hello") resolve();
      });
    });
  }

  send(...lines: string[]): void {
    for (const text of lines) {
      this.#sent += 1;
      this.#lines.set(this.#sent, text);
      this.#write({ t: "line", n: this.#sent, text });
    }
  }

  /** Asks for what the player has set: the topic `settings`. */
  askSettings(): void {
    this.#write({ t: "settings" });
  }

  override resize(width: number): void {
    this.#write({ t: "size", width, height: 50 });
  }

  drop(): void {
    this.#socket?.terminate();
  }

  #write(message: WebUp): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #take(message: WebDown): void {
    switch (message.t) {
      case "hello":
        this.#token = message.token;
        this.resumed = message.resumed;
        break;
      case "out":
        this.#last = message.n;
        this.#show(message.text);
        break;
      case "state":
        this.#state(message.topic, message.value);
        break;
      case "refused":
        // The page shows the refused line beside the reason; a terminal is told it.
        this.#show(message.text);
        this.line(`Not taken: ${this.#lines.get(message.n) ?? ""}`);
        break;
      case "link":
      case "bye":
        this.#show(message.text);
        break;
    }
    this.changed();
  }

  #state(topic: TopicName, value: Topics[TopicName]): void {
    this.told(topic, value);
    if (topic === "prompt") this.asks(plainText((value as Topics["prompt"]).text));
    if (topic === "echo") this.hides = !(value as Topics["echo"]).on;
  }

  /** As the page does: drawings for eyes, their words for ears. */
  #show(markup: string): void {
    const left = this.facts.topics.display?.screenReader === true ? "art" : "aloud";
    const text = parseMarkup(markup)
      .filter(({ tags }) => !tags.includes(left))
      .map((span) => span.text)
      .join("")
      .replace(/\r?\n$/, "");
    for (const line of text.split(/\r?\n/)) this.line(line);
  }
}
