import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestServer } from "../support/server.ts";

const MOUNT = "/bin/mount";
const UNMOUNT = "/bin/umount";

/** A small disk in memory, which only root may make, and not in every container. */
function smallDisk(mib: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "wyld-disk-"));
  try {
    execFileSync(MOUNT, ["-t", "tmpfs", "-o", `size=${mib}m,mode=0700`, "tmpfs", folder], {
      stdio: "ignore",
    });
    return folder;
  } catch {
    rmdirSync(folder);
    process.stderr.write(
      "\n*** NO SMALL DISK: this machine lets nobody mount one. The full disk is NOT TESTED. ***\n\n",
    );
    return undefined;
  }
}

const disk = smallDisk(120);

describe.skipIf(disk === undefined)("a disk that fills up under play", () => {
  const folder = disk as string;
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start({}, folder);
  });
  afterAll(async () => {
    await server?.stop();
    execFileSync(UNMOUNT, [folder]);
    rmdirSync(folder);
  });

  /** Takes every byte that is left. Returns what gives them back. */
  function fill(): () => void {
    const path = join(folder, "filler");
    const file = openSync(path, "w");
    const block = Buffer.alloc(1 << 16, 1);
    try {
      for (;;) writeSync(file, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
    closeSync(file);
    return () => rmSync(path);
  }

  it("keeps the players connected, says why, and answers every line once when there is room", async () => {
    const client = new TelnetClient(server.telnet);
    const player = new Player(client);
    await player.loginAsGuest();
    let closed = false;
    client.onClose(() => (closed = true));
    const said: string[] = [];
    client.onLine(({ text }) => void said.push(...(/^You say, '(word \d+)'$/.exec(text)?.slice(1) ?? [])));
    const gateway = server.gatewayPid();

    const free = fill();
    // New characters make the database grow.
    const guests = Array.from({ length: 8 }, () => new TelnetClient(server.telnet));
    for (const guest of guests) {
      await guest.connect();
      guest.send("guest");
    }
    await server.until(() => server.output.includes("No space left on device"), 30_000);
    const words = Array.from({ length: 5 }, (_, i) => `word ${i + 1}`);
    for (const word of words) client.send(`say ${word}`);
    // Most often each next world dies of it as well; now and then one finds room in the pages that the last one had, and goes on.
    const deaths = (): number => server.output.match(/it starts again/g)?.length ?? 0;
    for (let waited = 0; deaths() < 4 && waited < 75; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect(deaths()).toBeGreaterThan(0);
    await client.waitFor("The world holds its breath");
    if (deaths() >= 4) expect(said.length).toBeLessThan(words.length);
    free();

    await client.waitFor("You say, 'word 5'", { timeoutMs: 60_000 });
    expect(said).toEqual(words);
    for (const guest of guests) await guest.waitFor(/^Exits: /, { timeoutMs: 20_000 });
    expect(closed).toBe(false);
    expect(server.gatewayPid()).toBe(gateway);
    expect(server.output).not.toMatch(/^\s+at /m);
    expect(server.output).not.toContain("ended with code 70");
    for (const guest of guests) await guest.close();
    await player.quit();
  });
});
