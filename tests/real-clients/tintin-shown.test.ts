import { Opt } from "@wyldlands/telnet";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { Tap } from "./tap.ts";
import { Tintin, TINTIN, type TintinOptions } from "./tintin.ts";
import { TMUX } from "./tmux.ts";

/** Where the player stands, on a map. */
const DRAWN = "[@]";

/** `MTTS` bits as TinTin++ gives them: ANSI, VT100, UTF-8, 256 colours, truecolour; and 64 with `-s`. */
const SEEN = 271;
const HEARD = SEEN + 64;

// oxlint-disable-next-line no-control-regex -- colours are what is looked for
const COLOUR = /\x1b\[([0-9;]*)m/g;

describe.skipIf(TINTIN === undefined || TMUX === undefined)("what TinTin++ is shown", () => {
  let server: TestServer;
  let tap: Tap;
  let tintin: Tintin;

  beforeAll(async () => {
    server = await sharedServer();
  });
  afterEach(async () => {
    await tintin?.close();
    await tap?.close();
  });
  afterAll(async () => {});

  /** A guest in the first room, after the client has said what it is. */
  async function enter(options: Omit<TintinOptions, "port">): Promise<void> {
    const transcript = artefact("real-clients", `tintin-${options.name}-wire.txt`);
    tap = await Tap.open(server.telnet, { transcript });
    tintin = await Tintin.start({ ...options, port: tap.port });
    await tintin.shows(/Name: ?$/m);
    await expect.poll(mtts).toBeDefined();
    await tintin.type("guest");
    await tintin.shows(/^Exits: east, up, down$/m);
    // What the tap reads of a compressed stream may come after what the client shows.
    await expect.poll(() => tap.text("server"), { timeout: 15_000 }).toContain("Exits: ");
  }

  /** What the client said as its `MTTS n`. */
  function mtts(): number | undefined {
    const words = tap.said("client").filter((word) => word.startsWith(`SB ${Opt.TTYPE} 00`));
    const told = words.map((word) => Buffer.from(word.split(" ")[2]?.slice(2) ?? "", "hex").toString());
    const found = told.flatMap((word) => /^MTTS (\d+)$/.exec(word)?.[1] ?? []);
    return found[0] === undefined ? undefined : Number(found[0]);
  }

  /** The looks that the server sent, as SGR parameters; its resets are none. */
  function looks(): string[] {
    const found = new Set(
      [...tap.text("server").matchAll(COLOUR)].map(([, parameters]) => parameters as string),
    );
    found.delete("0");
    return [...found];
  }

  it("is words without colour, sentences for a map, and a prompt to be heard, when it runs with -s", async () => {
    await enter({ name: "heard", screenReader: true });
    expect(mtts()).toBe(HEARD);
    await tintin.shows(/^Ready: ?/m);
    await tintin.type("map");
    await tintin.shows(/Here: The Lamp Stair\. /);
    // What comes behind it has come behind all of the map.
    await tintin.type("say drawn");
    const screen = await tintin.shows(/^You say, 'drawn'$/m);
    expect(screen).not.toMatch(/^> ?/m);
    expect(screen).not.toContain(DRAWN);
    const text = Buffer.from(tap.text("server"), "latin1").toString();
    expect(text).not.toContain("\x1b");
    expect(text).not.toMatch(/[\u2500-\u259f]/);
  });

  it("is colour, a drawing for a map, and the usual prompt, when it runs without", async () => {
    await enter({ name: "seen" });
    expect(mtts()).toBe(SEEN);
    await tintin.shows(/^> /m);
    await tintin.type("map");
    await tintin.shows(/^@ you/m);
    await tintin.type("say drawn");
    const screen = await tintin.shows(/^You say, 'drawn'$/m);
    expect(screen).toContain(DRAWN);
    expect(screen).not.toContain("Here: The Lamp Stair");
    expect(tap.text("server")).not.toContain("Ready:");
    expect(looks().length).toBeGreaterThan(3);
  });

  it("is what its player wishes, whatever the client says", async () => {
    await enter({ name: "wished" });
    await tintin.type("screenreader on");
    await tintin.shows(/^Ready: ?/m);
    await tintin.type("map");
    await tintin.shows(/Here: The Lamp Stair\. /);
    await tintin.type("screenreader auto");
    await tintin.shows(/^Your client says from now on[^]*^> ?$/m);
    await tintin.type("map");
    await tintin.shows(/^@ you/m);
  });

  it.each([
    ["TRUE", /^(?:1|(?:1;|38;2;\d+;\d+;\d+;)*38;2;\d+;\d+;\d+)$/, "38;2;0;138;138"],
    ["256", /^(?:1|(?:1;|38;5;\d+;)*38;5;\d+)$/, "38;5;30"],
    ["ANSI", /^(?:1|(?:1;|3[1-6];)*3[1-6])$/, "36"],
  ])("is in the colours that it is set to show: %s", async (mode, like, room) => {
    await enter({ name: `colour-${mode.toLowerCase()}`, orders: [`#config {COLOR MODE} {${mode}}`] });
    for (const look of looks()) expect(look).toMatch(like);
    expect(tap.text("server")).toContain(`\x1b[1;${room}mThe Lamp Stair\x1b[0m`);
  });

  it("has no colour when it is set to show none", async () => {
    await enter({ name: "colour-none", orders: ["#config {COLOR MODE} {NONE}"] });
    expect(looks()).toEqual([]);
    expect(tap.text("server")).toContain("\r\nThe Lamp Stair\r\n");
  });
});
