import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { FRAME_SPLIT_BYTES } from "@wyldlands/protocol";
import type { Stage } from "./stage/stage.ts";
import { lineItem, openItem, RawStream } from "./stage/raw-gateway.ts";

const DOZES = (name: string): string => `${name} stares out to sea, lost in thought.`;

/** Gateways that are cut off, killed, resumed elsewhere, and several at once. */
export function gatewaysSuite(name: string, open: () => Stage): void {
  describe(`${name}: gateways`, () => {
    let stage: Stage;
    beforeAll(() => {
      stage = open();
    });
    afterEach(() => stage.clear());

    it("gateway cut off > resume_window: declared gone in one commit, answered Refuse{gone}, goes on with a new boot", async () => {
      const world = await stage.world({ resumeWindow: 0.1 });
      const witness = await stage.gateway().guest();
      const lost = stage.gateway();
      const player = await lost.guest();
      await player.settled();
      lost.dialer.away = true;
      lost.dialer.cut();
      player.say("nobody hears this");
      await witness.hears(DOZES(player.name));
      const [batch, ...more] = world.storage.batches.filter(({ boots }) =>
        boots.some(({ gateway, gone }) => gone && gateway === lost.id),
      );
      expect(more).toEqual([]);
      expect(batch?.sessions.map(({ number, state }) => ({ number, state }))).toContainEqual({
        number: null,
        state: "disconnected",
      });
      const { boot } = batch?.boots.find(({ gateway }) => gateway === lost.id) ?? { boot: "" };
      expect(await stage.database.outboxAfter(lost.id, boot, 0, 10)).toEqual([]);
      expect((await stage.database.loadLink()).progress.filter((row) => row.boot === boot)).toEqual([]);
      lost.dialer.away = false;
      await lost.events.until("a new boot", () => lost.events.boots === 2);
      const again = await lost.guest();
      again.say("back");
      await again.settled();
      expect(again.heard.times("You say, 'back'")).toBe(1);
      expect(witness.heard.lines.join()).not.toContain("nobody hears this");
    });

    it("gateway killed: a new boot of it closes the old boot's sessions", async () => {
      await stage.world();
      const witness = await stage.gateway().guest();
      const old = stage.gateway();
      const player = await old.guest();
      await player.settled();
      await old.kill();
      const reborn = stage.gateway(old.id);
      await reborn.here();
      await witness.hears(DOZES(player.name));
      const next = await reborn.guest();
      next.say("new here");
      await witness.hears(`${next.name} says, 'new here'`);
    });

    it("two gateways by one name: the older is refused and begins a new boot of its own", async () => {
      await stage.world();
      const first = stage.gateway();
      await (await first.guest()).settled();
      const second = new RawStream(stage.dial(), { gatewayId: first.id }).greet();
      await second.first("welcome");
      await first.events.until("a new boot", () => first.events.boots === 2);
      await second.until("its own end", () => second.closed !== undefined);
    });

    it("gateway killed: a resume by token on another gateway gives a redraw and runs no numbered line twice", async () => {
      await stage.world();
      const old = stage.gateway();
      const player = await old.guest({ token: "one" });
      player.say("remember me");
      player.line("drop 1 copper");
      player.line("north");
      await player.settled();
      await old.kill();
      const back = stage.gateway().connect({ token: "two", resume: "one" });
      back.line("drop 1 copper", 3);
      back.line("north", 4);
      back.line("drop 2 copper", 5);
      await back.settled();
      expect(back.heard.answered).toEqual([3, 4, 5]);
      expect(back.name).toBe(player.name);
      expect(back.pockets).toEqual({ penn: 7 });
      const redraw = back.heard.lines.slice(back.heard.lines.indexOf("The last you saw, again:"));
      expect(redraw).toContain("You say, 'remember me'");
      expect(redraw).toContain("The Weir");
      expect(back.heard.lines.at(-1)).toBe("You drop two copper pennies.");
      expect(back.heard.topic("room")).toMatchObject({ id: "lock:weir" });
      expect(back.heard.topic("session")).toMatchObject({ clientNo: 5 });
    });

    it("a resume survives a restart of the world in between, and an old token does not work twice", async () => {
      const first = await stage.world();
      const old = stage.gateway();
      const player = await old.guest({ token: "alpha" });
      player.line("drop 4 copper");
      await player.settled();
      await old.kill();
      await first.kill();
      await stage.world();
      const gateway = stage.gateway();
      const back = gateway.connect({ token: "beta", resume: "alpha" });
      back.line("drop 4 copper", 2);
      back.line("inventory", 3);
      await back.settled();
      expect(back.name).toBe(player.name);
      expect(back.heard.lines.at(-1)).toContain("six copper pennies");
      const again = gateway.connect({ token: "gamma", resume: "beta" });
      await again.inPlay();
      expect(await back.closed()).toContain("from another connection");
      const thief = gateway.connect({ token: "delta", resume: "alpha" });
      thief.line("guest");
      await thief.inPlay();
      expect(thief.name).not.toBe(player.name);
    });

    it("a client that never learned its new token comes back with the old one", async () => {
      await stage.world();
      const first = stage.gateway();
      const player = await first.guest({ token: "known" });
      await player.settled();
      await first.kill();
      const second = stage.gateway();
      await second.connect({ token: "never learned", resume: "known" }).inPlay();
      await second.kill();
      const third = stage.gateway().connect({ token: "learned", resume: "known" });
      await third.inPlay();
      expect(third.name).toBe(player.name);
      const other = stage.gateway().connect({ token: "other", resume: "never learned" });
      other.line("guest");
      await other.inPlay();
      expect(other.heard.lines[0]).toBe("Your last visit is over: the harbour has let go of it. Begin anew.");
      expect(other.name).not.toBe(player.name);
    });

    it("several gateways on one world: everyone hears everything in the same order", async () => {
      await stage.world();
      const gateways = [stage.gateway(), stage.gateway(), stage.gateway()];
      const players = await Promise.all(gateways.flatMap((gateway) => [gateway.guest(), gateway.guest()]));
      for (let i = 0; i < 30; i += 1) for (const player of players) player.say(`${player.name} ${i}`);
      await Promise.all(players.map((player) => player.settled()));
      const last = players.map((player) => `${player.name} 29`);
      const order = (lines: readonly string[]): string[] =>
        lines.flatMap((line) => /says?, '(.*)'$/.exec(line)?.[1] ?? []);
      for (const player of players)
        await player.gateway.events.until("all of it", () =>
          last.every((words) => order(player.heard.lines).includes(words)),
        );
      const [reference, ...others] = players.map((player) => order(player.heard.lines));
      expect(reference).toHaveLength(30 * players.length);
      for (const heard of others) expect(heard).toEqual(reference);
    });

    it("topics are sent again after a restart, without being asked", async () => {
      const first = await stage.world();
      const player = await stage.gateway().guest();
      await player.settled();
      const topics = ["prompt", "echo", "session", "character", "room", "inventory"];
      const before = new Map(player.heard.sent);
      const values = new Map(player.heard.topics);
      await first.kill();
      await stage.world();
      await player.gateway.events.until("all topics again", () =>
        topics.every((topic) => (player.heard.sent.get(topic) ?? 0) > (before.get(topic) ?? 0)),
      );
      for (const topic of topics) expect(player.heard.topics.get(topic)).toBe(values.get(topic));
    });

    it("what a gateway missed is sent again before the Welcome, in order, however much it is", async () => {
      await stage.world();
      const raw = new RawStream(stage.dial()).greet();
      await raw.first("welcome");
      raw.items([openItem(1), lineItem(1, 2, "guest")]);
      await raw.acked(1, 2);
      const lines = 70;
      for (let seq = 3; seq < 3 + lines; seq += 1) {
        raw.items([lineItem(1, seq, `say ${seq}`)]);
        await raw.acked(1, seq);
      }
      raw.close();
      const again = new RawStream(stage.dial(), raw.hello).greet();
      const { welcome } = await again.first("welcome");
      expect(welcome.applied).toEqual([{ session: 1, seq: 2 + lines }]);
      expect(again.frames.length).toBeGreaterThan(64);
      expect(again.frames).toEqual(raw.frames);
    });

    it("a gateway learns how the world is when it attaches, and when that changes", async () => {
      await stage.world();
      const gateway = stage.gateway();
      const player = await gateway.guest();
      await gateway.events.until("a player more", () => (gateway.events.statuses.at(-1)?.players ?? 0) > 0);
      const [first, last] = [gateway.events.statuses[0], gateway.events.statuses.at(-1)];
      expect(last).toEqual({ ...first, players: last?.players });
      expect(first?.adminAddress).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      player.line("quit");
      const known = last?.players ?? 0;
      await gateway.events.until(
        "a player less",
        () => gateway.events.statuses.at(-1)?.players === known - 1,
      );
    });

    it("frames are split at 256 KiB, with order and acks kept", async () => {
      const world = await stage.world();
      const raw = new RawStream(stage.dial()).greet();
      await raw.first("welcome");
      raw.items([openItem(1), lineItem(1, 2, "guest")]);
      await raw.acked(1, 2);
      const before = raw.frames.length;
      const goOn = world.storage.gates.hold("commit");
      raw.items([lineItem(1, 3, "say wait")]);
      await world.storage.gates.reached("commit");
      raw.items(Array.from({ length: 12 }, (_, i) => lineItem(1, 4 + i, `flood 100 ${i}`)));
      goOn();
      await raw.acked(1, 15);
      const frames = raw.frames.slice(before);
      const marks = frames.flatMap((frame) => frame.outs.map((out) => /^\[(\d+)\]/.exec(out.text)?.[1]));
      expect(marks.filter((mark) => mark !== undefined)).toEqual(
        Array.from({ length: 12 }, (_, i) => `${i}`),
      );
      expect(frames.length).toBeGreaterThan(4);
      for (const frame of frames) {
        const bytes = frame.outs.reduce((sum, out) => sum + out.text.length, 0);
        expect(bytes).toBeLessThanOrEqual(FRAME_SPLIT_BYTES);
        const acked = frame.acks.some((ack) => ack.seq === 15);
        expect(acked).toBe(frame === frames.at(-1));
      }
      expect(frames.map((frame) => frame.fseq)).toEqual(frames.map((_, i) => (frames[0]?.fseq ?? 0) + i));
    });

    it("after a long absence what waits goes up in messages that the link can carry", async () => {
      const gateway = stage.gateway();
      const text = "x".repeat(16 * 1024 - 20);
      const sessions = 1_100;
      for (let i = 0; i < sessions; i += 1) gateway.connect().line(text);
      const listener = await stage.transport.listen();
      const sizes: number[] = [];
      let lines = 0;
      await new Promise<void>((resolve) => {
        listener.onStream((stream) =>
          stream.onMessage(({ body }) => {
            if (body?.$case === "hello")
              stream.send({ body: { $case: "welcome", welcome: { protocol: 1, epoch: 1, applied: [] } } });
            if (body?.$case !== "items") return;
            sizes.push(
              body.items.items.reduce(
                (sum, { body: one }) => sum + (one?.$case === "line" ? text.length : 0),
                0,
              ),
            );
            lines += body.items.items.filter((item) => item.body?.$case === "line").length;
            if (lines === sessions) resolve();
          }),
        );
        stage.also(listener.address);
      });
      expect(Math.max(...sizes)).toBeLessThanOrEqual(FRAME_SPLIT_BYTES);
      await gateway.link.stop();
      await listener.close();
    });
  });
}
