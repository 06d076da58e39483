import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Player, TelnetClient } from "@wyldlands/bots";
import { Opt } from "@wyldlands/telnet";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import { TestServer } from "../support/server.ts";
import { Tap } from "./tap.ts";
import { sendGmcp, Tintin, TINTIN, withGmcp } from "./tintin.ts";
import { TMUX } from "./tmux.ts";

const OPENSSL = findProgram("openssl", "openssl");
const ACCOUNT = "merrow";
const PASSWORD = "three green bottles";
const MESSAGE = `Char.Login.Credentials ${JSON.stringify({ account: ACCOUNT, password: PASSWORD })}`;
const CREDENTIALS = sendGmcp(MESSAGE);

/** `supported_versions` in a ServerHello that chose TLS 1.3: RFC 8446 §4.2.1. */
const TLS_1_3 = "\x00\x2b\x00\x02\x03\x04";

describe.skipIf([TINTIN, TMUX, OPENSSL].includes(undefined))("TinTin++ with a password to hand over", () => {
  const folder = mkdtempSync(join(tmpdir(), "wyld-tls-"));
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  let server: TestServer;
  let tap: Tap | undefined;
  let tintin: Tintin;

  beforeAll(async () => {
    const key256 = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    const selfSigned = ["req", "-x509", "-days", "30", "-subj", "/CN=localhost"];
    execFileSync(OPENSSL as string, [...selfSigned, ...key256, "-keyout", key, "-out", cert], {
      stdio: "pipe",
    });
    server = await TestServer.start({
      env: {
        WYLDLANDS_GATEWAY__TLS__CERT: cert,
        WYLDLANDS_GATEWAY__TLS__KEY: key,
        WYLDLANDS_GATEWAY__TELNET__TLS_PORT: "0",
      },
    });
    const player = new Player(new TelnetClient(server.telnet));
    await player.newAccount({ name: ACCOUNT, password: PASSWORD, character: "Merrow" });
    await player.quit();
  });
  afterEach(async () => {
    await tintin?.close();
    await tap?.close();
  });
  afterAll(async () => {
    await server?.stop();
    server?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is let in over TLS 1.3 without a word typed, and plays", async () => {
    const { telnets } = server.ports as { telnets?: number };
    tap = await Tap.open(
      { host: "127.0.0.1", port: telnets as number },
      { transcript: artefact("real-clients", "tintin-tls-wire.txt") },
    );
    tintin = await Tintin.start({
      name: "tls",
      port: tap.port,
      tls: true,
      orders: withGmcp(["Char", "Room"], { when: { told: "Char.Login.Default", order: CREDENTIALS } }),
    });
    await tintin.shows(/^The Lamp Stair$[^]*^Exits: east, up, down$/m);
    expect(await tintin.gmcp("Char.Login.Result")).toEqual({ success: true });
    expect(await tintin.gmcp("Char.Name")).toEqual({ name: "Merrow", fullname: "Merrow" });
    await tintin.type("say caf\u00e9 \u2014 \u4e2d");
    await tintin.shows(/^You say, 'caf\u00e9 \u2014 \u4e2d'$/m);

    expect(tap.bytes("server")).toContain(TLS_1_3);
    for (const side of ["client", "server"] as const)
      expect(tap.bytes(side)).not.toMatch(/Wyldlands|Lamp Stair|Char\.|merrow|bottles/);
    await tintin.type("quit");
    await tintin.shows(/SESSION 'wyld' DIED/i);
    expect(tintin.terminal.transcript()).not.toContain(PASSWORD);
  });

  it("has its password refused without TLS, and is asked as ever", async () => {
    tap = await Tap.open(server.telnet, { transcript: artefact("real-clients", "tintin-no-tls-wire.txt") });
    tintin = await Tintin.start({
      name: "no-tls",
      port: tap.port,
      orders: withGmcp(["Char", "Room"], { next: [CREDENTIALS, sendGmcp("Core.Ping")] }),
    });
    // What comes in order behind the credentials is answered; they are not.
    await tintin.hears(/^GMCP Core\.Ping/);
    expect(tap.said("client")).toContain(`SB ${Opt.GMCP} ${Buffer.from(MESSAGE).toString("hex")}`);
    await tintin.shows(/Name: ?$/m);
    await tintin.type(ACCOUNT);
    await tintin.shows(/Password: ?$/m);
    await tintin.type(PASSWORD);
    await tintin.shows(/^Exits: /m);
    expect(await tintin.gmcp("Char.Name")).toEqual({ name: "Merrow", fullname: "Merrow" });
    expect(tintin.told().filter((line) => line.includes("Char.Login"))).toEqual([]);
    expect((await tintin.terminal.screen()).match(/Password:/g)).toHaveLength(1);
    expect(tintin.terminal.transcript()).not.toContain(PASSWORD);
  });
});
