import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runFolder } from "../data-folder/data-folder.ts";
import { writeWorldFile } from "../data-folder/world-file.ts";
import { findInstallation } from "../paths.ts";
import { runCli } from "../run-cli.ts";

describe("wyldlands ban", () => {
  let cwd: string;
  let server: Server;
  let asked: string[];
  let answer: { status: number; body: object };

  beforeEach(async () => {
    cwd = mkdtempSync(join(tmpdir(), "wyld-ban-"));
    asked = [];
    answer = { status: 200, body: { ok: true, subject: "2001:db8::/64" } };
    const control = join(cwd, "control.sock");
    server = createServer((request, response) => {
      void text(request).then((body) => {
        asked.push(`${request.method} ${request.url} ${body}`);
        response.writeHead(answer.status).end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(control, resolve));
    const run = runFolder(join(cwd, "data"));
    mkdirSync(run, { recursive: true });
    writeWorldFile(run, { pid: 1, admin: undefined, control });
  });
  afterEach(() => {
    server.close();
    rmSync(cwd, { recursive: true });
  });

  const run = async (...words: string[]): Promise<{ code: number; out: string; err: string }> => {
    let [out, err] = ["", ""];
    const code = await runCli({
      process,
      installation: findInstallation(),
      words,
      env: {},
      cwd,
      out: (said) => (out += said),
      err: (said) => (err += said),
    });
    return { code, out, err };
  };

  test("add asks the world, and says what is turned away", async () => {
    expect(await run("ban", "add", "2001:db8::7")).toEqual({
      code: 0,
      out: "2001:db8::/64 is turned away from now on.\n",
      err: "",
    });
    expect(asked).toEqual(['POST /bans {"subject":"2001:db8::7"}']);
  });

  test("remove says who may come in again", async () => {
    expect((await run("ban", "remove", "2001:db8::/64")).out).toBe("2001:db8::/64 may come in again.\n");
    expect(asked).toEqual(['DELETE /bans {"subject":"2001:db8::/64"}']);
  });

  test("add and remove take an account by its name", async () => {
    answer.body = { ok: true, subject: "account:ann" };
    expect((await run("ban", "add", "account:Ann")).out).toBe("account:ann is turned away from now on.\n");
    expect((await run("ban", "remove", "account:ann")).out).toBe("account:ann may come in again.\n");
    expect(asked).toEqual(['POST /bans {"subject":"account:Ann"}', 'DELETE /bans {"subject":"account:ann"}']);
  });

  test("list shows each ban: since and until when, by whom and why; or that there is none", async () => {
    const createdAt = Date.UTC(2024, 1, 29, 12, 30);
    answer.body = {
      ok: true,
      bans: [
        { subject: "192.0.2.1", createdAt, until: null, reason: "", by: "the operator" },
        {
          subject: "account:ann",
          createdAt,
          until: createdAt + 3 * 86_400_000,
          reason: "threats",
          by: "Kay",
        },
      ],
    };
    expect((await run("ban", "list")).out).toBe(
      `${"192.0.2.1".padEnd(36)}2024-02-29 12:30  for good, by the operator\n` +
        `${"account:ann".padEnd(36)}2024-02-29 12:30  until 2024-03-03 12:30, by Kay: threats\n`,
    );
    answer.body = { ok: true, bans: [] };
    expect((await run("ban", "list")).out).toBe("Nobody is banned.\n");
  });

  test("repeats the world's refusal", async () => {
    answer = { status: 409, body: { ok: false, refusal: "192.0.2.1 is banned already." } };
    expect(await run("ban", "add", "192.0.2.1")).toEqual({
      code: 1,
      out: "",
      err: "192.0.2.1 is banned already.\n",
    });
  });

  test("wants to know whom, and a world that runs", async () => {
    expect((await run("ban", "add")).err).toContain("Say whom: an address, a network, or account:<name>.");
    rmSync(runFolder(join(cwd, "data")), { recursive: true });
    const { code, err } = await run("ban", "list");
    expect([code, err]).toEqual([1, expect.stringContaining("No world runs on")]);
    expect(asked).toEqual([]);
  });
});
