import { Buffer } from "node:buffer";
import type { WebDown, WebUp } from "@wyldlands/protocol";
import type { ConnectionContext } from "../context.ts";
import type { About } from "../link/events.ts";
import type { Peer } from "../net/peer.ts";
import { withoutControls } from "../render/render.ts";
import { Words } from "../render/words.ts";
import type { Ending, Presenter, WorldState } from "../sessions/presenter.ts";
import type { Session } from "../sessions/session.ts";
import { newToken } from "../sessions/tokens.ts";
import { words } from "../words.ts";
import type { Arrival } from "./arrival.ts";
import { parseWebUp } from "./messages.ts";
import type { WebSocketClient } from "./subprotocols.ts";
import { CloseCode, MAX_LINE_BYTES, webCapabilities, Wire } from "./wire.ts";

/** How long a client may take to say hello. */
const HELLO_MS = 10_000;

type Hello = Extract<WebUp, { t: "hello" }>;

/**
 * A client of ours (`v1.wyldlands`): numbered lines up, markup and state down. Its session outlives the connection, and
 * a client that comes back with the token gets what it missed exactly once.
 */
export class StructuredClient implements Presenter, WebSocketClient {
  readonly #wire: Wire;
  readonly #context: ConnectionContext;
  readonly #peer: Peer;
  readonly #helloTimer: NodeJS.Timeout;
  #session: Session | undefined;
  #greeted = false;

  constructor(arrival: Arrival) {
    this.#context = arrival.context;
    this.#peer = arrival.peer;
    this.#wire = new Wire(arrival, {
      message: (text, binary) => this.#read(text, binary),
      close: () => {
        clearTimeout(this.#helloTimer);
        this.#lost();
        arrival.release();
      },
    });
    this.#helloTimer = setTimeout(() => this.#refuse("say hello first"), HELLO_MS);
  }

  out(text: Words, n: number, about?: About): void {
    if (this.#greeted) this.#wire.send(outMessage(n, text.json, about));
  }

  state(topic: string, json: string): void {
    if (this.#greeted) this.#wire.send(stateMessage(topic, json));
    else if (this.#session !== undefined && !this.#session.awaitsWorld) this.#greet(this.#session, 0);
  }

  answered(clientNo: number): void {
    if (this.#greeted && clientNo > 0) this.#send({ t: "ack", n: clientNo });
  }

  refused(_line: string, clientNo: number, reason: string): void {
    if (this.#greeted) this.#send({ t: "refused", n: clientNo, text: reason });
  }

  world(state: WorldState, text: Words): void {
    this.#send({ t: "link", world: state === "here" ? "here" : "away", text: text.markup });
  }

  /** Prompts are a state topic of their own. */
  batchEnd(): void {}

  end(ending: Ending, text: Words | undefined): void {
    const markup = text?.markup ?? "";
    switch (ending) {
      case "moved":
        this.#send({ t: "link", world: "away", text: markup });
        this.#wire.close(CloseCode.restart, "come back with your token");
        break;
      case "taken-over":
        this.#wire.close(CloseCode.takenOver, words.takenOver);
        break;
      default:
        this.#send({ t: "bye", text: markup });
        this.#wire.close(CloseCode.normal);
    }
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

  #read(text: string, binary: boolean): void {
    if (binary) {
      this.#wire.close(CloseCode.unsupportedData, "send text frames");
      return;
    }
    const parsed = parseWebUp(text);
    if (parsed.ok) this.#heed(parsed.message);
    else this.#refuse(parsed.reason);
  }

  #heed(message: WebUp): void {
    if (message.t === "ping") {
      this.#send({ t: "pong" });
    } else if (message.t === "hello") {
      if (this.#session === undefined) this.#hello(message);
      else this.#refuse("hello is said once");
    } else if (message.t === "bye") {
      this.#bye();
    } else if (this.#session === undefined) {
      this.#refuse("say hello first");
    } else if (message.t === "size") {
      this.#session.resize(message.width, message.height);
    } else if (message.t === "complete") {
      this.#session.complete(message.line);
    } else if (message.t === "settings") {
      this.#session.askSettings();
    } else if (this.#greeted) {
      this.#line(this.#session, message.n, message.text);
    } else {
      this.#refuse("wait for hello before you send lines");
    }
  }

  #hello({ width, height, resume }: Hello): void {
    clearTimeout(this.#helloTimer);
    const { sessions } = this.#context;
    const known = resume === undefined ? undefined : sessions.byToken(resume.token);
    if (known !== undefined) {
      known.presenter?.end("taken-over", undefined);
      this.#session = known;
      this.#wire.countFor(known.capabilities);
      sessions.regain(known, this);
      known.resize(width, height);
      if (known.throttled) this.pause();
      if (known.awaitsWorld) this.#sayIfAway();
      else this.#greet(known, resume?.last ?? 0);
      return;
    }
    const capabilities = { ...webCapabilities(this.#peer, true), width, height };
    this.#wire.countFor(capabilities);
    this.#session = sessions.open({
      capabilities,
      presenter: this,
      token: newToken(),
      ...(resume === undefined ? {} : { resumeToken: resume.token }),
    });
    if (this.#session.awaitsWorld) this.#sayIfAway();
    else if (!this.#greeted) this.#greet(this.#session, 0);
  }

  /** Says hello, then what the client has missed: outputs beyond `last`, refusals, and the latest of each state topic. */
  #greet(session: Session, last: number): void {
    this.#greeted = true;
    const { accepted, resumed, token = "" } = session;
    this.#send({ t: "hello", token, resumed, accepted });
    for (const { n, text, about } of session.ring.after(last))
      this.#wire.send(outMessage(n, JSON.stringify(text), about));
    for (const { clientNo, reason } of session.missedRefusals.splice(0))
      this.#send({ t: "refused", n: clientNo, text: reason });
    for (const [topic, json] of session.topics) this.#wire.send(stateMessage(topic, json));
    this.#sayIfAway();
  }

  #sayIfAway(): void {
    const state = this.#context.sessions.worldState;
    if (state === "away") this.world(state, new Words(this.#context.sessions.wordsFor(state)));
  }

  #line(session: Session, n: number, text: string): void {
    if (n <= session.accepted) {
      // One that is taken but not answered yet is acked when it is.
      if (n <= session.answeredNo) this.#send({ t: "ack", n });
    } else if (n > session.accepted + 1) {
      this.#refuse(`line ${n} came after line ${session.accepted}: send those between first`);
    } else if (Buffer.byteLength(text) > MAX_LINE_BYTES) {
      session.refuse(text, n, words.lineRefusedTooLong);
    } else {
      session.type(withoutControls(text.replace(/[\r\n]+/g, " ")), n);
    }
  }

  #bye(): void {
    const session = this.#session;
    this.#session = undefined;
    if (session !== undefined) this.#context.sessions.leave(session, true);
    this.end("closed", new Words(words.goodbye));
  }

  #refuse(reason: string): void {
    this.#wire.close(CloseCode.policy, reason);
  }

  #lost(): void {
    if (this.#session?.presenter === this) this.#context.sessions.lose(this.#session);
  }

  #send(message: WebDown): void {
    this.#wire.send(JSON.stringify(message));
  }
}

/** An `out` message; the text is JSON already, for it goes to many. */
function outMessage(n: number, json: string, about: About | undefined): string {
  if (about?.$case !== "channel") return `{"t":"out","n":${n},"text":${json}}`;
  const { channel: id, talker } = about.channel;
  return `{"t":"out","n":${n},"text":${json},"channel":${JSON.stringify({ id, talker })}}`;
}

/** A `state` message; the value is JSON as the world encoded it. */
function stateMessage(topic: string, json: string): string {
  return `{"t":"state","topic":${JSON.stringify(topic)},"value":${json}}`;
}
