import { afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  AttachResponse,
  RefuseReason,
  type AttachRequest,
  type Frame,
  type Item,
  type LinkListener,
  type WorldStream,
} from "@wyldlands/protocol";
import type { Stage } from "./stage/stage.ts";
import { lineItem, openItem, RawStream } from "./stage/raw-gateway.ts";

/** What each end does with numbers, repeats and gaps, seen from the other end. */
export function protocolSuite(name: string, open: () => Stage): void {
  describe(`${name}: the protocol`, () => {
    let stage: Stage;
    const listeners: LinkListener[] = [];
    beforeAll(() => {
      stage = open();
    });
    afterEach(async () => {
      await stage.clear();
      for (const listener of listeners.splice(0)) await listener.close();
    });

    /** A world that the test plays itself: welcomes, and keeps what comes. */
    async function playedWorld(): Promise<{
      streams: WorldStream[];
      messages: AttachRequest[];
      came: () => Promise<void>;
    }> {
      const listener = await stage.transport.listen();
      listeners.push(listener);
      const messages: AttachRequest[] = [];
      const streams: WorldStream[] = [];
      let wake = (): void => {};
      listener.onStream((stream) => {
        streams.push(stream);
        stream.onMessage((message) => {
          messages.push(message);
          if (message.body?.$case === "hello")
            stream.send({ body: { $case: "welcome", welcome: { protocol: 1, epoch: 1, applied: [] } } });
          wake();
        });
      });
      stage.also(listener.address);
      const came = (): Promise<void> =>
        new Promise((resolve) => {
          wake = resolve;
        });
      return { streams, messages, came };
    }

    function frame(fseq: number, text: string, more: Partial<Frame> = {}): Uint8Array {
      const body: Frame = {
        epoch: 1,
        fseq,
        acks: [],
        outs: [{ sessions: [1], text, about: undefined }],
        states: [],
        closes: [],
        ...more,
      };
      return AttachResponse.encode({ body: { $case: "frame", frame: body } }).finish();
    }

    async function inPlay(): Promise<RawStream> {
      const raw = new RawStream(stage.dial()).greet();
      await raw.first("welcome");
      raw.items([openItem(1), lineItem(1, 2, "guest")]);
      await raw.acked(1, 2);
      return raw;
    }

    it("a gap in seq closes the stream, and Hello heals it", async () => {
      await stage.world();
      const raw = await inPlay();
      raw.items([lineItem(1, 3, "say three"), lineItem(1, 5, "say five")]);
      await raw.until("the end", () => raw.closed !== undefined);
      const lastFseq = raw.frames.at(-1)?.fseq ?? 0;
      const healed = new RawStream(stage.dial(), { ...raw.hello, lastFseq }).greet();
      const { welcome } = await healed.first("welcome");
      const applied = welcome.applied[0]?.seq ?? 0;
      expect([2, 3]).toContain(applied);
      healed.items([3, 4, 5].filter((seq) => seq > applied).map((seq) => lineItem(1, seq, `say ${seq}`)));
      await healed.acked(1, 5);
      const words = `${raw.words}\n${healed.words}`;
      for (const word of ["three", "4", "5"]) expect(words.split(`You say, '${word}'`)).toHaveLength(2);
    });

    it("items of a session that was never opened are a gap", async () => {
      await stage.world();
      const raw = await inPlay();
      raw.items([lineItem(2, 7, "say out of nowhere")]);
      await raw.until("the end", () => raw.closed !== undefined);
    });

    it("a repeated seq is dropped, also with other text in it", async () => {
      await stage.world();
      const raw = await inPlay();
      raw.items([lineItem(1, 3, "say first")]);
      raw.items([
        openItem(1),
        lineItem(1, 2, "say old"),
        lineItem(1, 3, "say second"),
        lineItem(1, 4, "say new"),
      ]);
      await raw.acked(1, 4);
      expect(raw.words).toContain("You say, 'first'");
      expect(raw.words).toContain("You say, 'new'");
      expect(raw.words).not.toMatch(/'old'|'second'/);
    });

    it("items of a closed session are not run, and the others go on", async () => {
      await stage.world();
      const raw = await inPlay();
      raw.items([openItem(2), lineItem(2, 2, "guest")]);
      await raw.acked(2, 2);
      raw.items([lineItem(1, 3, "quit")]);
      await raw.until("its close", () =>
        raw.frames.some((one) => one.closes.some(({ session }) => session === 1)),
      );
      raw.items([
        openItem(1),
        lineItem(1, 2, "guest"),
        lineItem(1, 4, "say ghost"),
        lineItem(2, 3, "say alive"),
      ]);
      await raw.acked(2, 3);
      expect(raw.words).not.toContain("ghost");
      expect(raw.closed).toBeUndefined();
    });

    it("what the gateway has is trimmed from the outbox", async () => {
      await stage.world();
      const raw = await inPlay();
      const { gatewayId, boot } = raw.hello;
      const fseqs = async (): Promise<number[]> =>
        (await stage.database.outboxAfter(gatewayId, boot, 0, 100)).map((row) => row.fseq);
      const before = raw.frames.at(-1)?.fseq ?? 0;
      expect(await fseqs()).toContain(before);
      raw.items([lineItem(1, 3, "say trim")], before);
      await raw.acked(1, 3);
      expect((await fseqs()).every((fseq) => fseq > before)).toBe(true);
    });

    it("a gateway acks frames on its own when nobody types", async () => {
      const { streams, messages, came } = await playedWorld();
      const gateway = stage.gateway();
      await gateway.here();
      streams[0]?.sendEncoded(frame(1, "hello"));
      const acked = (): boolean =>
        messages.some(({ body }) => body?.$case === "items" && body.items.ackFseq === 1);
      while (!acked()) await came();
      gateway.dialer.tear();
      while (streams.length < 2) await came();
      await gateway.here();
      streams[1]?.sendEncoded(frame(2, "again"));
      while (!messages.some(({ body }) => body?.$case === "items" && body.items.ackFseq === 2)) await came();
    });

    it("a gap in fseq makes the gateway say Hello again with the last frame it has", async () => {
      const { streams, messages, came } = await playedWorld();
      const gateway = stage.gateway();
      await gateway.here();
      streams[0]?.sendEncoded(frame(1, "one"));
      streams[0]?.sendEncoded(frame(3, "three"));
      while (streams.length < 2) await came();
      const hellos = messages.flatMap(({ body }) => (body?.$case === "hello" ? [body.hello] : []));
      expect(hellos.map(({ lastFseq }) => lastFseq)).toEqual([0, 1]);
      expect(new Set(hellos.map(({ boot }) => boot)).size).toBe(1);
      streams[1]?.sendEncoded(frame(1, "one"));
      streams[1]?.sendEncoded(frame(2, "two"));
      streams[1]?.sendEncoded(frame(3, "three"));
      await gateway.events.until("three", () => gateway.events.of(1).lines.length === 3);
      expect(gateway.events.of(1).lines).toEqual(["one", "two", "three"]);
    });

    it("sizes and side-channel values replace their predecessors before they get a number", async () => {
      const { streams, messages, came } = await playedWorld();
      const gateway = stage.gateway();
      const player = gateway.connect();
      for (let width = 1; width <= 100; width += 1) gateway.link.size(1, width, 24);
      gateway.link.side(1, "a", "1");
      gateway.link.side(1, "b", "1");
      gateway.link.side(1, "a", "2");
      player.line("guest");
      const items = (): Item[] =>
        messages.flatMap(({ body }) => (body?.$case === "items" ? body.items.items : []));
      while (items().length < 5) await came();
      expect(items().map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
      expect(items().map(({ body }) => body)).toEqual([
        expect.objectContaining({ $case: "open" }),
        expect.objectContaining({ $case: "line" }),
        { $case: "size", size: { width: 100, height: 24 } },
        { $case: "side", side: { topic: "a", value: "2" } },
        { $case: "side", side: { topic: "b", value: "1" } },
      ]);
      expect(streams).toHaveLength(1);
    });

    it("version skew: the ranges must meet, else Refuse{version}", async () => {
      await stage.world();
      const newer = new RawStream(stage.dial(), { protocolMin: 2, protocolMax: 9 }).greet();
      const { refuse } = await newer.first("refuse");
      expect(refuse.reason).toBe(RefuseReason.REFUSE_REASON_VERSION);
      expect(refuse.text).toContain("versions 1 to 1");
      await newer.until("the end", () => newer.closed !== undefined);
      const both = new RawStream(stage.dial(), { protocolMin: 1, protocolMax: 9 }).greet();
      expect((await both.first("welcome")).welcome.protocol).toBe(1);
    });

    it("version skew: the gateway ignores fields it does not know", async () => {
      const { streams } = await playedWorld();
      const gateway = stage.gateway();
      await gateway.here();
      // Field 2000, length-delimited: of the message, and the same bytes again as a whole message of an unknown kind.
      const unknown = Uint8Array.from([0x82, 0x7d, 0x03, 0x61, 0x62, 0x63]);
      streams[0]?.sendEncoded(unknown);
      streams[0]?.sendEncoded(Buffer.concat([frame(1, "known"), unknown]));
      await gateway.events.until("known", () => gateway.events.of(1).lines.includes("known"));
      expect(gateway.events.states).toEqual(["here"]);
    });

    it("a stream that does not begin with Hello is closed", async () => {
      await stage.world();
      const raw = new RawStream(stage.dial());
      raw.items([openItem(1)]);
      await raw.until("the end", () => raw.closed !== undefined);
      expect(raw.messages).toEqual([]);
    });

    it("lines cannot be read in what the world logs", async () => {
      const world = await stage.world();
      const player = await stage.gateway().register("quietly", "tell nobody this", "Hush");
      player.say("nor this");
      player.line("boom");
      await player.settled();
      const { logged } = world;
      expect(logged.length).toBeGreaterThan(0);
      expect(logged.join("\n")).not.toMatch(/tell nobody this|nor this/);
    });
  });
}
