import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Stage } from "./stage/stage.ts";

/** What becomes of lines and sessions: throws, deaths, holds, take-overs, queues. */
export function linesSuite(name: string, open: () => Stage): void {
  describe(`${name}: what becomes of a line`, () => {
    let stage: Stage;
    beforeAll(() => {
      stage = open();
    });
    afterEach(() => stage.clear());

    it("a line that throws: rolled back, answered in words, committed as failed; no restart", async () => {
      const world = await stage.world();
      const player = await stage.gateway().guest();
      player.say("before");
      player.line("boom");
      player.say("after");
      await player.settled();
      expect(player.heard.lines.slice(-3)).toEqual([
        "You say, 'before'",
        "Something went wrong with that, and it was undone. Nothing else is lost; try another way.",
        "You say, 'after'",
      ]);
      expect(player.heard.lines).not.toContain("Your money is gone.");
      expect(player.pockets).toEqual({ penn: 10 });
      expect(player.gateway.events.states).toEqual(["here"]);
      await world.kill();
      await stage.world();
      player.line("inventory");
      await player.settled();
      expect(player.heard.lines.at(-1)).toContain("ten copper pennies");
      expect(player.heard.answered).toEqual([1, 2, 3, 4, 5]);
    });

    it("unexplained deaths: one item per commit with its attempt; only a line found there twice is failed", async () => {
      const first = await stage.world();
      const guilty = await stage.gateway().guest();
      const innocent = await stage.gateway().guest();
      await innocent.settled();
      guilty.line("perish");
      for (const word of ["one", "two", "three"]) innocent.say(word);
      await first.stopped;
      for (let times = 1; times <= 2; times += 1) {
        const careful = await stage.world({ careful: true });
        await careful.stopped;
        const attempts = careful.storage.batches.flatMap((batch) =>
          batch.progress.map((row) => row.attempts),
        );
        expect(Math.max(...attempts)).toBe(times);
      }
      const last = await stage.world({ careful: true });
      guilty.say("sorry");
      await Promise.all([guilty.settled(), innocent.settled()]);
      expect(guilty.heard.lines).toContain(
        "That brought the world to a halt, so it was not done. Try another way.",
      );
      expect(guilty.heard.times("You say, 'sorry'")).toBe(1);
      for (const word of ["one", "two", "three"]) expect(innocent.heard.times(`You say, '${word}'`)).toBe(1);
      expect(innocent.heard.answered).toEqual([1, 2, 3, 4]);
      const seqs = last.storage.batches.map((batch) => batch.progress.length);
      expect(Math.max(...seqs)).toBe(1);
    });

    it("two worlds at once: the older epoch's commit fails and it exits with 75", async () => {
      const older = await stage.world();
      const player = await stage.gateway().guest();
      await player.settled();
      await stage.world();
      player.line("drop 3 copper");
      expect(await older.stopped).toEqual({ code: 75 });
      await player.settled();
      expect(player.heard.times("You drop three copper pennies.")).toBe(1);
      expect(player.pockets).toEqual({ penn: 7 });
    });

    it("a standby answers Refuse{standby}, and takes over when the holder dies", async () => {
      const holder = await stage.world();
      const { promote } = await stage.standby();
      const player = await stage.gateway().guest();
      expect(player.gateway.dialer.dials).toBe(2);
      await holder.kill();
      player.say("anyone?");
      await promote();
      await player.settled();
      expect(player.heard.times("You say, 'anyone?'")).toBe(1);
    });

    it("database lost: the world exits with 75, and the next one goes on", async () => {
      const first = await stage.world();
      const player = await stage.gateway().guest();
      await player.settled();
      const goOn = first.storage.gates.hold("commit");
      player.line("drop 3 copper");
      await first.storage.gates.reached("commit");
      first.storage.lose(new Error("the database is gone"));
      goOn();
      expect(await first.stopped).toEqual({ code: 75 });
      await stage.world();
      await player.settled();
      expect(player.heard.times("You drop three copper pennies.")).toBe(1);
      expect(player.pockets).toEqual({ penn: 7 });
    });

    it("database lost while the world drains: it exits with 75 all the same", async () => {
      const world = await stage.world();
      const player = await stage.gateway().guest();
      await player.settled();
      const goOn = world.storage.gates.hold("commit");
      player.line("drop 3 copper");
      await world.storage.gates.reached("commit");
      const drained = world.drain();
      world.storage.lose(new Error("the database is gone"));
      goOn();
      expect(await world.stopped).toEqual({ code: 75 });
      await drained;
    });

    it("database slow: the gateway says by its own clock that the world is silent, fills its queue, then refuses", async () => {
      const world = await stage.world();
      const gateway = stage.gateway();
      const player = await gateway.guest();
      await player.settled();
      const goOn = world.storage.gates.hold("commit");
      player.say("0");
      await world.storage.gates.reached("commit");
      gateway.later = 2_900;
      player.say("1");
      expect(gateway.link.world).toBe("here");
      gateway.later = 3_600;
      await gateway.events.until("silent", () => gateway.link.world === "silent");
      for (let i = 2; i < 64; i += 1) expect(player.say(`${i}`)).toBe(true);
      expect(player.say("one too many")).toBe(false);
      goOn();
      await player.settled();
      expect(gateway.events.states).toEqual(["here", "silent", "here"]);
      const said = player.heard.lines.filter((line) => line.startsWith("You say, "));
      expect(said).toEqual(Array.from({ length: 64 }, (_, i) => `You say, '${i}'`));
      expect(player.say("and on")).toBe(true);
      await player.settled();
    });

    it("held items: one session waits for its answer, the other passes; what was typed ahead keeps its order", async () => {
      const world = await stage.world();
      const gateway = stage.gateway();
      const other = await gateway.guest();
      const waiting = gateway.connect();
      const goOn = world.storage.gates.hold("accounts");
      for (const line of ["new", "heldfast", "a long password"]) waiting.line(line);
      await world.storage.gates.reached("accounts");
      for (const line of ["a long password", "Wait", "say there"]) waiting.line(line);
      other.say("meanwhile");
      await other.settled();
      other.say("and again");
      await other.settled();
      expect(waiting.heard.answered).toEqual([1]);
      goOn();
      await waiting.settled();
      expect(waiting.heard.answered).toEqual([1, 2, 3, 4, 5, 6]);
      expect(waiting.name).toBe("Wait");
      expect(other.heard.times("Wait says, 'there'")).toBe(1);
    });

    it("held items: an answer that does not come in time is given up, in words", async () => {
      const world = await stage.world({ limits: { hold: 60 } });
      const player = stage.gateway().connect();
      const goOn = world.storage.gates.hold("accounts");
      player.line("new");
      player.line("slowcoach");
      await player.settled();
      expect(player.heard.lines.at(-1)).toBe("That took too long and was given up. Please try again.");
      goOn();
      player.line("slowcoach");
      await player.settled();
      expect(player.heard.topic("prompt")).toEqual({ text: "Choose a password: " });
      expect(player.heard.answered).toEqual([1, 2, 3]);
    });

    it("held items: a world that dies meanwhile leaves them to the next one", async () => {
      const first = await stage.world();
      const player = stage.gateway().connect();
      first.storage.gates.hold("accounts");
      for (const line of ["new", "twoworlds", "a long password", "a long password", "Twoworlds"])
        player.line(line);
      await first.storage.gates.reached("accounts");
      await first.kill();
      await stage.world();
      await player.inPlay();
      await player.settled();
      expect(player.heard.answered).toEqual([1, 2, 3, 4, 5]);
      expect(player.name).toBe("Twoworlds");
    });

    it("takeover: the other session is closed in its gateway's next frame, and told what was not taken", async () => {
      const world = await stage.world();
      const first = await stage.gateway().register("doubles", "a long password", "Dora");
      const second = stage.gateway().connect();
      second.line("doubles");
      await second.settled();
      world.storage.concerns = ({ sessionsGone }) => sessionsGone.length > 0;
      const goOn = world.storage.gates.hold("confirm");
      second.line("a long password");
      await world.storage.gates.reached("confirm");
      first.line("say 1 < 2");
      first.line("north");
      goOn();
      expect(await first.closed()).toBe(
        "You came in from somewhere else: this connection ends here.\nNot taken: say 1 < 2; north",
      );
      await second.inPlay();
      second.line("look");
      await second.settled();
      expect(second.name).toBe("Dora");
      expect(second.heard.lines).toContain("The Quay");
      expect(first.line("say too late")).toBe(false);
    });

    it("what is typed ahead of QUIT is answered, and what follows it is named", async () => {
      await stage.world();
      const gateway = stage.gateway();
      const player = await gateway.guest();
      await player.settled();
      for (const line of ["say last words", "quit", "say too late"]) player.line(line);
      expect(await player.closed()).toMatch(/Fair winds.*\nNot taken: say too late$/);
      expect(player.heard.times("You say, 'last words'")).toBe(1);
      expect(player.heard.answered).toEqual([1, 2, 3]);
    });

    it("queue: 64 lines or 16 KiB wait, a new line is refused, accepted ones are answered, close has its own place", async () => {
      const gateway = stage.gateway();
      const full = gateway.connect();
      expect(full.line("guest")).toBe(true);
      for (let i = 1; i < 64; i += 1) expect(full.say(`${i}`)).toBe(true);
      expect(full.say("64")).toBe(false);
      const long = gateway.connect();
      expect(long.line("guest")).toBe(true);
      expect(long.line(`say ${"x".repeat(16 * 1024)}`)).toBe(false);
      expect(long.line(`say ${"x".repeat(16 * 1024 - 9)}`)).toBe(true);
      expect(long.line("n")).toBe(false);
      gateway.link.close(full.number, false);
      await stage.world();
      await Promise.all([full.settled(), long.settled()]);
      expect(full.heard.answered).toEqual(Array.from({ length: 64 }, (_, i) => i + 1));
      expect(long.heard.times(`You say, '${"x".repeat(16 * 1024 - 9)}'`)).toBe(1);
      expect(full.heard.lines.filter((line) => line.startsWith("You say, "))).toHaveLength(63);
      await long.gateway.events.until("its connection is closed in the world", () =>
        long.heard.lines.some((line) => line.endsWith(" stares out to sea, lost in thought.")),
      );
    });

    it("drain: finishes, exits with 0, and the successor loses nothing", async () => {
      const first = await stage.world();
      const player = await stage.gateway().guest();
      await player.settled();
      for (let i = 0; i < 40; i += 1) player.say(`${i}`);
      player.line("drop 3 copper");
      await player.gateway.events.until("some answers", () => player.heard.answered.length > 1);
      await first.drain();
      for (let i = 40; i < 50; i += 1) player.say(`${i}`);
      expect(await first.stopped).toEqual({ code: 0 });
      await stage.world();
      await player.settled();
      const said = player.heard.lines.filter((line) => line.startsWith("You say, "));
      expect(said).toEqual(Array.from({ length: 50 }, (_, i) => `You say, '${i}'`));
      expect(player.pockets).toEqual({ penn: 7 });
    });
  });
}
