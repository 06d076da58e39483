import { AttachResponse, FRAME_SPLIT_BYTES, type Frame } from "@wyldlands/protocol";
import type { Channel, GatewayBoot } from "../link/channel.ts";
import type { Out, TopicOut } from "../turn/turn-output.ts";

interface Open {
  outs: Frame["outs"];
  /** By topic and session: latest wins. */
  states: Map<string, Map<number, string>>;
  acks: Map<number, number>;
  closes: { session: number; text: string }[];
}

/** What the next commit has to say to each gateway, over all turns since the last. */
export class FrameBuilder {
  readonly #open = new Map<GatewayBoot, Open>();

  get empty(): boolean {
    return this.#open.size === 0;
  }

  /** The item is applied: its answer is in this commit. */
  ack(channel: Channel, seq: number): void {
    this.#for(channel.boot).acks.set(channel.number, seq);
  }

  /** Words: one message for each gateway, whatever the number of listeners. Those without a connection get none. */
  say(out: Out): void {
    const byBoot = new Map<GatewayBoot, number[]>();
    for (const session of out.sessions) session.remember(out.text);
    for (const channel of out.channels) {
      if (!channel) continue;
      const numbers = byBoot.get(channel.boot);
      if (numbers) numbers.push(channel.number);
      else byBoot.set(channel.boot, [channel.number]);
    }
    for (const [boot, sessions] of byBoot)
      this.#for(boot).outs.push({ sessions, text: out.text, about: out.about });
  }

  state({ session, topic, json }: TopicOut): void {
    const { channel } = session;
    if (!channel) return;
    const { states } = this.#for(channel.boot);
    const values = states.get(topic);
    if (values) values.set(channel.number, json);
    else states.set(topic, new Map([[channel.number, json]]));
  }

  close(channel: Channel, text: string): void {
    this.#for(channel.boot).closes.push({ session: channel.number, text });
  }

  /** Numbers and encodes everything; afterwards nothing is open. Long words are split over several frames. */
  take(epoch: number): { boot: GatewayBoot; fseq: number; bytes: Uint8Array }[] {
    const frames: { boot: GatewayBoot; fseq: number; bytes: Uint8Array }[] = [];
    for (const [boot, open] of this.#open) {
      if (boot.gone) continue;
      for (const body of split(open)) {
        const fseq = (boot.lastFseq += 1);
        const frame: Frame = { epoch, fseq, ...body };
        frames.push({
          boot,
          fseq,
          bytes: AttachResponse.encode({ body: { $case: "frame", frame } }).finish(),
        });
      }
    }
    this.#open.clear();
    return frames;
  }

  #for(boot: GatewayBoot): Open {
    let open = this.#open.get(boot);
    if (!open) this.#open.set(boot, (open = { outs: [], states: new Map(), acks: new Map(), closes: [] }));
    return open;
  }
}

type Body = Pick<Frame, "outs" | "states" | "acks" | "closes">;

/**
 * Words first, then states; acks and goodbyes go in the last frame: an ack never comes before what it answers with. How
 * words are to look goes ahead of them, in a frame of its own.
 */
function* split(open: Open): Generator<Body> {
  const display = open.states.get("display");
  if (display) {
    open.states.delete("display");
    yield { outs: [], states: [...grouped(new Map([["display", display]]))], acks: [], closes: [] };
  }
  let outs: Open["outs"] = [];
  let states: Frame["states"] = [];
  let bytes = 0;
  for (const out of open.outs) {
    const size = Buffer.byteLength(out.text) + out.sessions.length * 5 + 16;
    if (bytes + size > FRAME_SPLIT_BYTES && outs.length > 0) {
      yield { outs, states: [], acks: [], closes: [] };
      outs = [];
      bytes = 0;
    }
    outs.push(out);
    bytes += size;
  }
  for (const state of grouped(open.states)) {
    const size = Buffer.byteLength(state.value) + state.topic.length + state.sessions.length * 5 + 16;
    if (bytes + size > FRAME_SPLIT_BYTES && outs.length + states.length > 0) {
      yield { outs, states, acks: [], closes: [] };
      outs = [];
      states = [];
      bytes = 0;
    }
    states.push(state);
    bytes += size;
  }
  yield {
    outs,
    states,
    acks: [...open.acks].map(([session, seq]) => ({ session, seq })),
    closes: open.closes,
  };
}

/** One message for all who get the same value: who is in a room is alike for everyone in it. */
function* grouped(states: Open["states"]): Generator<Frame["states"][number]> {
  for (const [topic, values] of states) {
    const byValue = new Map<string, number[]>();
    for (const [number, value] of values) {
      const sessions = byValue.get(value);
      if (sessions) sessions.push(number);
      else byValue.set(value, [number]);
    }
    for (const [value, sessions] of byValue) yield { sessions, topic, value };
  }
}
