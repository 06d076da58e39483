import {
  AttachResponse,
  type Frame,
  type Item,
  type LinkListener,
  type WorldStream,
} from "@wyldlands/protocol";
import { createGrpcListener } from "../../packages/world/src/link/grpc-listener.ts";

/** What every session is shown when it opens: an ordinary room, its state, and the prompt of a character in play. */
const ROOM = [
  "<room>The Salt Quay</room>",
  "Salt dries in white maps on the stones, furs the mooring rings and squeaks underfoot. Fishing boats lie three deep " +
    "along the edge, nudging one another like cattle. A bronze bell hangs from the harbour post, green with spray.",
  "Three tin mugs stand on the bollard.",
  "<exits>Exits: <exit>north</exit>, <exit>east</exit></exits>",
].join("\n");

/**
 * The world's end of the link without a world: acks what comes, shows each session a room as that of a character in
 * play, and says what a bench wants said. Where a real world would be the bottleneck, this one is not.
 */
export class StageWorld {
  readonly #listener: LinkListener;
  readonly #sessions = new Set<number>();
  #stream: WorldStream | undefined;
  #fseq = 0;
  #pending: Partial<Frame> = {};
  #scheduled = false;
  /** Lines answered so far. */
  lines = 0;
  /** What a line is answered with: markup. */
  answer: (line: string) => string = (line) => line;

  private constructor(listener: LinkListener) {
    this.#listener = listener;
    listener.onStream((stream) => this.#attach(stream));
  }

  static async listen(address: string): Promise<StageWorld> {
    return new StageWorld(await createGrpcListener(address));
  }

  /** Numbers of the open sessions, in order of opening. */
  get sessions(): number[] {
    return [...this.#sessions];
  }

  /** Bytes said that have not left this process. */
  get unsent(): number {
    return this.#stream?.unsentBytes() ?? 0;
  }

  /** Sends one frame, as one commit of a world would. */
  frame(parts: Partial<Omit<Frame, "epoch" | "fseq">>): void {
    const frame: Frame = {
      epoch: 1,
      fseq: ++this.#fseq,
      acks: [],
      outs: [],
      states: [],
      closes: [],
      ...parts,
    };
    this.#stream?.sendEncoded(AttachResponse.encode({ body: { $case: "frame", frame } }).finish());
  }

  close(): Promise<void> {
    return this.#listener.close();
  }

  #attach(stream: WorldStream): void {
    this.#stream = stream;
    stream.onClose(() => undefined);
    stream.onMessage(({ body }) => {
      if (body?.$case === "hello") {
        stream.send({ body: { $case: "welcome", welcome: { protocol: 1, epoch: 1, applied: [] } } });
      } else if (body?.$case === "items") {
        for (const item of body.items.items) this.#take(item);
      }
    });
  }

  #take({ session, seq, body }: Item): void {
    const { acks, outs, states } = this.#next();
    acks.push({ session, seq });
    if (body?.$case === "open") {
      this.#sessions.add(session);
      outs.push({ sessions: [session], text: ROOM, about: undefined });
      for (const [topic, value] of Object.entries(topics(session)))
        states.push({ sessions: [session], topic, value: JSON.stringify(value) });
    } else if (body?.$case === "close") {
      this.#sessions.delete(session);
    } else if (body?.$case === "line") {
      this.lines += 1;
      outs.push({ sessions: [session], text: this.answer(body.line.text), about: undefined });
    }
  }

  /** The frame of this turn of the event loop, sent at its end. */
  #next(): Pick<Frame, "acks" | "outs" | "states"> {
    const { acks = [], outs = [], states = [] } = this.#pending;
    this.#pending = { acks, outs, states };
    if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(() => {
        this.#scheduled = false;
        const pending = this.#pending;
        this.#pending = {};
        this.frame(pending);
      });
    }
    return { acks, outs, states };
  }
}

/** As a world tells a character in play: its own values for each session, as long as real ones. */
function topics(session: number): Record<string, unknown> {
  const room = `0190a5c1-0000-7000-8000-${String(session % 500).padStart(12, "0")}`;
  const id = `0190a5c1-0000-7000-9000-${String(session).padStart(12, "0")}`;
  return {
    prompt: { text: "> " },
    echo: { on: true },
    session: { id, clientNo: 0 },
    character: { id, name: `Guest${session}` },
    room: {
      id: room,
      name: "The Salt Quay",
      area: "Pellhythe Harbour",
      exits: { north: room, east: room },
      details: ["bell", "post", "boats"],
    },
    roomItems: { room, items: [{ id: `${id}-mugs`, name: "three tin mugs", count: 3 }] },
    roomPlayers: { room, players: [{ id, name: `Guest${session}`, kind: "player" }] },
    inventory: { items: [{ id: `${id}-bread`, name: "a heel of bread", count: 1 }] },
  };
}
