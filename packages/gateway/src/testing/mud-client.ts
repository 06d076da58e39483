import { connect, type Socket } from "node:net";
import { createDeflate, createInflate, constants, type Deflate, type Inflate } from "node:zlib";
import { commandName, Opt, TelnetParser, type TelnetEvent, type Verb } from "@wyldlands/telnet";
import { Waiting } from "./waiting.ts";

/** What a client program does with what it is told; strings have one character a byte. */
export interface Habits {
  /** Said before anything is heard. */
  first?: string;
  /** The answer to WILL, WONT, DO or DONT. */
  negotiate(verb: Verb, option: number): string;
  /** The answer to a subnegotiation. */
  told?(option: number, body: string): string;
}

/** A telnet client with a program's habits. Inflates what comes (MCCP2) with Node's own stream, and keeps it all. */
export class MudClient {
  readonly socket: Socket;
  /** Bytes of text, as one character each. */
  text = "";
  /** Every word of negotiation in order: `DO 24`, `SB 24 01`, `GA`. */
  readonly heard: string[] = [];
  /** Zlib streams that began, and those that ended as they should. */
  readonly streams = { begun: 0, ended: 0 };
  /** Bytes on the wire, in both directions. */
  readonly wire = { in: 0, out: 0 };
  closed = false;
  readonly #habits: Habits;
  readonly #parser = new TelnetParser();
  readonly #waiting = new Waiting();
  #inflate: Inflate | undefined;
  #deflate: Deflate | undefined;
  #compressed: Buffer[] = [];

  constructor(port: number, habits: Habits) {
    this.#habits = habits;
    this.socket = connect({ port, host: "127.0.0.1" });
    this.socket.on("data", (bytes) => {
      this.wire.in += bytes.length;
      this.#receive(bytes);
    });
    // A stream that lacks its end does not get past this.
    this.socket.on("end", () => this.#inflate?.end());
    this.socket.on("close", () => {
      this.closed = true;
      this.#waiting.changed();
    });
    this.socket.on("error", () => undefined);
    if (habits.first !== undefined) this.send(habits.first);
  }

  send(bytes: string): void {
    if (bytes === "") return;
    const packet = Buffer.from(bytes, "latin1");
    if (this.#deflate !== undefined) {
      this.#deflate.write(packet);
      this.#deflate.flush(constants.Z_SYNC_FLUSH);
      return;
    }
    this.wire.out += packet.length;
    this.socket.write(packet);
  }

  /** Everything that is sent from here on is zlib (MCCP3). */
  startDeflating(): void {
    this.send("\xff\xfa\x57\xff\xf0");
    this.#deflate = createDeflate();
    this.#deflate.on("data", (bytes: Buffer) => {
      this.wire.out += bytes.length;
      this.socket.write(bytes);
    });
  }

  /** Ends the zlib stream; what is sent from here on is plain. */
  async stopDeflating(): Promise<void> {
    const deflate = this.#deflate as Deflate;
    await new Promise<void>((resolve) => void deflate.on("end", resolve).end());
    this.#deflate = undefined;
  }

  until(what: string, look: () => boolean): Promise<boolean> {
    return this.#waiting.until(what, look);
  }

  /** Waits until the text contains `piece`. */
  reads(piece: string): Promise<boolean> {
    return this.until(JSON.stringify(piece), () => this.text.includes(piece));
  }

  end(): Promise<boolean> {
    return this.until("the connection's end", () => this.closed);
  }

  /** Waits until both sides have answered all there was, which no endless talk reaches. */
  async settled(): Promise<void> {
    for (let round = 0; round < 10; round++) {
      const before = this.heard.length;
      const answers = this.#answers();
      this.send("\xff\xf6");
      await this.until("an answer to AYT", () => this.#answers() > answers);
      if (this.heard.length === before) return;
    }
    throw new Error(`the talk does not end: ${this.heard.join(", ")}`);
  }

  destroy(): void {
    this.socket.destroy();
    this.#inflate?.destroy();
    this.#deflate?.destroy();
  }

  #answers(): number {
    return this.text.split("Yes, you are heard").length - 1;
  }

  #receive(bytes: Buffer): void {
    if (this.#inflate !== undefined) {
      this.#compressed.push(bytes);
      this.#inflate.write(bytes);
      return;
    }
    let starts = false;
    const read = this.#parser.scan(bytes, (event) => {
      starts = event.kind === "subnegotiation" && event.option === Opt.MCCP2;
      this.#heed(event);
      return starts ? "stop" : undefined;
    });
    if (starts) this.#startInflating();
    this.#waiting.changed();
    if (read < bytes.length) this.#receive(bytes.subarray(read));
  }

  #startInflating(): void {
    const inflate = createInflate();
    this.streams.begun += 1;
    this.#inflate = inflate;
    this.#compressed = [];
    inflate.on("data", (plain: Buffer) => {
      for (const event of this.#parser.feed(plain)) this.#heed(event);
      this.#waiting.changed();
    });
    inflate.on("error", (error) => this.socket.destroy(error));
    inflate.on("end", () => {
      this.streams.ended += 1;
      this.#inflate = undefined;
      const behind = Buffer.concat(this.#compressed).subarray(inflate.bytesWritten);
      if (behind.length > 0) this.#receive(behind);
      this.#waiting.changed();
    });
  }

  #heed(event: TelnetEvent): void {
    switch (event.kind) {
      case "data":
        this.text += Buffer.from(event.bytes).toString("latin1");
        break;
      case "command":
        this.heard.push(commandName(event.code));
        break;
      case "negotiate":
        this.heard.push(`${commandName(event.verb)} ${event.option}`);
        this.send(this.#habits.negotiate(event.verb, event.option));
        break;
      case "subnegotiation": {
        const body = Buffer.from(event.bytes);
        this.heard.push(`SB ${event.option} ${body.toString("hex")}`.trim());
        this.send(this.#habits.told?.(event.option, body.toString("latin1")) ?? "");
        break;
      }
      case "dropped":
        throw new Error(`the gateway sent a broken subnegotiation of ${event.option}`);
    }
  }
}
