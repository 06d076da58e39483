import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { freePorts } from "../support/free-ports.ts";
import { findProgram } from "../support/programs.ts";
import { Piped } from "./piped.ts";
import { Role } from "./role.ts";
import { Tmux, TMUX } from "./tmux.ts";

const NCAT = findProgram("ncat", "ncat");
const TELNET = findProgram("inetutils-telnet", "inetutils-telnet");
const PASSWORD = "two doors one house";

describe.skipIf(NCAT === undefined || TELNET === undefined || TMUX === undefined)(
  "two gateways of one world",
  () => {
    let link: string;
    let world: Role;
    let harbour: Role;
    let hill: Role;
    const terminals: Tmux[] = [];
    const pipes: Piped[] = [];

    beforeAll(async () => {
      const [port] = await freePorts(1);
      link = `tcp://127.0.0.1:${port}`;
      [world, harbour, hill] = await Promise.all([
        Role.start("world", { WYLDLANDS_LINK__LISTEN: link }),
        Role.start("gateway", { WYLDLANDS_LINK__WORLDS: `[${link}]` }),
        Role.start("gateway", { WYLDLANDS_LINK__WORLDS: `[${link}]` }),
      ]);
    });
    afterEach(async () => {
      await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
      await Promise.all(pipes.splice(0).map((pipe) => pipe.close()));
    });
    afterAll(async () => {
      for (const role of [hill, harbour, world]) await role?.stop();
    });

    /** inetutils telnet in a terminal, at the first gateway. */
    async function atHarbour(name: string): Promise<Tmux> {
      const terminal = await Tmux.start(`${TELNET} 127.0.0.1 ${harbour.telnet.port}`, {
        width: 100,
        height: 40,
        transcript: artefact("real-clients", `two-gateways-harbour-${name}.txt`),
      });
      terminals.push(terminal);
      await terminal.shows(/^Name: ?$/m);
      return terminal;
    }

    /** ncat, at the second. */
    async function atHill(name: string): Promise<Piped> {
      const { host, port } = hill.telnet;
      const pipe = new Piped(NCAT as string, [host, String(port)], {
        transcript: artefact("real-clients", `two-gateways-hill-${name}.txt`),
      });
      pipes.push(pipe);
      await pipe.shows(/Name: $/);
      return pipe;
    }

    it("lets players of both hear each other", async () => {
      const here = await atHarbour("hear");
      const there = await atHill("hear");
      await here.type("guest");
      await here.shows(/^Exits: /m);
      there.type("guest");
      await there.shows(/Exits: /);
      await here.shows(/^\w+ arrives\.$/m);
      await here.type("say caf\u00e9 by the harbour");
      await there.shows(/\w+ says, 'caf\u00e9 by the harbour'/);
      there.type("say \u4e2d on the hill");
      await here.shows(/^\w+ says, '\u4e2d on the hill'$/m);
      there.type("quit");
      await here.shows(/^\w+ leaves for another shore\.$/m);
    });

    it("moves a player who logs in at the other, and tells the first client so in words", async () => {
      const first = await atHarbour("takeover");
      await first.type("new");
      await first.shows(/account name: ?$/m);
      await first.type("janus");
      await first.shows(/^Choose a password: ?$/m);
      await first.type(PASSWORD);
      await first.shows(/^Repeat the password: ?$/m);
      await first.type(PASSWORD);
      await first.shows(/^Name your character: ?$/m);
      await first.type("Janus");
      await first.shows(/^Exits: /m);
      await first.type("down");
      await first.shows(/^The Salt Quay$/m);
      await first.type("get boathook");
      await first.shows(/You get a rusty boathook\.$/m);

      const second = await atHill("takeover");
      second.type("janus");
      await second.shows(/Password: $/);
      second.type(PASSWORD);
      await second.shows(/The Salt Quay/);
      const screen = await first.shows(/^You came in from somewhere else: this connection ends here\.$/m);
      expect(screen).not.toContain(PASSWORD);
      await first.shows(/Connection closed by foreign host/);
      second.type("inventory");
      await second.shows(/You carry:[^]*a rusty boathook/);
      // And back again.
      const third = await atHarbour("takeover-back");
      await third.type("janus");
      await third.shows(/^Password: ?$/m);
      await third.type(PASSWORD);
      await second.shows(/You came in from somewhere else: this connection ends here\./);
      await third.shows(/^The Salt Quay$/m);
    });

    it("keeps the players of both while another world takes the killed one's place", async () => {
      const here = await atHarbour("world-killed");
      const there = await atHill("world-killed");
      await here.type("guest");
      await here.shows(/^Exits: /m);
      there.type("guest");
      await there.shows(/Exits: /);
      await world.kill();
      there.type("say while nobody heard");
      await there.shows(/The world holds its breath/);
      world = await Role.start("world", { WYLDLANDS_LINK__LISTEN: link }, world.folder);
      await there.shows(/You say, 'while nobody heard'/);
      await here.shows(/\w+ says, 'while nobody heard'$/m);
    });
  },
);
