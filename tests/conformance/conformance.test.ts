import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { TestServer } from "../support/server.ts";
import { capabilities, type Evening } from "./capabilities.ts";
import { guest, member, newcomer, refusal } from "./coming-in.ts";
import type { OwnSeat } from "./own-seat.ts";
import type { Seat } from "./seat.ts";
import { TelnetSeat } from "./telnet-seat.ts";
import type { Door } from "./door.ts";
import { WAYS, type Way } from "./ways.ts";

const ARENA = fileURLToPath(new URL("../support/arena", import.meta.url));
const PASSWORD = "a lamp in the dark";
const CHARACTERS = ["Alda", "Berit", "Cato", "Dorn", "Egil", "Frida", "Greta"];

/** Addresses that the players come from, as a proxy tells them: this machine's own know no limit and no ban. */
const HOME = "198.51.100.1";
const CROWDED = "198.51.100.8";
const BANNED = "198.51.100.9";
/** Seconds before who idles at the door is let go; no test takes so long to come in. */
const LOGIN_SECONDS = 12;

/** What one capability came to on one way. Words without line breaks: where a line ends is the client's width's affair. */
type Outcome = { words: string; more: unknown } | { error: Error };

const server: { now?: TestServer } = {};
const running = (): TestServer => server.now as TestServer;
const door = (more: Partial<Door> = {}): Door => ({
  ...running().telnet,
  url: running().webUrl,
  from: HOME,
  ...more,
});
const outcomes = new Map<string, Map<string, Outcome>>();
/** One on each way, who never answers. */
const idlers: Seat[] = [];

beforeAll(async () => {
  server.now = await TestServer.start({
    content: ARENA,
    env: {
      WYLDLANDS_GATEWAY__LIMITS__LOGIN_SECONDS: `${LOGIN_SECONDS}`,
      WYLDLANDS_GATEWAY__LIMITS__LOGINS_PER_MINUTE: "1000",
      WYLDLANDS_GATEWAY__LIMITS__EXEMPT: `[${HOME}]`,
      WYLDLANDS_GATEWAY__PROXIES: "[127.0.0.1]",
      WYLDLANDS_GATEWAY__TELNET__PROXY_PROTOCOL: "true",
      WYLDLANDS_GATEWAY__LIMITS__CONNECTIONS_PER_ADDRESS: `${WAYS.length}`,
    },
  });
  for (const way of WAYS) {
    const seat = way.seat(door());
    await seat.open();
    idlers.push(seat);
  }
});

afterAll(async () => {
  await server.now?.stop();
  server.now?.remove();
});

/** One evening on one way, capability after capability; what comes after a failed one fails as well. */
async function spend(way: Way, character: string, nell: Seat): Promise<Map<string, Outcome>> {
  const played = new Map<string, Outcome>();
  const account = `${character.toLowerCase()}ofthearena`;
  const neutral = (text: string): string =>
    text.replaceAll(character, "Somebody").replaceAll(account, "somebody");
  const sitDown = async (): Promise<Seat> => {
    const seat = way.seat(door());
    await seat.open();
    return seat;
  };
  const evening: Evening = {
    seat: await sitDown(),
    account,
    character,
    password: PASSWORD,
    own: way.own,
    nell,
    async again() {
      evening.seat = await sitDown();
      return evening.seat;
    },
  };
  let from = 0;
  for (const capability of capabilities) {
    const { name } = capability;
    const before = evening.seat;
    try {
      const more = await capability.play(evening);
      const words = evening.seat.words.slice(evening.seat === before ? from : 0);
      from = evening.seat.words.length;
      played.set(name, {
        words: neutral(words.join(" ").replace(/ +/g, " ")),
        more: typeof more === "string" ? neutral(more) : more,
      });
    } catch (error) {
      for (const later of capabilities)
        if (!played.has(later.name)) played.set(later.name, { error: error as Error });
      break;
    }
  }
  evening.seat.send("quit");
  await evening.seat.ends();
  return played;
}

describe("what a player can do", () => {
  beforeAll(async () => {
    const nell = (WAYS[0] as Way).seat(door());
    await nell.open();
    await nell.promptIs(/^Name: $/);
    for (const [answer, next] of [
      ["new", /^Choose an account name/],
      ["nellofthearena", /^Choose a password/],
      [PASSWORD, /^Repeat/],
      [PASSWORD, /^Name your character/],
      ["Nell", /^Exits: /],
    ] as const)
      await nell.ask(answer, next);
    // Each evening leaves these as it found them: on top of the rest, in this order.
    for (const thing of ["ball", "hoop", "bell"]) {
      await nell.ask(`get ${thing}`, /^You get/);
      await nell.ask(`drop ${thing}`, /^You drop/);
    }
    for (const [i, way] of WAYS.entries())
      outcomes.set(way.name, await spend(way, CHARACTERS[i] as string, nell));
    nell.drop();
  });

  const outcomeOf = (way: string, capability: string): Exclude<Outcome, { error: Error }> => {
    const outcome = outcomes.get(way)?.get(capability);
    if (outcome === undefined) throw new Error(`${capability} was not played on ${way}`);
    if ("error" in outcome) throw outcome.error;
    return outcome;
  };

  it.each(capabilities)("$name: the same words on every way", ({ name, differs }) => {
    const [first, ...others] = WAYS.map((way) => way.name);
    const expected = outcomeOf(first as string, name);
    for (const way of others) {
      if (differs?.ways.includes(way))
        expect(outcomeOf(way, name).words, differs.why).not.toEqual(expected.words);
      else expect({ way, ...outcomeOf(way, name) }).toEqual({ way, ...expected });
    }
  });
});

/** Everybody at once: every way is one seat, and each test has its own. */
describe("what befalls a player", () => {
  const [telnet, ...others] = WAYS;
  const first = telnet as Way;

  /** The same of every way's seat, and what it was. */
  function same<T>(found: readonly T[]): T {
    for (const [i, each] of found.entries())
      expect({ way: WAYS[i]?.name, each }).toEqual({ way: WAYS[i]?.name, each: found[0] });
    return found[0] as T;
  }

  it("whoever idles before the door is told, and let go", async () => {
    await Promise.all(idlers.map((seat) => seat.ends()));
    expect(same(idlers.map((seat) => seat.words.at(-1)))).toBe(
      "Nobody came in, so the door falls shut. Knock again whenever you like.",
    );
  });

  it("the world is restarted: everybody is told, a line too many is refused in words, the others run", async () => {
    const seats = await Promise.all(WAYS.map((way) => guest(way, door())));
    // The next world holds its lines: those that wait are over 16 KiB before it is there.
    const pid = running().worldPid() as number;
    process.kill(pid, "SIGKILL");
    await Promise.all(seats.map((seat) => seat.until(/^The world holds its breath/)));
    const line = (i: number): string => `say ${"word ".repeat(200)}${i}`;
    for (const seat of seats) seat.send(...Array.from({ length: 30 }, (_, i) => line(i)));
    await running().nextWorld(pid);
    await Promise.all(seats.map((seat) => seat.until(/^The world breathes out/)));
    for (const seat of seats) await seat.ask("say and on", "You say, 'and on'");
    // Where the prompts of refused lines stand between the words is each wire's own affair.
    const told = seats.map((seat) => seat.words.join(" ").match(/The world \w+|Not taken:|You say, '/g));
    const words = same(told);
    expect(words?.filter((word) => word === "Not taken:").length).toBeGreaterThan(5);
    expect(words?.filter((word) => word === "You say, '").length).toBeGreaterThan(5);
    expect(words?.filter((word) => word !== "The world has" && word !== "Not taken:")).toHaveLength(
      2 + 31 - (words?.filter((word) => word === "Not taken:").length ?? 0),
    );
    for (const seat of seats) expect(seat.words).toContain("The world breathes out, and goes on.");
    for (const seat of seats) seat.drop();
  });

  it("the character is taken over from another way: the first is told, and ends", async () => {
    const told: string[] = [];
    let before = await newcomer(first, door(), "manywaysin", PASSWORD, "Hedda");
    for (const way of [...others, first]) {
      const seat = await member(way, door(), "manywaysin", PASSWORD);
      await before.ends();
      told.push(before.words.at(-1) ?? "");
      await seat.ask("say here now", "You say, 'here now'");
      before = seat;
    }
    expect(same(told)).toBe("You came in from somewhere else: this connection ends here.");
    before.drop();
  });

  it("a web client whose line was cut goes on with its token, and has missed nothing", async () => {
    const way = WAYS.find(({ own }) => own) as Way;
    const seat = (await guest(way, door())) as OwnSeat;
    const speaker = await guest(first, door());
    seat.drop();
    await seat.ends();
    await speaker.ask("say while you were gone", "You say, 'while you were gone'");
    await seat.open();
    expect(seat.resumed).toBe(true);
    await seat.until(/says, 'while you were gone'/);
    await seat.ask("say back", "You say, 'back'");
    expect(seat.words.filter((line) => line.includes("while you were gone"))).toHaveLength(1);
    for (const each of [seat, speaker]) each.drop();
  });

  it("a screen reader hears the same words, and a prompt that can be spoken", async () => {
    for (const way of WAYS.filter((each) => each.seat(door()) instanceof TelnetSeat)) {
      const [eyes, ears] = [await guest(way, door({ mtts: 13 })), await guest(way, door({ mtts: 13 + 64 }))];
      await eyes.promptIs(/^> $/);
      await ears.promptIs(/^Ready: $/);
      const from = [eyes.words.length, ears.words.length];
      for (const seat of [eyes, ears]) await seat.ask("help say", /\./);
      expect(ears.words.slice(from[1])).toEqual(eyes.words.slice(from[0]));
      for (const seat of [eyes, ears]) seat.drop();
    }
  });

  it("one connection too many from an address is refused in words", async () => {
    const told: string[] = [];
    for (const way of WAYS) {
      const there = door({ from: CROWDED });
      const seats = WAYS.map(() => way.seat(there));
      for (const seat of seats) await seat.open();
      await Promise.all(seats.map((seat) => seat.promptIs(/^Name: $/)));
      told.push(await refusal(way, there));
      for (const seat of seats) seat.drop();
      await Promise.all(seats.map((seat) => seat.ends()));
    }
    expect(same(told)).toBe("Too many connections come from your address. Close one and try again.");
  });

  it("a banned address is told so, and stays outside", async () => {
    const there = door({ from: BANNED });
    const seats = WAYS.map((way) => way.seat(there));
    for (const seat of seats) await seat.open();
    await Promise.all(seats.map((seat) => seat.promptIs(/^Name: $/)));
    const { code, output } = await runCli(["ban", "add", BANNED], { dataDir: running().dataDir });
    expect(output).toContain(BANNED);
    expect(code).toBe(0);
    await Promise.all(seats.map((seat) => seat.ends()));
    expect(same(seats.map((seat) => seat.words.at(-1)))).toBe(
      "From now on this door stays shut to your address.",
    );
    const told: string[] = [];
    for (const way of WAYS) told.push(await refusal(way, there));
    expect(same(told)).toBe(
      "This door stays shut to your address. If that is a mistake, write to whoever runs this server.",
    );
  });
});
