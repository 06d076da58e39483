import { describe, expect, it } from "vitest";
import { DO, DONT, IAC, Opt, WILL, WONT } from "./codes.ts";
import type { Verb } from "./codes.ts";
import { OptionMachine } from "./options.ts";
import type { Side } from "./options.ts";

const option = Opt.EOR;

interface Bench {
  machine: OptionMachine;
  sent: number[];
  changes: string[];
}

function bench(agree: boolean): Bench {
  const sent: number[] = [];
  const changes: string[] = [];
  const machine = new OptionMachine({
    send: (bytes) => void sent.push(bytes[1] as number),
    policy: { local: () => agree, remote: () => agree },
    onChange: (side, which, enabled) => void changes.push(`${side} ${which} ${enabled ? "on" : "off"}`),
  });
  return { machine, sent, changes };
}

type Event = "yes, agreed" | "yes, refused" | "no" | "enable" | "disable";
type State = "NO" | "YES" | "WANTNO" | "WANTNO+" | "WANTYES" | "WANTYES+";

/** For each side: what we say for on and off, what the peer says for on and off. */
const speech = {
  local: { on: WILL, off: WONT, peerOn: DO, peerOff: DONT },
  remote: { on: DO, off: DONT, peerOn: WILL, peerOff: WONT },
} as const satisfies Record<Side, unknown>;

function act({ machine }: Bench, side: Side, event: Event): void {
  const { peerOn, peerOff } = speech[side];
  if (event === "enable")
    return side === "local" ? machine.enableLocal(option) : machine.enableRemote(option);
  if (event === "disable")
    return side === "local" ? machine.disableLocal(option) : machine.disableRemote(option);
  machine.receive(event === "no" ? peerOff : peerOn, option, 0);
}

/** The shortest way into each state; `+` is queue OPPOSITE. */
const wayTo: Record<State, Event[]> = {
  NO: [],
  YES: ["enable", "yes, agreed"],
  WANTNO: ["enable", "yes, agreed", "disable"],
  "WANTNO+": ["enable", "yes, agreed", "disable", "enable"],
  WANTYES: ["enable"],
  "WANTYES+": ["enable", "disable"],
};

/**
 * RFC 1143 §7, row by row: state, event, next state, what goes out. The last column says where the RFC would send at
 * another moment: `earlier` rows send at once what the RFC queues, `sent` rows have nothing left to send.
 */
const table: [State, Event, State, "on" | "off" | "", ("earlier" | "sent")?][] = [
  ["NO", "yes, agreed", "YES", "on"],
  ["NO", "yes, refused", "NO", "off"],
  ["NO", "no", "NO", ""],
  ["NO", "enable", "WANTYES", "on"],
  ["NO", "disable", "NO", ""],
  ["YES", "yes, agreed", "YES", ""],
  ["YES", "yes, refused", "YES", ""],
  ["YES", "no", "NO", "off"],
  ["YES", "enable", "YES", ""],
  ["YES", "disable", "WANTNO", "off"],
  ["WANTNO", "yes, agreed", "NO", ""],
  ["WANTNO", "yes, refused", "NO", ""],
  ["WANTNO", "no", "NO", ""],
  ["WANTNO", "enable", "WANTNO+", "on", "earlier"],
  ["WANTNO", "disable", "WANTNO", ""],
  ["WANTNO+", "yes, agreed", "YES", ""],
  ["WANTNO+", "yes, refused", "YES", ""],
  ["WANTNO+", "no", "WANTYES", "", "sent"],
  ["WANTNO+", "enable", "WANTNO+", ""],
  ["WANTNO+", "disable", "WANTNO", "off", "earlier"],
  ["WANTYES", "yes, agreed", "YES", ""],
  ["WANTYES", "yes, refused", "YES", ""],
  ["WANTYES", "no", "NO", ""],
  ["WANTYES", "enable", "WANTYES", ""],
  ["WANTYES", "disable", "WANTYES+", "off", "earlier"],
  ["WANTYES+", "yes, agreed", "WANTNO", "", "sent"],
  ["WANTYES+", "yes, refused", "WANTNO", "", "sent"],
  ["WANTYES+", "no", "NO", ""],
  ["WANTYES+", "enable", "WANTYES", "on", "earlier"],
  ["WANTYES+", "disable", "WANTYES+", ""],
];

const stateOf = ({ machine }: Bench, side: Side): string => {
  const { state, queue } = machine.state(side, option);
  return queue === "OPPOSITE" ? `${state}+` : state;
};

const sides: Side[] = ["local", "remote"];

describe("RFC 1143 §7", () => {
  it("is covered whole: every state with every event", () => {
    expect(new Set(table.map(([state, event]) => `${state} ${event}`)).size).toBe(6 * 5);
  });

  describe.each(sides)("%s side", (side) => {
    const other: Side = side === "local" ? "remote" : "local";

    it.each(table)("%s, %s: becomes %s, sends '%s'", (state, event, next, sends) => {
      const b = bench(event !== "yes, refused");
      for (const step of wayTo[state]) act(b, side, step);
      expect(stateOf(b, side)).toBe(state);
      b.sent.length = 0;
      b.changes.length = 0;
      const before = b.machine[side](option);
      act(b, side, event);
      expect(stateOf(b, side)).toBe(next);
      expect(b.sent).toEqual(sends === "" ? [] : [speech[side][sends]]);
      expect(b.machine[side](option)).toBe(next === "YES");
      expect(b.changes).toEqual(
        before === (next === "YES") ? [] : [`${side} ${option} ${before ? "off" : "on"}`],
      );
      expect(stateOf(b, other)).toBe("NO");
    });

    it.each(table.filter(([, event]) => event !== "enable" && event !== "disable"))(
      "%s, %s heard again and again: soon nothing changes and nothing is sent",
      (state, event) => {
        const b = bench(event !== "yes, refused");
        for (const step of wayTo[state]) act(b, side, step);
        for (let i = 0; i < 4; i++) act(b, side, event);
        b.sent.length = 0;
        b.changes.length = 0;
        const settled = stateOf(b, side);
        for (let i = 0; i < 50; i++) act(b, side, event);
        expect(stateOf(b, side)).toBe(settled);
        expect(b.changes).toEqual([]);
        expect(b.sent).toEqual([]);
      },
    );
  });
});

describe("OptionMachine with clients that exist", () => {
  it("hides three passwords in a row from a client that acknowledges no WONT", () => {
    const b = bench(false);
    for (let i = 0; i < 3; i++) {
      b.machine.enableLocal(Opt.ECHO);
      b.machine.receive(DO, Opt.ECHO, i);
      expect(b.machine.local(Opt.ECHO)).toBe(true);
      b.machine.disableLocal(Opt.ECHO);
      expect(b.machine.local(Opt.ECHO)).toBe(false);
    }
    expect(b.sent).toEqual([WILL, WONT, WILL, WONT, WILL, WONT]);
  });

  it("hides and shows for a client that answers nothing", () => {
    const b = bench(false);
    for (let i = 0; i < 40; i++) {
      b.machine.enableLocal(Opt.ECHO);
      b.machine.disableLocal(Opt.ECHO);
    }
    expect(b.sent).toHaveLength(80);
    expect(b.changes).toEqual([]);
  });

  it("still knows on from off after any number of unanswered flips", () => {
    const b = bench(false);
    for (let i = 0; i < 20; i++) {
      b.machine.enableLocal(Opt.ECHO);
      expect(b.machine.state("local", Opt.ECHO)).toEqual({ state: "WANTYES", queue: "EMPTY" });
      b.machine.disableLocal(Opt.ECHO);
      expect(b.machine.state("local", Opt.ECHO)).toEqual({ state: "WANTYES", queue: "OPPOSITE" });
    }
  });

  it("takes late answers in their order: the acknowledged WONT does not refuse the WILL after it", () => {
    const b = bench(false);
    b.machine.enableLocal(Opt.ECHO);
    b.machine.disableLocal(Opt.ECHO);
    b.machine.enableLocal(Opt.ECHO);
    b.sent.length = 0;
    for (const verb of [DO, DONT, DO] as const) b.machine.receive(verb, Opt.ECHO, 0);
    expect(b.machine.local(Opt.ECHO)).toBe(true);
    expect(b.sent).toEqual([]);
  });

  it("answers plink's unasked burst once each", () => {
    const b = bench(false);
    const burst: [Verb, number][] = [
      [WILL, Opt.NAWS],
      [WILL, Opt.TSPEED],
      [WILL, Opt.TTYPE],
      [WILL, Opt.NEW_ENVIRON],
      [DO, Opt.ECHO],
      [WILL, Opt.SGA],
      [DO, Opt.SGA],
    ];
    for (const [verb, code] of [...burst, ...burst]) b.machine.receive(verb, code, 0);
    expect(b.sent).toEqual([DONT, DONT, DONT, DONT, WONT, DONT, WONT]);
  });

  it("ignores DO for what is on already (a second MCCP2 start would corrupt the stream)", () => {
    const b = bench(true);
    b.machine.enableLocal(Opt.MCCP2);
    for (let i = 0; i < 3; i++) b.machine.receive(DO, Opt.MCCP2, 0);
    expect(b.changes).toEqual([`local ${Opt.MCCP2} on`]);
    expect(b.sent).toEqual([WILL]);
  });

  it("answers a refused request anew once the peer has taken note of the refusal", () => {
    const b = bench(false);
    for (const verb of [WILL, WONT, WILL] as const) b.machine.receive(verb, Opt.ZMP, 0);
    expect(b.sent).toEqual([DONT, DONT]);
  });

  it("follows a peer that flips an option, but answers two flips in ten seconds only", () => {
    const b = bench(true);
    for (const verb of [WILL, WONT, WILL] as const) b.machine.receive(verb, option, 0);
    expect(b.sent).toEqual([DO, DONT]);
    expect(b.machine.remote(option)).toBe(true);
    for (const verb of [WONT, WILL, WONT] as const) b.machine.receive(verb, option, 10_000);
    expect(b.sent).toEqual([DO, DONT, DONT, DO]);
    expect(b.machine.remote(option)).toBe(false);
  });

  it("sends the three bytes of RFC 854", () => {
    const out: Uint8Array[] = [];
    const machine = new OptionMachine({
      send: (bytes) => void out.push(bytes),
      policy: { local: () => false, remote: () => false },
    });
    machine.enableRemote(Opt.TTYPE);
    machine.receive(DO, 99, 0);
    expect(out).toEqual([Uint8Array.of(IAC, DO, Opt.TTYPE), Uint8Array.of(IAC, WONT, 99)]);
  });
});

describe("the flood limit", () => {
  it("heeds 128 commands in ten seconds, and not the next", () => {
    const b = bench(true);
    for (let i = 0; i < 128; i++) expect(b.machine.receive(WILL, i, i)).toBe(true);
    expect(b.machine.receive(WILL, 200, 9_999)).toBe(false);
    expect(b.machine.remote(200)).toBe(false);
    expect(b.sent).toHaveLength(128);
  });

  it("forgets after ten seconds", () => {
    const b = bench(true);
    for (let i = 0; i < 1000; i++) expect(b.machine.receive(WILL, i % 256, i * 80)).toBe(true);
  });

  it("can be set", () => {
    const machine = new OptionMachine({
      send: () => undefined,
      policy: { local: () => true, remote: () => true },
      limit: { commands: 1, milliseconds: 5 },
    });
    expect([0, 4, 5].map((now) => machine.receive(DO, 1, now))).toEqual([true, false, true]);
  });
});
