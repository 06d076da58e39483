import { Buffer } from "node:buffer";
import type { WebSocket } from "ws";
import type { ConnectionContext } from "../context.ts";
import type { Peer } from "../net/peer.ts";
import { withoutControls } from "../render/render.ts";
import { Words } from "../render/words.ts";
import type { Ending } from "../sessions/presenter.ts";
import type { Session } from "../sessions/session.ts";
import { Terminal, type TerminalWire } from "../sessions/terminal.ts";
import { words } from "../words.ts";
import { CloseCode, MAX_LINE_BYTES, webCapabilities, Wire } from "./wire.ts";

/** A WebSocket without a subprotocol: a plain terminal in text frames; each line, or each frame, is a line. */
export class PlainClient implements TerminalWire {
  readonly silencesEnter = false;
  readonly wire: Wire;
  readonly #terminal: Terminal;
  readonly #session: Session;
  #unsent = "";

  constructor(socket: WebSocket, peer: Peer, context: ConnectionContext, release: () => void) {
    const capabilities = webCapabilities(peer, false);
    this.#terminal = new Terminal(this, capabilities);
    this.wire = new Wire(socket, peer.address, context, {
      message: (text) => this.#read(text),
      close: () => {
        context.sessions.leave(this.#session, false);
        release();
      },
    });
    this.#session = context.sessions.open({ capabilities, presenter: this.#terminal });
    if (context.sessions.worldState === "away") this.#terminal.world("away", new Words(words.worldAway));
  }

  /** What is written in one turn leaves in one frame. */
  write(text: string): void {
    if (this.#unsent === "") process.nextTick(() => this.#flush());
    this.#unsent += text;
  }

  /** A frame's end is mark enough. */
  promptMark(): void {}

  /** Nothing on this wire can ask for it. */
  echo(): void {}

  end(ending: Ending): void {
    this.#flush();
    this.wire.close(ending === "moved" ? CloseCode.restart : CloseCode.normal);
  }

  pause(): void {
    this.wire.pause();
  }

  resume(): void {
    this.wire.resume();
  }

  #flush(): void {
    const text = this.#unsent;
    this.#unsent = "";
    if (text !== "") this.wire.send(text);
  }

  #read(frame: string): void {
    const lines = frame.split(/\r\n|\r|\n/);
    if (lines.length > 1 && lines.at(-1) === "") lines.pop();
    for (const raw of lines) {
      if (this.wire.over) return;
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
