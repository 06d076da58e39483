import { DO, DONT, Opt, WILL, WONT, type Verb } from "@wyldlands/telnet";
import { afterEach, describe, expect, it } from "vitest";
import type { SessionInfo } from "../gateway.ts";
import { MudClient, type Habits } from "../testing/mud-client.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";

const running: TestGateway[] = [];
const clients: MudClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

const say = (verb: Verb, option: number): string => String.fromCharCode(255, verb, option);
const sub = (option: number, body: string): string => `\xff\xfa${String.fromCharCode(option)}${body}\xff\xf0`;
const naws = (width: number, height: number): string =>
  sub(Opt.NAWS, `\0${String.fromCharCode(width)}\0${String.fromCharCode(height)}`);

interface Program {
  /** What it agrees to do, and to have done. */
  will: readonly number[];
  does: readonly number[];
  /** Whether it says no to the rest, or nothing. */
  refuses: boolean;
  terminals: readonly string[];
  window?: readonly [number, number];
  environment?: string;
  charset?: string;
  first?: string;
  /** It answers the same word again and again; else only changes. */
  repeats?: boolean;
  /** Behind each terminal type. */
  stray?: string;
}

/** A program's habits, as they were seen on the wire. */
function habits(program: Program): Habits {
  const on = new Set<string>();
  let asked = 0;
  return {
    ...(program.first === undefined ? {} : { first: program.first }),
    negotiate(verb, option) {
      const [yes, no, knows] =
        verb === DO || verb === DONT ? [WILL, WONT, program.will] : [DO, DONT, program.does];
      // Nobody here acknowledges an off.
      if (verb === DONT || verb === WONT) return "";
      if (!knows.includes(option)) return program.refuses ? say(no as Verb, option) : "";
      const key = `${yes} ${option}`;
      if (on.has(key) && program.repeats !== true) return "";
      on.add(key);
      if (option === Opt.TTYPE) asked = 0;
      const size =
        verb === DO && option === Opt.NAWS && program.window !== undefined ? naws(...program.window) : "";
      return say(yes as Verb, option) + size;
    },
    told(option, body) {
      if (option === Opt.TTYPE && body === "\x01") {
        const word = program.terminals[Math.min(asked++, program.terminals.length - 1)] as string;
        return sub(option, `\0${word}`) + (program.stray ?? "");
      }
      if (option === Opt.NEW_ENVIRON && program.environment !== undefined)
        return sub(option, program.environment);
      if (option === Opt.CHARSET && body.startsWith("\x01") && program.charset !== undefined)
        return sub(option, `\x02${program.charset}`);
      return "";
    },
  };
}

const { TTYPE, NAWS, NEW_ENVIRON, CHARSET, EOR, MCCP1, MCCP2, MCCP3, SGA, ECHO, TSPEED, MSDP, GMCP } = Opt;

const programs: Record<string, Program> = {
  "tt++": {
    will: [TTYPE, NAWS, NEW_ENVIRON, CHARSET],
    does: [EOR, MCCP2, MCCP3],
    refuses: false,
    terminals: ["TINTIN++", "xterm-256color", "MTTS 271", "TINTIN++"],
    window: [100, 40],
    charset: "UTF-8",
    repeats: true,
  },
  tf5: {
    will: [TTYPE, NAWS],
    does: [EOR, MCCP2],
    refuses: true,
    terminals: ["TINYFUGUE", "ANSI-ATTR", "ANSI", "UNKNOWN"],
    window: [80, 24],
    first: say(WILL, NAWS) + say(DO, MCCP1),
  },
  KBtin: {
    will: [TTYPE, NAWS],
    does: [EOR, MCCP2],
    refuses: true,
    terminals: ["KBtin", "hardcopy", "unknown", "KBtin-2.1"],
    window: [80, 23],
    repeats: true,
  },
  KildClient: {
    will: [TTYPE, NAWS],
    does: [MCCP2, MSDP, GMCP],
    refuses: false,
    terminals: ["KildClient"],
    window: [43, 7],
    first: say(DO, MCCP1),
    stray: "\0",
  },
  "inetutils-telnet": {
    will: [TTYPE, NAWS, NEW_ENVIRON],
    does: [],
    refuses: true,
    terminals: ["XTERM-256COLOR"],
    window: [80, 24],
    environment: "\0",
  },
  plink: {
    will: [TTYPE, NAWS, NEW_ENVIRON, TSPEED],
    does: [SGA, ECHO],
    refuses: true,
    terminals: ["XTERM"],
    window: [80, 24],
    environment: "\0\0USER\x01hester",
    first:
      [NAWS, TSPEED, TTYPE, NEW_ENVIRON, SGA].map((option) => say(WILL, option)).join("") +
      say(DO, ECHO) +
      say(DO, SGA),
  },
  Mudlet: {
    will: [TTYPE, NAWS, NEW_ENVIRON, CHARSET],
    does: [EOR, CHARSET, MCCP2, GMCP, MSDP],
    refuses: true,
    terminals: [
      "MUDLET",
      "ANSI-TRUECOLOR",
      "MTTS 2349",
      "MTTS 2349",
      "MUDLET",
      "ANSI-TRUECOLOR",
      "MTTS 2349",
    ],
    window: [120, 50],
    environment: "\0\x03SCREEN_READER\x010",
    charset: "UTF-8",
  },
  nc: { will: [], does: [], refuses: false, terminals: [] },
  ncat: { will: [], does: [], refuses: true, terminals: [] },
};

interface Settled {
  client: MudClient;
  test: TestGateway;
  info: SessionInfo;
}

async function settled(program: Program, config: Record<string, unknown> = {}): Promise<Settled> {
  const test = await startTestGateway(config);
  running.push(test);
  const client = new MudClient(test.gateway.ports.telnet, habits(program));
  clients.push(client);
  await client.settled();
  const [info] = test.gateway.sessions();
  return { client, test, info: info as SessionInfo };
}

const program = (name: string): Program => programs[name] as Program;

describe.each(Object.entries(programs))("%s", (_name, each) => {
  it("and the gateway come to an end of their talk, each option named at most twice", async () => {
    const { client } = await settled(each);
    const words = client.heard.filter((word) => /^(?:WILL|WONT|DO|DONT) /.test(word));
    for (const word of new Set(words))
      expect(words.filter((other) => other === word).length).toBeLessThanOrEqual(2);
    expect(client.heard.filter((word) => word === "SB 24 01").length).toBeLessThanOrEqual(4);
    expect(client.heard.filter((word) => word.startsWith("SB 42 01")).length).toBeLessThanOrEqual(1);
    expect(client.streams.begun).toBe(each.does.includes(MCCP2) ? 1 : 0);
  });

  it("can play: what it types arrives, what it is told is whole", async () => {
    const { client, test } = await settled(each);
    client.send("look\r\n");
    expect((await test.link.typed(1)).at(-1)).toBe("look");
    test.link.say(1, "The Salt Quay");
    await client.reads("The Salt Quay\r\n");
  });
});

describe("what is known of a client", () => {
  it.each([
    [
      "tt++",
      {
        client: { name: "TINTIN++", terminal: "xterm-256color", mtts: 271, charset: "utf-8" },
        colours: "truecolour",
        charset: "utf-8",
        width: 100,
        height: 40,
        screenReader: false,
      },
    ],
    ["tf5", { client: { name: "TINYFUGUE", terminal: "ANSI-ATTR" }, colours: 16, charset: "ascii" }],
    [
      "KBtin",
      { client: { name: "KBtin", terminal: "hardcopy", version: "2.1" }, colours: 16, charset: "utf-8" },
    ],
    ["KildClient", { client: { name: "KildClient" }, colours: 16, width: 43, height: 7 }],
    ["inetutils-telnet", { client: { terminal: "XTERM-256COLOR" }, colours: 256 }],
    ["plink", { client: { terminal: "XTERM" }, colours: 16 }],
    [
      "Mudlet",
      {
        client: { name: "MUDLET", terminal: "ANSI-TRUECOLOR", mtts: 2349 },
        colours: "truecolour",
        screenReader: false,
      },
    ],
    ["nc", { client: {}, colours: 0, charset: "utf-8" }],
  ])("%s", async (name, expected) => {
    const { info } = await settled(program(name));
    expect(info).toMatchObject(expected);
  });

  it("is that tt++ -s is a screen reader: no colours, and a word for a prompt", async () => {
    const { client, test, info } = await settled({
      ...program("tt++"),
      terminals: ["TINTIN++", "xterm-256color", "MTTS 335", "TINTIN++"],
    });
    expect(info).toMatchObject({ screenReader: true, colours: 0 });
    test.link.say(1, "<room>The Salt Quay</room>", { prompt: { text: "&gt; " } });
    await client.reads("The Salt Quay\r\nReady: ");
  });

  it("names the options that are on, and what compression saved", async () => {
    const { client, test } = await settled(program("tt++"));
    for (let i = 0; i < 20; i++) test.link.say(1, "Gulls argue over fish heads on the quay.");
    await client.until("20 lines", () => client.text.split("Gulls").length === 21);
    const [info] = test.gateway.sessions();
    expect(info?.telnet).toMatchObject({
      options: ["TTYPE", "NAWS", "NEW_ENVIRON", "CHARSET", "EOR", "MCCP2", "MCCP3"],
      compressed: { in: false, out: true },
    });
    const { out, in: into } = info?.traffic ?? { out: { raw: 0, wire: 0 }, in: { raw: 0, wire: 1 } };
    expect(out.wire).toBe(client.wire.in);
    expect(out.wire).toBeLessThan(out.raw / 2);
    expect(into.wire).toBe(into.raw);
  });
});

describe("privacy", () => {
  it("plink's user name is kept nowhere", async () => {
    const { test } = await settled(program("plink"));
    expect(JSON.stringify(test.gateway.sessions()) + test.logs.join("")).not.toContain("hester");
    expect(await test.gateway.metricsText()).not.toContain("hester");
  });
});

describe("the end of a prompt", () => {
  it.each([
    ["tt++", "EOR"],
    ["tf5", "EOR"],
    ["inetutils-telnet", "GA"],
    ["nc", "GA"],
  ])("is told %s by %s", async (name, mark) => {
    const { client, test } = await settled(program(name));
    test.link.say(1, "A bell rings.", { prompt: { text: "Name: " } });
    await client.until("a mark", () => ["EOR", "GA"].includes(client.heard.at(-1) as string));
    expect(client.heard.at(-1)).toBe(mark);
  });

  it("is told by nothing to plink, which wants no go-aheads", async () => {
    const { client, test } = await settled(program("plink"));
    test.link.say(1, "A bell rings.", { prompt: { text: "Name: " } });
    await client.reads("Name: ");
    await client.settled();
    expect(client.heard).not.toContain("GA");
  });
});

describe("character sets on the wire", () => {
  it.each([
    ["UTF-8", "caf\xc3\xa9\r\n", "\xc3\xa9 \xe2\x80\x94 \xe4\xb8\xad\r\n"],
    ["ISO-8859-1", "caf\xe9\r\n", "\xe9 -- ?\r\n"],
    ["US-ASCII", "caf\xc3\xa9\r\n", "e -- ?\r\n"],
  ])("%s is read and written as soon as it is accepted", async (charset, typed, written) => {
    const { client, test } = await settled({ ...program("tt++"), charset });
    client.send(typed);
    expect(await test.link.typed(1)).toEqual(["café"]);
    test.link.say(1, "é — 中");
    await client.reads(written);
  });
});

describe("offers nobody here takes", () => {
  it.each([85, 90, 93, 102, 200])("option %i is refused once, and no fuss is made of it", async (option) => {
    const { client, test } = await settled({
      ...program("nc"),
      first: (say(DO, option) + say(WILL, option)).repeat(5),
    });
    expect(client.heard.filter((word) => word.endsWith(` ${option}`))).toEqual([
      `WONT ${option}`,
      `DONT ${option}`,
    ]);
    expect(test.logs.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
  });
});
