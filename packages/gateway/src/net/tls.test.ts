import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GatewayOptions } from "../gateway.ts";
import { certFile, certText, install, keyFile } from "../testing/certificates.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import { TelnetClient } from "../testing/telnet-client.ts";
import { WebClient } from "../testing/web-client.ts";

const running: TestGateway[] = [];
const clients: { destroy(): void }[] = [];
let folder = "";
let tls = { cert: "", key: "" };

async function start(
  config: Record<string, unknown> = {},
  options: Partial<GatewayOptions> = {},
): Promise<TestGateway & { telnets: number; https: number }> {
  const ports = { telnet: { tls_port: 0 }, websocket: { tls_port: 0 } };
  const test = await startTestGateway({ tls, ...ports, ...config }, options);
  running.push(test);
  const { telnets = 0, https = 0 } = test.gateway.ports;
  return { ...test, telnets, https };
}

function dial(port: number, ca?: "a" | "b"): TelnetClient {
  const client = new TelnetClient(port, ca === undefined ? {} : { ca: certText(ca) });
  clients.push(client);
  return client;
}

/** A client that speaks no TLS. */
function dialPlain(port: number): TelnetClient {
  const client = new TelnetClient(port);
  clients.push(client);
  return client;
}

const sessionOpen = (test: TestGateway, number: number): Promise<boolean> =>
  test.link.waiting.until(`session ${number}`, () => test.link.opens.has(number));

const commonName = (client: TelnetClient): unknown => client.tls.getPeerCertificate().subject.CN;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wyldlands-tls-"));
  tls = { cert: join(folder, "cert.pem"), key: join(folder, "key.pem") };
  await install("a", tls);
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
  await rm(folder, { recursive: true });
});

describe("telnet over TLS", () => {
  it("speaks TLS 1.3 and telnet in it, and tells the world that nobody reads along", async () => {
    const test = await start();
    const client = dial(test.telnets, "a");
    await sessionOpen(test, 1);
    expect(client.tls.getProtocol()).toBe("TLSv1.3");
    expect(client.tls.authorized).toBe(true);
    expect(test.link.opens.get(1)).toMatchObject({ address: "127.0.0.1", secure: true });
    expect(test.gateway.sessions()[0]).toMatchObject({ secure: true, transport: "telnet" });
    client.send("look\r\n");
    expect(await test.link.typed(1)).toEqual(["look"]);
    test.link.say(1, "The Quay. Gulls.");
    await client.until("The Quay. Gulls.\r\n");
  });

  it("is not there when it is turned off, and HTTPS is alone", async () => {
    const test = await start({ telnet: { tls_port: false } });
    expect(Object.keys(test.gateway.ports).toSorted()).toEqual(["http", "https", "telnet"]);
    const client = new WebClient(test.https, undefined, { ca: certText("a") });
    clients.push(client);
    await client.hello();
    expect(test.gateway.sessions()[0]).toMatchObject({ secure: true, transport: "websocket" });
  });

  it("needs no certificate to be turned off; one that nothing uses is worth a warning", async () => {
    const plain = await startTestGateway({ telnet: { tls_port: false } });
    running.push(plain);
    expect(Object.keys(plain.gateway.ports).toSorted()).toEqual(["http", "telnet"]);
    const unused = await startTestGateway({ tls, telnet: { tls_port: false } });
    running.push(unused);
    expect(unused.logs.join("")).toContain("no port uses the TLS certificate");
  });

  it("leaves plain telnet as it was", async () => {
    const test = await start();
    dialPlain(test.gateway.ports.telnet);
    await sessionOpen(test, 1);
    expect(test.link.opens.get(1)).toMatchObject({ secure: false });
  });

  it.each([
    ["TLSv1.2", "TLSv1.2"],
    ["TLSv1.1", undefined],
  ] as const)("meets a client that speaks %s at most with %s", async (most, agreed) => {
    const test = await start();
    const client = new TelnetClient(test.telnets, {
      minVersion: "TLSv1",
      maxVersion: most,
      ciphers: "DEFAULT@SECLEVEL=0",
    });
    clients.push(client);
    if (agreed === undefined) {
      await client.end();
      expect(test.link.opens.size).toBe(0);
    } else {
      await sessionOpen(test, 1);
      expect(client.tls.getProtocol()).toBe(agreed);
    }
  });

  it("answers a client that does not speak TLS with a sentence, and ends the connection", async () => {
    const test = await start();
    const client = dialPlain(test.telnets);
    client.send("connect bo secret\r\n");
    await client.end();
    expect(client.received).toBe(
      "This door speaks TLS. Turn TLS on in your client, or use the plain telnet port.\r\n",
    );
    expect(test.link.opens.size).toBe(0);
    expect(test.logs.join("")).not.toContain("secret");
    expect(await test.gateway.metricsText()).toContain(
      'wyldlands_gateway_refused_connections_total{reason="tls"} 1',
    );
  });

  it("cuts what only looks like TLS at first", async () => {
    const test = await start();
    const client = dialPlain(test.telnets);
    client.send("\x16\x03\x01\x00\x05hello, is anybody there?\r\n");
    await client.end();
    expect(test.link.opens.size).toBe(0);
    dial(test.telnets, "a");
    await sessionOpen(test, 1);
  });

  it("refuses in words whom the limits refuse, after the handshake", async () => {
    const test = await start({ max_connections: 1 });
    dial(test.telnets, "a");
    await sessionOpen(test, 1);
    const second = dial(test.telnets, "a");
    await second.end();
    expect(second.received).toBe("Every place by the fire is taken. Come back in a few minutes.\r\n");
  });

  it("says goodbye over TLS when the gateway drains", async () => {
    const test = await start();
    const client = dial(test.telnets, "a");
    await sessionOpen(test, 1);
    await test.gateway.drain("<system>The gate is being oiled.</system>");
    await client.end();
    expect(client.received).toContain("The gate is being oiled.\r\n");
  });

  it("lets go of connections that are still in their handshake when it closes", async () => {
    const test = await start();
    const client = dialPlain(test.telnets);
    client.send("\x16\x03");
    const silent = dialPlain(test.telnets);
    await new Promise((resolve) => client.socket.once("connect", resolve));
    await test.gateway.close();
    await Promise.all([client.end(), silent.end()]);
  });
});

describe("pages and WebSockets over TLS", () => {
  it("plays over wss, and tells the world that nobody reads along", async () => {
    const test = await start();
    const client = new WebClient(test.https, undefined, { ca: certText("a") });
    clients.push(client);
    await client.hello();
    expect(test.link.opens.get(1)).toMatchObject({ secure: true, transport: 2 });
    await client.say({ t: "line", n: 1, text: "look" });
    expect(await test.link.typed(1)).toEqual(["look"]);
  });

  it("serves pages and health over https", async () => {
    const test = await start();
    const body = await new Promise<string>((resolve, reject) => {
      const options = { port: test.https, path: "/healthz", ca: certText("a"), agent: false } as const;
      get({ host: "127.0.0.1", ...options }, (response) => {
        let text = "";
        response.on("data", (bytes: Buffer) => (text += bytes.toString()));
        response.on("end", () => resolve(text));
      }).on("error", reject);
    });
    expect(body).toBe('{"ok":true}\n');
  });

  it("tells a browser that came without TLS what to write", async () => {
    const test = await start();
    const response = await fetch(`http://127.0.0.1:${test.https}/`);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe("This door speaks TLS. Write https:// before the address.\n");
  });
});

describe("the certificate", () => {
  const renewed = (test: TestGateway): boolean =>
    test.logs.some((line) => line.includes("TLS certificate read again"));

  it("is read again on demand, and drops nobody", async () => {
    const test = await start();
    const old = dial(test.telnets, "a");
    await sessionOpen(test, 1);
    await install("b", tls);
    expect(test.gateway.reloadCertificate()).toBe(true);
    const fresh = dial(test.telnets, "b");
    await sessionOpen(test, 2);
    expect(commonName(fresh)).toBe("Wyldlands test certificate b");
    expect(commonName(old)).toBe("Wyldlands test certificate a");
    old.send("look\r\n");
    expect(await test.link.typed(1)).toEqual(["look"]);
    test.link.say(1, "Still here.");
    await old.until("Still here.");
    const web = new WebClient(test.https, undefined, { ca: certText("b") });
    clients.push(web);
    await web.hello();
  });

  it("is read again when its files change, and not before both do", async () => {
    const test = await start({}, { certificateLookMs: 20 });
    await copyFile(certFile("b"), tls.cert);
    await expect.poll(() => test.logs.join("")).toContain("the old TLS certificate stays in use");
    dial(test.telnets, "a");
    await sessionOpen(test, 1);
    await copyFile(keyFile("b"), tls.key);
    await expect.poll(() => renewed(test)).toBe(true);
    dial(test.telnets, "b");
    await sessionOpen(test, 2);
  });

  it("stays in use when what comes after it will not do", async () => {
    const test = await start();
    await writeFile(tls.key, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
    expect(test.gateway.reloadCertificate()).toBe(false);
    expect(test.logs.join("")).toContain(`${tls.key} holds no private key`);
    expect(test.logs.join("")).not.toContain("c2VjcmV0");
    dial(test.telnets, "a");
    await sessionOpen(test, 1);
  });

  it.each([
    ["is not there", "GATEWAY_TLS_FILE_UNREADABLE", "cert", () => rm(tls.cert)],
    ["has no key file", "GATEWAY_TLS_FILE_UNREADABLE", "key", () => rm(tls.key)],
    ["is none", "GATEWAY_CERTIFICATE_BAD", "cert", () => writeFile(tls.cert, "hello")],
    ["has a key that is none", "GATEWAY_KEY_BAD", "key", () => writeFile(tls.key, "hello")],
    ["has the key of another", "GATEWAY_KEY_OF_ANOTHER", "key", () => copyFile(keyFile("b"), tls.key)],
  ] as const)("stops the start with its path when it %s", async (_what, code, which, spoil) => {
    const key = await readFile(tls.key, "utf8");
    await spoil();
    const error = await start().catch((reason: unknown) => reason as Error & { code: string });
    expect(error).toMatchObject({ code, message: expect.stringContaining(tls[which]) });
    expect((error as Error).message).not.toContain(key.split("\n")[1]);
  });

  it.each([
    [{ tls: { cert: "cert.pem" } }, "gateway.tls.key is missing"],
    [{ tls: {} }, "gateway.tls.cert is missing"],
  ])("stops the start when half of it is missing: %j", async (config, message) => {
    await expect(start(config)).rejects.toThrowError(message);
  });

  it("is not needed: without one there is no TLS port", async () => {
    const test = await startTestGateway();
    running.push(test);
    expect(Object.keys(test.gateway.ports)).toEqual(["telnet", "http"]);
    expect(test.gateway.reloadCertificate()).toBe(false);
  });

  it("opens telnet over TLS on 4443 by itself, and https only when asked", async () => {
    // Another server may hold 4443 on this machine: then its name is in the error.
    const outcome = await start({ telnet: {}, websocket: {} }).then(
      ({ gateway }) => gateway.ports,
      (error: unknown) => (error as Error).message,
    );
    if (typeof outcome === "string") expect(outcome).toContain("telnet TLS port 4443 (127.0.0.1)");
    else expect([outcome.telnets, outcome.https]).toEqual([4443, undefined]);
  });
});

describe("a client that takes too long", () => {
  it("is told that TLS is spoken here when it says nothing, and holds up nobody", async () => {
    const test = await start({}, { patience: { tls: 300 } });
    const silent = dialPlain(test.telnets);
    dial(test.telnets, "a");
    await sessionOpen(test, 1);
    expect(silent.closed).toBe(false);
    await silent.end();
    expect(silent.received).toMatch(/^This door speaks TLS\./);
  });

  it("is cut in the middle of its handshake", async () => {
    const test = await start({}, { patience: { tls: 300 } });
    const slow = dialPlain(test.telnets);
    slow.send("\x16\x03\x01");
    await slow.end();
    expect(slow.received).toBe("");
  });
});
