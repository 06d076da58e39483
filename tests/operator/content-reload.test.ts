import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RawLine } from "../support/raw-line.ts";
import { runCli } from "../support/run-cli.ts";
import { TestServer } from "../support/server.ts";

const SHIPPED = fileURLToPath(new URL("../../content", import.meta.url));

describe("content that changes under the players", () => {
  const folder = mkdtempSync(join(tmpdir(), "wyld-content-"));
  const rooms = join(folder, "areas/harbor/rooms.yaml");
  let server: TestServer;
  let guest: RawLine;

  beforeAll(async () => {
    cpSync(SHIPPED, folder, { recursive: true });
    server = await TestServer.start({ content: folder, env: { WYLDLANDS_SERVER__WATCH_CONTENT: "true" } });
    guest = await RawLine.open(server.telnet);
    guest.send("guest\n");
    await guest.until(/Exits: /);
  });
  afterAll(async () => {
    guest?.close();
    await server?.stop();
    server?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Gives the room where guests begin another name. */
  function rename(name: string): void {
    const text = readFileSync(rooms, "utf8");
    const next = text.replace(/^(lamp-stair:\n {2}name: ).*$/m, `$1${name}`);
    expect(next).not.toBe(text);
    writeFileSync(rooms, next);
  }

  /** Looks until the room has the name. */
  async function lookFor(name: string): Promise<void> {
    for (const deadline = performance.now() + 20_000; !guest.text.includes(name); ) {
      expect(performance.now()).toBeLessThan(deadline);
      guest.send("look\n");
      await delay(50);
    }
  }

  it("is taken as soon as it is written; whoever plays sees it and stays", async () => {
    const times: number[] = [];
    for (const name of ["The Swept Stair", "The Scrubbed Stair", "The Polished Stair"]) {
      const began = performance.now();
      rename(name);
      await lookFor(name);
      times.push(Math.round(performance.now() - began));
    }
    process.stdout.write(`edit, reload, play: ${times.join(", ")} ms\n`);
  });

  it("is refused by file and line when it has faults, and the world goes on as it is", async () => {
    const whole = readFileSync(rooms, "utf8");
    writeFileSync(rooms, `${whole}\nunfinished: [\n`);
    const refused = await runCli(["content", "reload"], { dataDir: server.dataDir });
    expect(refused.code).toBe(1);
    expect(refused.output).toMatch(/^areas\/harbor\/rooms\.yaml:\d+: .* \[bad-yaml\]\n/);
    expect(refused.output).toContain("1 finding; the world goes on as it is.");
    guest.send("say still here\n");
    await guest.until(/You say, 'still here'/);
    writeFileSync(rooms, whole);
    const taken = await runCli(["content", "reload"], { dataDir: server.dataDir });
    expect(taken).toMatchObject({ code: 0 });
    expect(taken.output).toContain("The world goes by the new content.");
  });

  it("is there, whole, in the world that comes after one which was killed over it", async () => {
    rename("The Drowned Stair");
    await server.killWorld();
    await lookFor("The Drowned Stair");
    guest.send("say and again\n");
    await guest.until(/You say, 'and again'/);
  });
});
