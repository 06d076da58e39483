import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../../packages/world/src/building/disk.ts";
import { RawLine } from "../support/raw-line.ts";
import { runCli } from "../support/run-cli.ts";
import { TestServer } from "../support/server.ts";

const SHIPPED = fileURLToPath(new URL("../../content", import.meta.url));
const PROGRAM = fileURLToPath(new URL("../../dist/wyldlands.mjs", import.meta.url));

describe("content that somebody broke while no world read it", () => {
  const folder = mkdtempSync(join(tmpdir(), "wyld-content-"));
  const rooms = join(folder, "areas/harbor/rooms.yaml");
  let server: TestServer;
  let whole = "";

  beforeAll(async () => {
    cpSync(SHIPPED, folder, { recursive: true });
    whole = readFileSync(rooms, "utf8");
    server = await TestServer.start({ content: folder });
  });
  afterAll(async () => {
    await server?.stop();
    server?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the world says of itself. */
  const ready = async (): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${server.httpUrl}/readyz`);
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { world: Record<string, unknown> }).world;
  };

  async function roomOfAGuest(): Promise<string> {
    const guest = await RawLine.open(server.telnet);
    try {
      guest.send("guest\n");
      await guest.until(/Exits: /);
      return guest.text;
    } finally {
      guest.close();
    }
  }

  it("keeps no world from starting: it runs on what last loaded, and says so on the terminal and to /readyz", async () => {
    await server.until(() => existsSync(join(server.dataDir, "content-last-good/index.json")), 20_000);
    expect(await ready()).not.toHaveProperty("content");
    writeFileSync(
      rooms,
      whole.replace(/^salt-quay:/m, "salt-quay: {").replace("The Lamp Stair", "The Lost Stair"),
    );
    await server.killWorld();
    expect(await roomOfAGuest()).toContain("The Lamp Stair");
    expect(server.output).toContain(`The content in ${folder} has faults.`);
    expect(server.output).toMatch(/areas\/harbor\/rooms\.yaml:\d+ /);
    expect(await ready()).toMatchObject({
      ok: true,
      content: expect.stringMatching(
        /^the content that last loaded, since the folder has \d+ faults?, the first in areas\/harbor\/rooms\.yaml:\d+$/,
      ) as string,
    });
  });

  it("keeps no server from starting either", async () => {
    const { dataDir } = server;
    expect(await server.stop()).toBe(0);
    server = await TestServer.start({ content: folder }, dataDir);
    expect(await roomOfAGuest()).toContain("The Lamp Stair");
    expect(await ready()).toHaveProperty("content");
  });

  it("is taken when it is mended and asked for, and everything is as ever", async () => {
    writeFileSync(rooms, whole.replace("The Lamp Stair", "The Mended Stair"));
    expect(await runCli(["content", "reload"], { dataDir: server.dataDir })).toMatchObject({ code: 0 });
    expect(await roomOfAGuest()).toContain("The Mended Stair");
    expect(await ready()).not.toHaveProperty("content");
    const index = (): string => readFileSync(join(server.dataDir, "content-last-good/index.json"), "utf8");
    const before = index();
    writeFileSync(rooms, whole.replace("The Lamp Stair", "The Newest Stair"));
    expect(await runCli(["content", "reload"], { dataDir: server.dataDir })).toMatchObject({ code: 0 });
    await server.until(() => index() !== before, 20_000);
    writeFileSync(rooms, "broken: [");
    await server.killWorld();
    expect(await roomOfAGuest()).toContain("The Newest Stair");
  });

  it("refuses a first start, by file and line", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "wyld-"));
    const env = {
      ...process.env,
      WYLDLANDS_DATA_DIR: dataDir,
      WYLDLANDS_GATEWAY__TELNET__PORT: "0",
      WYLDLANDS_GATEWAY__WEBSOCKET__PORT: "0",
      WYLDLANDS_SERVER__CONTENT: folder,
    };
    const child = spawn(process.execPath, [PROGRAM, "start"], { cwd: dataDir, env });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    try {
      const [code] = (await once(child, "exit")) as [number];
      expect(code).toBe(78);
      expect(output).toMatch(/areas\/harbor\/rooms\.yaml:1: /);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it("is mended by `content check` when it is half of what was being published", async () => {
    const at = mkdtempSync(join(tmpdir(), "wyld-content-"));
    try {
      cpSync(SHIPPED, at, { recursive: true });
      const file = join(at, "world.yaml");
      const [before, after] = [readFileSync(file, "utf8"), "half: 1\n"];
      const stage = join(at, ".staged/one");
      mkdirSync(stage, { recursive: true });
      writeFileSync(join(stage, "0.new"), before);
      writeFileSync(join(stage, "0.old"), after);
      writeFileSync(file, after);
      const entry = { path: "world.yaml", before: sha256(after), after: sha256(before) };
      const manifest = { version: 1, id: "one", direction: "forward", files: [entry], made: [] };
      writeFileSync(join(stage, "manifest.json"), JSON.stringify(manifest));
      const { output } = await runCli(["content", "check", at], { dataDir: server.dataDir });
      expect(output).toContain("A publication that was cut off is finished: world.yaml.\n");
      expect(output).not.toContain("No world starts with it.");
      expect(readFileSync(file, "utf8")).toBe(before);
      expect(existsSync(join(at, ".staged"))).toBe(false);
    } finally {
      rmSync(at, { recursive: true });
    }
  });
});
