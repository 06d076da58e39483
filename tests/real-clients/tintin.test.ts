import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import { TestServer } from "../support/server.ts";
import { socketsTo } from "./established.ts";
import { Tmux, TMUX } from "./tmux.ts";

const TINTIN = findProgram("tt++", "tintin++");
const PASSWORD = "seven wet ropes";

describe.skipIf(TINTIN === undefined || TMUX === undefined)("TinTin++", () => {
  let server: TestServer;
  let terminal: Tmux;

  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterEach(() => terminal?.close());
  afterAll(async () => {
    await server?.stop();
    server?.remove();
  });

  /** The client does not break lines itself, so that what is seen is the server's work. */
  async function connect(name: string, width = 100): Promise<void> {
    const { port } = server.telnet;
    const orders = ["#config {WORDWRAP} {OFF}", `#session {wyld} {127.0.0.1} {${port}}`];
    terminal = await Tmux.start(`${TINTIN} -G -e '${orders.join(";")}'`, {
      width,
      height: 40,
      transcript: artefact("real-clients", `tintin-${name}.txt`),
    });
    await terminal.shows(/Name: ?$/m);
  }

  async function bot(): Promise<Player> {
    const player = new Player(new TelnetClient(server.telnet));
    await player.loginAsGuest();
    return player;
  }

  it("makes an account, plays, quits, and comes back to what it had, its password never on the screen", async () => {
    await connect("account");
    await terminal.type("new");
    await terminal.shows(/Choose an account name: ?$/m);
    await terminal.type("tamsin");
    await terminal.shows(/Choose a password: ?$/m);
    await terminal.type(PASSWORD);
    await terminal.shows(/Repeat the password: ?$/m);
    await terminal.type(PASSWORD);
    await terminal.shows(/Name your character: ?$/m);
    await terminal.type("Tamryn");
    await terminal.shows(/^The Lamp Stair$/m);
    const room = await terminal.shows(/^Exits: east, up, down$/m);
    expect(room).not.toContain("\ufffd");

    const witness = await bot();
    await terminal.type("say good evening \u2014 caf\u00e9 \u4e2d");
    await terminal.shows(/^You say, 'good evening \u2014 caf\u00e9 \u4e2d'$/m);
    expect(await witness.hears("good evening \u2014 caf\u00e9 \u4e2d")).toBe("Tamryn");
    await witness.say("and to you");
    await terminal.shows(/says, 'and to you'/);

    await terminal.type("down");
    await terminal.shows(/^The Salt Quay$/m);
    await terminal.type("get boathook");
    await terminal.shows(/^You get a rusty boathook\.$/m);
    await terminal.type("quit");
    await terminal.shows(/SESSION 'wyld' DIED/i);

    await terminal.type(`#session {later} {127.0.0.1} {${server.telnet.port}}`);
    await terminal.shows(/Name: ?$/m);
    await terminal.type("tamsin");
    await terminal.shows(/^(?:> )?Password: ?$/m);
    await terminal.type(PASSWORD);
    await terminal.shows(/^The Salt Quay$/m, { times: 2 });
    await terminal.type("inventory");
    await terminal.shows(/^ {2}a rusty boathook$/m);
    // What is typed is shown again after the password.
    await terminal.shows(/inventory/);
    expect(terminal.transcript()).not.toContain(PASSWORD);
    expect(await terminal.screen()).not.toContain(PASSWORD);
    await witness.quit();
  });

  it("gets lines as wide as its window, also after the window has changed", async () => {
    await connect("width", 60);
    await terminal.type("guest");
    await terminal.shows(/^Exits: /m);
    const narrow = await widestOfRoom();
    expect(narrow).toBeLessThanOrEqual(60);
    expect(narrow).toBeGreaterThan(45);

    // The client tells its new size when it has time, not before the next line that is typed.
    await terminal.resize(120, 40);
    let looks = 1;
    const look = async (): Promise<number> => {
      await terminal.type("look");
      await terminal.shows(/^Exits: /m, { times: ++looks });
      return widestOfRoom();
    };
    await expect.poll(look, { timeout: 10_000 }).toBeGreaterThan(90);
    expect(await look()).toBeLessThanOrEqual(120);
  });

  /** Columns of the longest line of the room shown last. */
  async function widestOfRoom(): Promise<number> {
    const screen = await terminal.screen();
    const room = screen.slice(screen.lastIndexOf("Forty-one wide steps"), screen.lastIndexOf("Exits: "));
    return Math.max(...room.split("\n").map((line) => line.trimEnd().length));
  }

  it("has every line answered once and in order that was typed fast while the world died", async () => {
    await connect("world-killed");
    await terminal.type("guest");
    await terminal.shows(/^Exits: /m);
    const witness = await bot();
    const current = (): number[] => socketsTo(server.telnet.port);
    await expect.poll(current).toHaveLength(2);
    const before = current();

    const words = Array.from({ length: 20 }, (_, i) => `word ${i + 1}`);
    const lines = words.map((word) => `say ${word}`);
    const pid = server.worldPid() as number;
    await terminal.typeAll(lines.slice(0, 10));
    process.kill(pid, "SIGKILL");
    await terminal.typeAll(lines.slice(10));
    await server.nextWorld(pid);
    const screen = await terminal.shows(/^You say, 'word 20'$/m, { timeoutMs: 30_000 });
    expect([...screen.matchAll(/^You say, '(.*)'$/gm)].map(([, word]) => word)).toEqual(words);
    expect(screen).toContain("The world holds its breath");
    expect(screen).not.toContain("DIED");
    await witness.hears(words.at(-1) as string);
    const heard = witness.client.transcript.flatMap((line) => / says, '(word \d+)'$/.exec(line)?.[1] ?? []);
    expect(heard).toEqual(words);
    await terminal.type("look");
    await terminal.shows(/^Exits: /m, { times: 2 });
    await expect.poll(current).toEqual(before);
    await witness.quit();
  });
});
