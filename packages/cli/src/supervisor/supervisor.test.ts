import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openDataFolder, type DataFolder } from "../data-folder/data-folder.ts";
import { isAlive } from "../data-folder/process-identity.ts";
import { askControl } from "./control-socket.ts";
import type { Role, SupervisorEvent } from "./events.ts";
import { RESTART_TIMES } from "./restart-policy.ts";
import { controlPath, lockPath, Supervisor, type SupervisorOptions } from "./supervisor.ts";

const FAKE = fileURLToPath(new URL("fake-child.mjs", import.meta.url));
const TIMES = { ...RESTART_TIMES, firstDelay: 20, longestDelay: 80 };

describe("the supervisor", () => {
  let path: string;
  let folder: DataFolder;
  let events: SupervisorEvent[];
  let listeners: ((event: SupervisorEvent) => void)[];
  let supervisor: Supervisor | undefined;

  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), "wyld-sup-"));
    folder = openDataFolder(path);
    events = [];
    listeners = [];
    supervisor = undefined;
  });
  afterEach(async () => {
    await supervisor?.stop("the test is over");
    rmSync(path, { recursive: true, force: true });
  });

  const options = (more: Partial<SupervisorOptions> = {}): SupervisorOptions => ({
    folder,
    spawn: (role, careful) => fork(FAKE, [role, path, ...(careful ? ["--careful"] : [])], { execArgv: [] }),
    onEvent(event) {
      events.push(event);
      for (const listener of listeners) listener(event);
    },
    times: TIMES,
    stopMs: 4_000,
    ...more,
  });
  const plan = (role: Role, ...acts: string[]): void =>
    writeFileSync(join(path, `${role}.plan`), acts.join("\n"));
  const starts = (role: Role): string[] =>
    readFileSync(join(path, `${role}.starts`), "utf8")
      .trim()
      .split("\n");
  const order = (): string[] => readFileSync(join(path, "order"), "utf8").trim().split("\n");
  const of = <K extends SupervisorEvent["kind"]>(
    kind: K,
    role: Role,
  ): Extract<SupervisorEvent, { kind: K }>[] =>
    events.filter((event) => event.kind === kind && "role" in event && event.role === role) as Extract<
      SupervisorEvent,
      { kind: K }
    >[];
  /** Until `role` has had `count` events of the kind. */
  const seen = (kind: SupervisorEvent["kind"], role: Role, count: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (of(kind, role).length >= count) resolve();
      };
      listeners.push(look);
      look();
    });
  const start = async (more?: Partial<SupervisorOptions>): Promise<Supervisor> => {
    supervisor = await Supervisor.start(options(more));
    return supervisor;
  };
  const bothReady = async (): Promise<void> => {
    await Promise.all([seen("ready", "world", 1), seen("ready", "gateway", 1)]);
  };
  const worldPid = (): number => of("started", "world").at(-1)?.pid ?? 0;

  test("starts both and ends the world before the gateway", async () => {
    const running = await start();
    await bothReady();
    expect(running.status()).toMatchObject({ world: { state: "ready" }, gateway: { state: "ready" } });
    await running.stop("enough");
    expect(await running.stopped).toBe(0);
    expect(order()).toEqual(["world ended", "gateway ended"]);
    expect(existsSync(controlPath(folder)) || existsSync(lockPath(folder))).toBe(false);
  });

  test("backs off after three early deaths, makes the world careful, and leaves the gateway up", async () => {
    plan("world", "exit 70", "exit 70", "exit 70", "exit 70", "live");
    await start();
    await seen("ready", "world", 5);
    const died = of("died", "world");
    expect(died.map((event) => event.delayMs)).toEqual([0, 0, 20, 40]);
    expect(died.every((event) => event.unexplained)).toBe(true);
    expect(starts("world")).toEqual(["plain", "plain", "plain", "--careful", "--careful"]);
    expect(of("started", "gateway")).toHaveLength(1);
  });

  test("starts a world that was killed from outside again at once, and not carefully, however often", async () => {
    await start();
    for (let n = 1; n <= 5; n++) {
      await seen("ready", "world", n);
      process.kill(worldPid(), n % 2 === 0 ? "SIGTERM" : "SIGKILL");
    }
    await seen("ready", "world", 6);
    expect(of("died", "world").map(({ delayMs, unexplained }) => [delayMs, unexplained])).toEqual(
      Array.from({ length: 5 }, () => [0, false]),
    );
    expect(starts("world")).toEqual(Array.from({ length: 6 }, () => "plain"));
  });

  test("waits for a lost database without calling it unexplained", async () => {
    plan("world", "refuse 75", "refuse 75", "refuse 75", "live");
    await start();
    await seen("ready", "world", 1);
    expect(of("died", "world").map(({ delayMs, unexplained }) => [delayMs, unexplained])).toEqual([
      [0, false],
      [0, false],
      [20, false],
    ]);
    expect(starts("world").at(-1)).toBe("plain");
  });

  test("starts a dead gateway again and clears its ports file", async () => {
    await start();
    await bothReady();
    const pid = of("started", "gateway").at(-1)?.pid ?? 0;
    writeFileSync(folder.ports, JSON.stringify({ telnet: 1, http: 2, pid }));
    process.kill(pid, "SIGKILL");
    await seen("ready", "gateway", 2);
    expect(existsSync(folder.ports)).toBe(false);
    expect(of("started", "world")).toHaveLength(1);
  });

  test("gives up when a process says at its first start that the configuration is bad", async () => {
    plan("gateway", "refuse 78");
    const running = await start();
    expect(await running.stopped).toBe(78);
    expect(of("started", "gateway")).toHaveLength(1);
  });

  test("kills what does not end in time", async () => {
    plan("world", "stubborn");
    const running = await start({ stopMs: 200 });
    await bothReady();
    const pid = worldPid();
    await running.stop("enough");
    expect(await running.stopped).toBe(70);
    expect(of("killed", "world")).toHaveLength(1);
    expect(isAlive(pid)).toBe(false);
  });

  test("starts nothing again while it stops, even when a signal went to every process at once", async () => {
    plan("world", "stubborn");
    const running = await start({ stopMs: 600 });
    await bothReady();
    const stopping = running.stop("enough");
    process.kill(of("started", "gateway")[0]?.pid ?? 0, "SIGTERM");
    await stopping;
    expect(of("ended", "gateway")).toHaveLength(1);
    expect(of("started", "gateway")).toHaveLength(1);
  });

  test("restarts the world on request, which is no death, and says how long it was away", async () => {
    await start();
    await bothReady();
    const before = worldPid();
    const { awayMs } = (await askControl(controlPath(folder), { do: "restart world" })) as { awayMs: number };
    expect(awayMs).toBeGreaterThan(0);
    expect(worldPid()).not.toBe(before);
    expect(of("died", "world")).toEqual([]);
    expect(of("started", "gateway")).toHaveLength(1);
  });

  test("says in words when the new world does not come back in time", async () => {
    plan("world", "live", "silent");
    await start({ patienceMs: 100 });
    await bothReady();
    await expect(askControl(controlPath(folder), { do: "restart world" })).rejects.toThrow(/not back after/);
  });

  test("ends both when the world says that an administrator shuts the game down", async () => {
    plan("world", "shutdown");
    const running = await start();
    expect(await running.stopped).toBe(0);
    expect(of("died", "world")).toEqual([]);
    expect(starts("world")).toEqual(["plain"]);
  });

  test("answers status and stop on its socket, which only its owner may use, and refuses what it does not know", async () => {
    const running = await start();
    await bothReady();
    expect(statSync(controlPath(folder)).mode & 0o777).toBe(0o600);
    expect(await askControl(controlPath(folder), { do: "status" })).toMatchObject({
      world: { state: "ready", pid: worldPid() },
    });
    await expect(askControl(controlPath(folder), { do: "dance" })).rejects.toThrow(/not 'dance'/);
    await askControl(controlPath(folder), { do: "stop" });
    expect(await running.stopped).toBe(0);
    await expect(askControl(controlPath(folder), { do: "status" })).rejects.toThrow(/No server runs/);
  });

  test("refuses a second supervisor on the same folder, in words, and leaves the first alone", async () => {
    await start();
    await bothReady();
    await expect(Supervisor.start(options())).rejects.toThrow(/already runs on .*process \d+/);
    expect(await askControl(controlPath(folder), { do: "status" })).toMatchObject({ pid: process.pid });
  });

  test("takes over from a supervisor that is gone, after the children it left have ended", async () => {
    const left = fork(FAKE, ["world", path], { execArgv: [] });
    await once(left, "message");
    const gone = { pid: 2 ** 22 + 1, children: [{ pid: left.pid ?? 0 }] };
    writeFileSync(lockPath(folder), JSON.stringify(gone));
    const starting = start();
    left.kill("SIGTERM");
    await once(left, "exit");
    await starting;
    await bothReady();
    expect(order()).toEqual(["world ended"]);
  });

  describe("as a process", () => {
    const run = async () => {
      const child = fork(inject("bundles")["supervisor-harness"], [path, FAKE], {
        execArgv: [],
        stdio: ["ignore", "pipe", "inherit", "ipc"],
      });
      await once(child, "message");
      return child;
    };

    test.each(["SIGTERM", "SIGINT"] as const)("ends both in order and exits 0 on %s", async (signal) => {
      const child = await run();
      child.kill(signal);
      const [code] = (await once(child, "exit")) as [number];
      expect(code).toBe(0);
      expect(order()).toEqual(["world ended", "gateway ended"]);
    });

    test("has the gateway alone read its certificate again on SIGHUP, and goes on", async () => {
      const child = await run();
      const reloaded = (): boolean => existsSync(join(path, "order"));
      for (const times of [1, 2]) {
        child.kill("SIGHUP");
        await expect.poll(() => reloaded() && order()).toEqual(Array(times).fill("gateway reloaded"));
      }
      expect(await askControl(controlPath(folder), { do: "status" })).toMatchObject({
        world: { state: "ready" },
        gateway: { state: "ready" },
      });
      child.kill("SIGTERM");
      expect((await once(child, "exit"))[0]).toBe(0);
    });

    test("leaves no children behind when it is killed", async () => {
      const child = await run();
      const status = (await askControl(controlPath(folder), { do: "status" })) as Record<
        Role,
        { pid: number }
      >;
      child.kill("SIGKILL");
      await once(child, "exit");
      supervisor = await Supervisor.start(options());
      expect(isAlive(status.world.pid) || isAlive(status.gateway.pid)).toBe(false);
      expect(order().toSorted()).toEqual(["gateway orphaned", "world orphaned"]);
    });
  });
});
