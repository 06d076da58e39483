import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GatewayOptions } from "../gateway.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";

const running: TestGateway[] = [];
const folders: string[] = [];

async function start(options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const test = await startTestGateway({}, options);
  running.push(test);
  return test;
}

/** Sends a request as it stands, so that no client tidies the path up; returns the whole answer. */
function raw(test: TestGateway, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(test.gateway.ports.http, "127.0.0.1");
    let received = "";
    socket.on("data", (bytes) => (received += bytes.toString("latin1")));
    socket.on("end", () => resolve(received));
    socket.on("error", reject);
    socket.write(`${head}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  });
}

let webRoot = "";

beforeEach(async () => {
  const base = await mkdtemp(join(tmpdir(), "wyldlands-web-"));
  folders.push(base);
  webRoot = join(base, "play");
  await mkdir(join(webRoot, "assets"), { recursive: true });
  await writeFile(join(base, "secret.txt"), "the secret");
  await writeFile(join(webRoot, "index.html"), "<!doctype html><title>Wyldlands</title>");
  await writeFile(join(webRoot, ".hidden"), "the secret");
  await writeFile(join(webRoot, "assets", "play-B1x_9aQz.js"), "export {};");
  await symlink(join(base, "secret.txt"), join(webRoot, "link.txt"));
});

afterEach(async () => {
  for (const { gateway } of running.splice(0)) await gateway.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

describe("the web client's files", () => {
  it("serves the page with a strict policy and no caching", async () => {
    const test = await start({ webRoot });
    const response = await fetch(`http://127.0.0.1:${test.gateway.ports.http}/`);
    expect(await response.text()).toContain("<title>Wyldlands</title>");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("lets hashed assets be kept for ever, and answers 304 to whom has the file", async () => {
    const test = await start({ webRoot });
    const base = `http://127.0.0.1:${test.gateway.ports.http}`;
    const asset = await fetch(`${base}/assets/play-B1x_9aQz.js`);
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    const etag = asset.headers.get("etag") ?? "";
    const again = await fetch(`${base}/assets/play-B1x_9aQz.js`, { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
  });

  it.each([
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "//secret.txt",
    "/link.txt",
    "/.hidden",
    "/%00",
    "/%zz",
    "/assets",
    "/nothing.txt",
  ])("answers 404 to %s", async (path) => {
    const test = await start({ webRoot });
    const answer = await raw(test, `GET ${path} HTTP/1.1`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toContain("the secret");
  });

  it("takes no other methods and no giant headers", async () => {
    const test = await start({ webRoot });
    expect(await raw(test, "POST / HTTP/1.1\r\nContent-Length: 0")).toMatch(/^HTTP\/1\.1 405 /);
    expect(await raw(test, `GET / HTTP/1.1\r\nX-Big: ${"x".repeat(20_000)}`)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe("a map for players' clients", () => {
  it("is served as it is now, and only when the operator has named one", async () => {
    const file = join(webRoot, "../world-map.xml");
    await writeFile(file, "<map>old</map>");
    const test = await startTestGateway({ gmcp: { map_file: file } });
    running.push(test);
    const url = `http://127.0.0.1:${test.gateway.ports.http}/map.xml`;
    const first = await fetch(url);
    expect([first.status, first.headers.get("content-type"), await first.text()]).toEqual([
      200,
      "text/xml; charset=utf-8",
      "<map>old</map>",
    ]);
    await writeFile(file, "<map>another</map>");
    expect(await (await fetch(url)).text()).toBe("<map>another</map>");
    await rm(file);
    expect((await fetch(url)).status).toBe(404);
    const plain = await start({ webRoot });
    expect((await fetch(`http://127.0.0.1:${plain.gateway.ports.http}/map.xml`)).status).toBe(404);
  });
});

describe("pages for operators", () => {
  it("tells the gateway's life from readiness for players", async () => {
    const test = await start();
    const base = `http://127.0.0.1:${test.gateway.ports.http}`;
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    test.link.become("away");
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ ok: true });
  });

  it("asks the world whether it is ready, and takes no answer for no", async () => {
    const test = await start({ ready: () => Promise.reject(new Error("no socket")) });
    const response = await fetch(`http://127.0.0.1:${test.gateway.ports.http}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, reason: "the world did not answer" });
  });

  it("shows its own figures and the world's behind them", async () => {
    const test = await start({ worldMetrics: () => Promise.resolve("wyldlands_world_players 7\n") });
    const body = await (await fetch(`http://127.0.0.1:${test.gateway.ports.http}/metrics`)).text();
    expect(body).toContain('wyldlands_gateway_connections{transport="telnet"} 0');
    expect(body).toContain("wyldlands_gateway_link_state 2");
    expect(body).toContain("wyldlands_world_players 7");
    expect(await test.gateway.metricsText()).toContain("wyldlands_gateway_event_loop_delay_seconds");
  });
});
