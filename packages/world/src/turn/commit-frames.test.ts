import { AttachResponse, FRAME_SPLIT_BYTES, type Frame } from "@wyldlands/protocol";
import { describe, expect, it } from "vitest";
import { Channel, GatewayBoot } from "../link/channel.ts";
import { FrameBuilder } from "../persistence/frames.ts";
import { Session } from "../sessions/session.ts";
import type { Out } from "./turn-output.ts";

function onChannel(boot: GatewayBoot, number: number): Session {
  const session = new Session(`s${number}`, "telnet", "192.0.2.1", new Uint8Array(), 0);
  session.channel = new Channel(boot, number, 0);
  return session;
}

function words(sessions: Session[], text: string): Out {
  return { sessions, channels: sessions.map(({ channel }) => channel), text };
}

function framesOf(taken: ReturnType<FrameBuilder["take"]>): Frame[] {
  return taken.map(({ bytes }) => {
    const { body } = AttachResponse.decode(bytes);
    if (body?.$case !== "frame") throw new Error("no frame");
    return body.frame;
  });
}

describe("the frames of a commit", () => {
  const boot = (name: string): GatewayBoot => new GatewayBoot(name, `boot of ${name}`, 7, false, 0);

  it("carry words once to each gateway, whatever the number of listeners", () => {
    const [one, two] = [boot("one"), boot("two")];
    const sessions = [onChannel(one, 1), onChannel(one, 2), onChannel(two, 9)];
    const away = onChannel(one, 3);
    away.channel = undefined;
    const frames = new FrameBuilder();
    frames.say(words([...sessions, away], "A wave."));
    expect(frames.empty).toBe(false);
    expect(framesOf(frames.take(3)).map(({ epoch, fseq, outs }) => ({ epoch, fseq, outs }))).toEqual([
      { epoch: 3, fseq: 8, outs: [{ sessions: [1, 2], text: "A wave." }] },
      { epoch: 3, fseq: 8, outs: [{ sessions: [9], text: "A wave." }] },
    ]);
    expect(away.recent).toEqual(["A wave."]);
    expect(frames.empty).toBe(true);
    expect(frames.take(3)).toEqual([]);
  });

  it("tell how words are to look before any word", () => {
    const one = boot("one");
    const session = onChannel(one, 1);
    const frames = new FrameBuilder();
    frames.say(words([session], "A wave."));
    frames.state({ session, topic: "prompt", json: '"> "' });
    frames.state({ session, topic: "display", json: '{"width":60}' });
    expect(
      framesOf(frames.take(1)).map(({ outs, states }) => [outs.length, states.map(({ topic }) => topic)]),
    ).toEqual([
      [0, ["display"]],
      [1, ["prompt"]],
    ]);
  });

  it("keep the latest of each topic and the highest ack of each session", () => {
    const one = boot("one");
    const session = onChannel(one, 1);
    const { channel } = session;
    if (!channel) throw new Error("there is a channel");
    const frames = new FrameBuilder();
    frames.state({ session, topic: "prompt", json: '"a"' });
    frames.state({ session, topic: "room", json: "1" });
    frames.state({ session, topic: "prompt", json: '"b"' });
    frames.ack(channel, 4);
    frames.ack(channel, 5);
    frames.close(channel, "Fair winds.");
    expect(framesOf(frames.take(1))).toEqual([
      {
        epoch: 1,
        fseq: 8,
        outs: [],
        states: [
          { sessions: [1], topic: "prompt", value: '"b"' },
          { sessions: [1], topic: "room", value: "1" },
        ],
        acks: [{ session: 1, seq: 5 }],
        closes: [{ session: 1, text: "Fair winds." }],
      },
    ]);
  });

  it("are split at 256 KiB, with acks, topics and goodbyes in the last", () => {
    const one = boot("one");
    const session = onChannel(one, 1);
    const frames = new FrameBuilder();
    const text = "é".repeat(50_000);
    for (let i = 0; i < 6; i += 1) frames.say(words([session], `${i}${text}`));
    frames.say(words([session], "x".repeat(FRAME_SPLIT_BYTES * 2)));
    frames.state({ session, topic: "prompt", json: '"a"' });
    if (session.channel) {
      frames.ack(session.channel, 2);
      frames.close(session.channel, "Bye.");
    }
    const taken = frames.take(1);
    const made = framesOf(taken);
    expect(made.map(({ fseq }) => fseq)).toEqual(made.map((_, i) => 8 + i));
    expect(made.map(({ outs }) => outs.length).slice(0, 4)).toEqual([2, 2, 2, 1]);
    expect(made.flatMap(({ outs }) => outs.map((out) => out.text[0]))).toEqual([..."012345x"]);
    const last = made.at(-1);
    expect([last?.acks, last?.states, last?.closes].map((list) => list?.length)).toEqual([1, 1, 1]);
    for (const { acks, closes } of made.slice(0, -1)) expect([...acks, ...closes]).toEqual([]);
    for (const { bytes } of taken.slice(0, 3)) expect(bytes.length).toBeLessThanOrEqual(FRAME_SPLIT_BYTES);
  });

  it("are made for no gateway that is gone", () => {
    const one = boot("one");
    const frames = new FrameBuilder();
    frames.say(words([onChannel(one, 1)], "Nobody hears."));
    one.gone = true;
    expect(frames.take(1)).toEqual([]);
    expect(one.lastFseq).toBe(7);
  });
});
