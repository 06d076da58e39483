import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDataFolder, runFolder, SOCKET_PATH_LIMIT } from "./data-folder.ts";
import { gatewayId } from "./gateway-id.ts";
import { removePorts, writePorts } from "./ports-file.ts";
import { removeDeadSockets, worldAddresses, worldSocket } from "./world-sockets.ts";

const NO_SUCH_PID = 2 ** 22 + 5;

describe("the data folder", () => {
  let temporary: string;
  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), "wyld-data-"));
  });
  afterEach(() => rmSync(temporary, { recursive: true }));

  test("is made for its owner only, parts and all", () => {
    const folder = openDataFolder(join(temporary, "deep", "data"));
    for (const path of [folder.path, folder.run, folder.logs])
      expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  test("says what to do when it cannot be made", () => {
    writeFileSync(join(temporary, "file"), "");
    expect(() => openDataFolder(join(temporary, "file"))).toThrow(/cannot be used: .*Set WYLDLANDS_DATA_DIR/);
  });

  test("keeps its sockets in the temporary folder when its own path is too long for them", () => {
    const long = join(temporary, "x".repeat(90));
    const { run } = openDataFolder(long, temporary);
    expect(run).toMatch(/wyldlands-[0-9a-f]{12}$/);
    expect(Buffer.byteLength(worldSocket(run, 4_194_303))).toBeLessThanOrEqual(SOCKET_PATH_LIMIT);
    expect(runFolder(long, temporary)).toBe(run);
    expect(runFolder(`${long}y`, temporary)).not.toBe(run);
  });

  test("puts no socket into a folder there that others may enter", () => {
    const long = join(temporary, "x".repeat(90));
    mkdirSync(runFolder(long, temporary));
    chmodSync(runFolder(long, temporary), 0o755);
    expect(() => openDataFolder(long, temporary)).toThrow(/not ours alone/);
  });

  test("asks for a shorter path when even the temporary one is too long", () => {
    expect(() => runFolder("/x".repeat(60), "/y".repeat(60))).toThrow(
      /Set WYLDLANDS_DATA_DIR to a shorter path/,
    );
  });

  test("gives the gateway one name for good, and a new one when the file is spoilt", () => {
    const file = join(temporary, "gateway-id");
    const first = gatewayId(file);
    expect(gatewayId(file)).toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, "nonsense");
    expect(gatewayId(file)).not.toBe(first);
  });

  test("lists worlds newest first and forgets those that are gone", () => {
    const [alive, dead] = [process.pid, NO_SUCH_PID];
    writeFileSync(worldSocket(temporary, alive), "");
    writeFileSync(worldSocket(temporary, dead), "");
    utimesSync(worldSocket(temporary, alive), 1_000, 1_000);
    utimesSync(worldSocket(temporary, dead), 2_000, 2_000);
    expect(worldAddresses(temporary)).toEqual(
      [dead, alive].map((pid) => `unix:${worldSocket(temporary, pid)}`),
    );
    removeDeadSockets(temporary);
    expect(worldAddresses(temporary)).toEqual([`unix:${worldSocket(temporary, alive)}`]);
  });

  test("holds the ports of the gateway that wrote them last", () => {
    const file = join(temporary, "ports.json");
    writePorts(file, { telnet: 4000, http: null, pid: 7 });
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ telnet: 4000, http: null, pid: 7 });
    removePorts(file, 6);
    expect(existsSync(file)).toBe(true);
    removePorts(file, 7);
    expect(existsSync(file)).toBe(false);
  });
});
