import { mkdtemp, rm, stat } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Reloaded } from "../reload/reloader.ts";
import { usageReport } from "../voices/books/report.ts";
import { startControlServer, type Done } from "./control-server.ts";

const NOTHING = { sums: [], times: [], ratings: [], good: 0, bad: 0, playMs: 0 };

describe("the operator's socket", () => {
  let folder = "";
  let close = (): Promise<void> => Promise.resolve();
  const asked: [string, string][] = [];
  let made: Done = { ok: true };
  const banned: string[] = [];
  let reloaded: Reloaded = { ok: true, changes: "Changed: a room" };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "control-"));
    asked.length = 0;
    made = { ok: true };
    banned.length = 0;
    const server = await startControlServer(join(folder, "c.sock"), {
      makeAdmin(name, password) {
        asked.push([name, password]);
        return Promise.resolve(made);
      },
      ban(subject) {
        banned.push(subject);
        return Promise.resolve({ ok: true, subject });
      },
      unban: (subject) => Promise.resolve({ ok: false, refusal: `${subject} is not banned.` }),
      reload: () => Promise.resolve(reloaded),
      usage: (days) => Promise.resolve(usageReport({ ...NOTHING, playMs: days }, 0, days)),
      bans: () => banned.map((subject) => ({ subject, createdAt: 7 })),
    });
    close = () => server.close();
  });
  afterEach(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });

  const post = (
    body: string,
    path = "/admins",
    method = "POST",
  ): Promise<{ status: number; answer: unknown }> =>
    new Promise((resolve, reject) => {
      const headers = { "content-length": Buffer.byteLength(body) };
      const sent = request({ socketPath: join(folder, "c.sock"), path, method, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, answer: JSON.parse(text) }));
      });
      sent.on("error", reject);
      sent.end(body);
    });

  it("tells what the voices cost in so many days", async () => {
    const { status, answer } = await post('{"days":7}', "/usage", "GET");
    expect(status).toBe(200);
    expect(answer).toMatchObject({ ok: true, report: { until: 7, all: { calls: 0 } } });
    for (const body of ['{"days":0}', '{"days":1.5}', '{"days":99999}', "{}", ""])
      expect((await post(body, "/usage", "GET")).status).toBe(400);
  });

  it("belongs to its owner alone", async () => {
    expect((await stat(join(folder, "c.sock"))).mode & 0o777).toBe(0o600);
  });

  it("makes an admin, or says why not", async () => {
    const body = JSON.stringify({ name: "ann", password: "salt and tar" });
    expect(await post(body)).toEqual({ status: 200, answer: { ok: true } });
    expect(asked).toEqual([["ann", "salt and tar"]]);
    made = { ok: false, refusal: "There is an account called ann already." };
    expect(await post(body)).toEqual({ status: 409, answer: made });
  });

  it.each([
    ["no JSON", "{"],
    ["no password", JSON.stringify({ name: "ann" })],
    ["another kind of name", JSON.stringify({ name: 1, password: "salt and tar" })],
    ["far too much", JSON.stringify({ name: "ann", password: "x".repeat(5_000) })],
  ])("makes nothing of a request with %s, and repeats nothing of it", async (_what, body) => {
    const { status, answer } = await post(body);
    expect([status, answer]).toEqual([
      400,
      { ok: false, refusal: "That request was not understood; nothing was made." },
    ]);
    expect(asked).toEqual([]);
  });

  it("bans, lists bans, and says why it does not end one", async () => {
    const body = JSON.stringify({ subject: "192.0.2.1" });
    expect(await post(body, "/bans")).toEqual({ status: 200, answer: { ok: true, subject: "192.0.2.1" } });
    expect(await post("", "/bans", "GET")).toEqual({
      status: 200,
      answer: { ok: true, bans: [{ subject: "192.0.2.1", createdAt: 7 }] },
    });
    expect(await post(body, "/bans", "DELETE")).toEqual({
      status: 409,
      answer: { ok: false, refusal: "192.0.2.1 is not banned." },
    });
    expect((await post("{}", "/bans")).status).toBe(400);
  });

  it("has the world go by the new content, and hands over what is wrong with it", async () => {
    expect(await post("", "/content")).toEqual({ status: 200, answer: reloaded });
    reloaded = { ok: false, findings: [{ file: "world.yaml", line: 3, code: "bad-value", message: "No." }] };
    expect(await post("", "/content")).toEqual({
      status: 409,
      answer: { ...reloaded, refusal: "The content has faults; the world goes on as it is." },
    });
  });

  it("has no other page", async () => {
    for (const [path, method] of [
      ["/", "POST"],
      ["/admins", "GET"],
    ] as const)
      expect((await post("{}", path, method)).status).toBe(404);
    expect(asked).toEqual([]);
  });
});
