import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { TestServer } from "../support/server.ts";

const CONTENT = fileURLToPath(new URL("../../content", import.meta.url));
const BAD_CONFIG = 78;

describe("a second process on a running server's folder", () => {
  let server: TestServer;
  let player: Player;
  beforeAll(async () => {
    server = await TestServer.start();
    player = new Player(new TelnetClient(server.telnet));
    await player.loginAsGuest();
  });
  afterAll(async () => {
    await player?.quit();
    await server?.stop();
    server?.remove();
  });

  it("`start` says who runs there, ends with 78, and leaves the first one be", async () => {
    const ports = server.ports;
    const second = await runCli(["start"], { dataDir: server.dataDir });
    expect(second.output).toContain(`A server already runs on ${server.dataDir}`);
    expect(second.output).toContain("Stop it with `wyldlands stop`");
    expect(second.output).not.toMatch(/^\s+at /m);
    expect(second.code).toBe(BAD_CONFIG);
    await player.say("undisturbed by a second start");
    expect(server.ports).toEqual(ports);
    expect(server.output).not.toContain("ended");
  });

  it("`world` gives way in words, and the first world goes on", async () => {
    const pid = server.worldPid();
    const second = await runCli(["world"], { dataDir: server.dataDir });
    expect(second.output).toBe(
      `world: The world could not start: The data folder ${server.dataDir} is in use by process ${pid}. ` +
        "Stop that process first, or give this one another folder (WYLDLANDS_DATA_DIR).\n",
    );
    expect(second.code).toBe(BAD_CONFIG);
    await player.say("undisturbed by a second world");
    expect(server.worldPid()).toBe(pid);
    expect(server.output).not.toContain("ended");
  });

  it("`gateway` gives way in words, and nobody's connection is lost", async () => {
    const ports = server.ports;
    const second = await runCli(["gateway"], { dataDir: server.dataDir });
    expect(second.output).toContain(
      `A gateway already runs on ${server.dataDir} (process ${server.gatewayPid()})`,
    );
    expect(second.code).toBe(BAD_CONFIG);
    await player.say("undisturbed by a second gateway");
    expect(server.ports).toEqual(ports);
  });

  it("`start` in another folder says which port is taken, and ends", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "wyld-start-"));
    const port = String(server.ports.telnet);
    const second = await runCli(["start"], { dataDir, env: { WYLDLANDS_GATEWAY__TELNET__PORT: port } });
    rmSync(dataDir, { recursive: true });
    expect(second.output).toContain(port);
    expect(second.output).not.toMatch(/^\s+at /m);
    expect(second.output).not.toContain("starts again");
    expect(second.code).toBe(BAD_CONFIG);
    await player.say("undisturbed by a second server");
  });
});

describe("a start that cannot succeed", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wyld-start-"));
    mkdirSync(join(folder, "data"), { mode: 0o700 });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (env: Record<string, string> = {}) =>
    runCli(["start"], { dataDir: join(folder, "data"), cwd: folder, env });

  it("names file and line of broken content, ends with 78, and does not try again", async () => {
    const content = join(folder, "content");
    cpSync(CONTENT, content, { recursive: true });
    const rooms = join(content, "areas/harbor/rooms.yaml");
    const lines = readFileSync(rooms, "utf8").split("\n");
    const at = lines.findIndex((line) => line.includes("exits: { up: bell-terrace"));
    lines[at] = "  exits: { up: bell-terrace, down: a-room-that-is-not }";
    writeFileSync(rooms, lines.join("\n"));

    const ended = await start({ WYLDLANDS_SERVER__CONTENT: content });
    expect(ended.output).toContain(`areas/harbor/rooms.yaml:${at + 1}`);
    expect(ended.output).toContain("a-room-that-is-not");
    expect(ended.output).not.toMatch(/^\s+at /m);
    expect(ended.output).not.toContain("starts again");
    expect(ended.output.match(/a-room-that-is-not/g)).toHaveLength(1);
    expect(ended.code).toBe(BAD_CONFIG);
  });

  it("names file and line of content that is no YAML", async () => {
    const content = join(folder, "content");
    cpSync(CONTENT, content, { recursive: true });
    writeFileSync(join(content, "areas/harbor/items.yaml"), "oil:\n  name: a flask\n look: crooked\n");
    const ended = await start({ WYLDLANDS_SERVER__CONTENT: content });
    expect(ended.output).toMatch(/areas\/harbor\/items\.yaml:\d/);
    expect(ended.output).not.toMatch(/^\s+at /m);
    expect(ended.code).toBe(BAD_CONFIG);
  });

  it("names file and line of a key that does not exist, and the one that was meant", async () => {
    writeFileSync(join(folder, "wyldlands.yaml"), "# ours\ngateway:\n  telnet:\n    prot: 4001\n");
    const ended = await start();
    expect(ended.output).toMatch(/wyldlands\.yaml:4/);
    expect(ended.output).toContain("'gateway.telnet.prot' is not a key. Did you mean 'port'?");
    expect(ended.code).toBe(BAD_CONFIG);
    expect(ended.ms).toBeLessThan(10_000);
  });

  it("names file and line of a value that cannot be", async () => {
    writeFileSync(join(folder, "wyldlands.yaml"), "server:\n  tick_rate: brisk\n");
    const ended = await start();
    expect(ended.output).toMatch(/wyldlands\.yaml:2/);
    expect(ended.output).toContain("server.tick_rate");
    expect(ended.code).toBe(BAD_CONFIG);
  });

  it("names the variable when the environment is wrong", async () => {
    const ended = await start({ WYLDLANDS_SERVER__TICK_RATE: "0" });
    expect(ended.output).toContain("WYLDLANDS_SERVER__TICK_RATE");
    expect(ended.code).toBe(BAD_CONFIG);
  });
});
