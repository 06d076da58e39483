import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { lineItem, openItem, RawStream } from "./stage/raw-gateway.ts";
import type { Stage } from "./stage/stage.ts";

/** The rows of link.md's failure table in which a world or a stream ends. */
export function killsSuite(name: string, open: () => Stage): void {
  describe(`${name}: when a world or a stream ends`, () => {
    let stage: Stage;
    beforeAll(() => {
      stage = open();
    });
    afterEach(() => stage.clear());

    it("world killed before commit: a short wait; the line runs once, in the new world", async () => {
      const first = await stage.world();
      const player = await stage.gateway().guest();
      await player.settled();
      first.killAt("before-commit");
      player.line("drop 3 copper");
      await first.stopped;
      expect(player.heard.times("You drop three copper pennies.")).toBe(0);
      await stage.world();
      await player.settled();
      expect(player.heard.times("You drop three copper pennies.")).toBe(1);
      expect(player.pockets).toEqual({ penn: 7 });
      expect(player.gateway.events.states).toEqual(["here", "away", "here"]);
    });

    it("after commit, before send: the answer once, from the outbox", async () => {
      const first = await stage.world();
      const player = await stage.gateway().guest();
      await player.settled();
      first.killAt("after-commit");
      player.line("drop 3 copper");
      await first.stopped;
      expect(player.heard.answered).toEqual([1]);
      await stage.world();
      await player.settled();
      expect(player.heard.times("You drop three copper pennies.")).toBe(1);
      expect(player.heard.answered).toEqual([1, 2]);
      player.line("inventory");
      await player.settled();
      expect(player.heard.lines.at(-1)).toContain("seven copper pennies");
    });

    it("after send, before ack: the answer once", async () => {
      const first = await stage.world();
      const player = await stage.gateway().guest();
      await player.settled();
      first.killAt("after-send");
      player.line("drop 3 copper");
      await first.stopped;
      await stage.world();
      await player.settled();
      player.say("still here");
      await player.settled();
      expect(player.heard.times("You drop three copper pennies.")).toBe(1);
      expect(player.heard.answered).toEqual([1, 2, 3]);
    });

    it("world killed while it sends again what a gateway missed: the next one does", async () => {
      const first = await stage.world();
      const player = await stage.gateway().guest();
      await player.settled();
      first.killAt("after-commit");
      player.line("drop 3 copper");
      await first.stopped;
      const second = await stage.world();
      second.killAt("replay");
      await second.stopped;
      await stage.world();
      await player.settled();
      player.say("third time");
      await player.settled();
      expect(player.heard.times("You drop three copper pennies.")).toBe(1);
      expect(player.heard.answered).toEqual([1, 2, 3]);
      expect(player.pockets).toEqual({ penn: 7 });
    });

    it("after send, before ack: the gateway drops the repeat", async () => {
      await stage.world();
      const gateway = stage.gateway();
      const player = await gateway.guest();
      gateway.dialer.doubling = true;
      for (const word of ["one", "two", "three"]) player.say(word);
      await player.settled();
      gateway.dialer.tear();
      player.say("four");
      await player.settled();
      for (const word of ["one", "two", "three", "four"])
        expect(player.heard.times(`You say, '${word}'`)).toBe(1);
      expect(player.heard.answered).toEqual([1, 2, 3, 4, 5]);
    });

    it("stream torn: nothing is lost, doubled or reordered, under load and again and again", async () => {
      await stage.world();
      const gateway = stage.gateway();
      const players = [await gateway.guest(), await gateway.guest(), await gateway.guest()];
      const rounds = 25;
      for (let round = 0; round < rounds; round += 1) {
        for (const player of players) {
          player.say(`a${round}`);
          player.line(round % 2 === 0 ? "drop 1 copper" : "get 1 copper");
          player.say(`b${round}`);
        }
        // Torn before anything left, with items in flight, with answers in flight.
        if (round % 3 > 0) await gateway.events.until("a batch", nextBatch(gateway.events));
        if (round % 2 === 0) gateway.dialer.cut();
        else gateway.dialer.tear();
        if (round % 4 === 0) await gateway.here();
      }
      for (const player of players) {
        await player.settled();
        expect(player.heard.answered).toEqual(Array.from({ length: 1 + rounds * 3 }, (_, i) => i + 1));
        const said = player.heard.lines.filter((line) => line.startsWith("You say, "));
        expect(said).toEqual(
          Array.from(
            { length: rounds * 2 },
            (_, i) => `You say, '${i % 2 === 0 ? "a" : "b"}${Math.floor(i / 2)}'`,
          ),
        );
        expect(player.pockets).toEqual({ penn: 9 });
      }
    });

    it("stream torn while its lines are being committed: they stay the gateway's until a frame acks them", async () => {
      const first = await stage.world();
      const gateway = stage.gateway();
      const player = await gateway.guest();
      await player.settled();
      const goOn = first.storage.gates.hold("commit");
      player.line("drop 3 copper");
      await first.storage.gates.reached("commit");
      gateway.dialer.cut();
      await gateway.events.until("away and here again", () => gateway.events.states.length === 3);
      // The world has run the line, and dies before that is stored.
      const dead = first.kill();
      goOn();
      await dead;
      await stage.world();
      await player.settled();
      expect(player.heard.times("You drop three copper pennies.")).toBe(1);
      expect(player.pockets).toEqual({ penn: 7 });
    });

    it("stream torn while a whole session is being committed: it is not opened a second time", async () => {
      const world = await stage.world();
      const gateway = stage.gateway();
      const witness = await gateway.guest();
      await witness.settled();
      const goOn = world.storage.gates.hold("confirm");
      const visitor = gateway.connect();
      for (const line of ["guest", "say in and out", "quit"]) visitor.line(line);
      await world.storage.gates.reached("confirm");
      gateway.dialer.cut();
      await gateway.events.until("away and here again", () => gateway.events.states.length === 3);
      goOn();
      expect(await visitor.closed()).toContain("Fair winds");
      witness.say("after");
      await witness.settled();
      expect(visitor.heard.times("You say, 'in and out'")).toBe(1);
      expect(witness.heard.lines.filter((line) => line.endsWith("says, 'in and out'"))).toHaveLength(1);
      witness.line("who");
      await witness.settled();
      expect(witness.heard.lines.filter((line) => line.includes("in and out"))).toHaveLength(1);
    });

    it("stream doubled: the newer one counts, whichever the world serves first", async () => {
      const world = await stage.world();
      const old = new RawStream(stage.dial()).greet();
      await old.first("welcome");
      old.items([openItem(1), lineItem(1, 2, "guest")]);
      await old.acked(1, 2);
      const goOn = world.storage.gates.hold("outbox");
      const slow = new RawStream(stage.dial(), old.hello).greet();
      await world.storage.gates.reached("outbox");
      await old.until("its end", () => old.closed !== undefined);
      const newest = new RawStream(stage.dial(), {
        ...old.hello,
        lastFseq: old.frames.at(-1)?.fseq ?? 0,
      }).greet();
      await newest.first("welcome");
      goOn();
      newest.items([lineItem(1, 3, "say heard")]);
      await newest.acked(1, 3);
      await slow.until("its end", () => slow.closed !== undefined);
      newest.items([lineItem(1, 4, "say still heard")]);
      await newest.acked(1, 4);
      expect(newest.words).toContain("You say, 'still heard'");
      expect(slow.messages.map(({ body }) => body?.$case)).not.toContain("welcome");
    });
  });
}

function nextBatch(events: { batches: number }): () => boolean {
  const now = events.batches;
  return () => events.batches > now;
}
