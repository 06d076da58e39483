import { Buffer } from "node:buffer";
import { RateWindow } from "@wyldlands/telnet";
import { withoutControls } from "../render/render.ts";
import { Words, type Rendering } from "../render/words.ts";
import { learn } from "../sessions/capabilities.ts";
import type { Ending } from "../sessions/presenter.ts";
import type { Session } from "../sessions/session.ts";
import { Terminal, type TerminalWire } from "../sessions/terminal.ts";
import { GmcpChannel, type GmcpSetup } from "../side-channels/gmcp/gmcp-channel.ts";
import { words } from "../words.ts";
import type { Arrival } from "./arrival.ts";
import type { WebSocketClient } from "./subprotocols.ts";
import type { TextFrames } from "./text-frames.ts";
import { CloseCode, MAX_LINE_BYTES, webCapabilities, Wire } from "./wire.ts";

/** What goes over the wire besides lines, which are read from any frame that is for nothing else. */
export interface Frames {
  /** Kind of frame that words are sent in. */
  words: "text" | "binary";
  /** What TEXT frames hold; without it they hold lines, and there is no GMCP. */
  text?: TextFrames;
}

/** A plain terminal over a WebSocket: each line of a frame, or each frame, is a line. */
export class PlainClient implements TerminalWire, WebSocketClient {
  readonly silencesEnter = false;
  readonly #wire: Wire;
  readonly #frames: Frames;
  readonly #gmcp: GmcpChannel | undefined;
  readonly #messages: RateWindow;
  readonly #now: () => number;
  readonly #terminal: Terminal;
  readonly #session: Session;
  #unsent = "";

  constructor(frames: Frames, arrival: Arrival) {
    const { peer, context } = arrival;
    const { config, metrics, sessions, now } = context;
    this.#frames = frames;
    this.#now = now;
    this.#messages = new RateWindow(config.limits.negotiations_per_10s, 10_000);
    const capabilities = webCapabilities(peer, false);
    // The page fixes both, whatever else a client may tell of itself.
    Object.assign(capabilities.client, { window: true, charset: "utf-8" });
    this.#terminal = new Terminal(this, capabilities);
    this.#wire = new Wire(arrival, {
      message: (text, binary) => {
        if (binary || frames.text === undefined) this.#read(text);
        else this.#readMessage(text, frames.text);
      },
      close: () => {
        sessions.leave(this.#session, false);
        arrival.release();
      },
    });
    this.#wire.countFor(capabilities);
    this.#session = sessions.open({ capabilities, presenter: this.#terminal });
    if (frames.text !== undefined) {
      this.#gmcp = this.#channel(frames.text, { config, metrics, now, link: sessions.link });
      this.#session.sideChannels.set("gmcp", this.#gmcp);
    }
    if (sessions.worldState === "away") this.#terminal.world("away", new Words(sessions.wordsFor("away")));
  }

  /** What is written in one turn leaves in one frame. */
  write(text: string): void {
    if (this.#unsent === "") process.nextTick(() => this.#flush());
    this.#unsent += text;
  }

  show({ text }: Rendering): void {
    this.write(text);
  }

  /** A frame's end is mark enough. */
  promptMark(): void {}

  /** Nothing on this wire can ask for it. */
  echo(): void {}

  end(ending: Ending): void {
    this.#flush();
    this.#wire.close(ending === "moved" ? CloseCode.restart : CloseCode.normal);
  }

  pause(): void {
    this.#wire.pause();
  }

  resume(): void {
    this.#wire.resume();
  }

  tick(): void {
    this.#wire.tick();
  }

  ping(): void {
    this.#wire.ping();
  }

  destroy(): void {
    this.#wire.destroy();
  }

  #flush(): void {
    const text = this.#unsent;
    this.#unsent = "";
    if (text !== "") this.#wire.send(text, this.#frames.words === "binary");
  }

  #channel(frames: TextFrames, shared: Pick<GmcpSetup, "config" | "metrics" | "now" | "link">): GmcpChannel {
    return new GmcpChannel({
      ...shared,
      session: this.#session,
      learn: (facts) => learn(this.#session.capabilities, { ...facts, charset: "utf-8" }),
      send: (message) => {
        // Words that were said before go out before.
        this.#flush();
        this.#wire.send(frames.encode(message));
      },
    });
  }

  #readMessage(frame: string, frames: TextFrames): void {
    const said = frames.decode(frame);
    if (said?.kind === "line") this.#read(said.text);
    else if (!this.#messages.take(this.#now())) this.#wire.cut("negotiation-flood");
    else if (said?.kind === "window") this.#session.resize(said.size.width, said.size.height);
    // What is not spoken here is counted as GMCP that is none.
    else this.#gmcp?.receive(said?.message ?? "");
  }

  #read(frame: string): void {
    const lines = frame.split(/\r\n|\r|\n/);
    if (lines.length > 1 && lines.at(-1) === "") lines.pop();
    for (const raw of lines) {
      if (this.#wire.over) return;
      const line = cut(raw);
      this.#terminal.entered();
      if (line !== raw) this.#terminal.notice(words.lineTooLong);
      this.#session.type(withoutControls(line), 0);
    }
  }
}

/** At most the bytes that telnet takes, never half a character. */
function cut(line: string): string {
  const bytes = Buffer.from(line);
  if (bytes.length <= MAX_LINE_BYTES) return line;
  let end = MAX_LINE_BYTES;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.toString("utf8", 0, end);
}
