import type { ConnectionOptions } from "node:tls";
import { afterEach, describe, expect, it } from "vitest";
import { certFile, keyFile } from "../../testing/certificates.ts";
import { startTestGateway, type TestGateway } from "../../testing/start.ts";
import { SideClient } from "../testing/side-client.ts";

const running: TestGateway[] = [];
const clients: SideClient[] = [];

const DECLARE = 'Core.Supports.Set ["Char 1","Char.Login 1"]';
const PASSWORD = "salt & tar \u00e9";
const CREDENTIALS = `Char.Login.Credentials ${JSON.stringify({ account: "ann", password: PASSWORD })}`;

/** The world's side of a login: `ann` and the password go together, nothing else does. */
function playLogin({ link }: TestGateway): void {
  let account = "";
  link.onOpen = (session) =>
    queueMicrotask(() => link.say(session, "Hello.", { prompt: { text: "Name: " }, echo: { on: true } }));
  link.onLine = (line) =>
    queueMicrotask(() => {
      if (account === "") {
        account = line.text;
        link.answer(line, undefined, { prompt: { text: "Password: " }, echo: { on: false } });
      } else if (account === "ann" && line.text === PASSWORD) {
        link.answer(line, "The Salt Quay", {
          echo: { on: true },
          prompt: { text: "> " },
          character: { id: "c1", name: "Ann" },
        });
      } else {
        account = "";
        link.events.out([line.session], "<error>That name and password do not go together.</error>");
        link.answer(line, undefined, { echo: { on: true }, prompt: { text: "Name: " } });
      }
    });
}

async function start(
  config: Record<string, unknown> = { gmcp: { plain_login: true } },
): Promise<TestGateway> {
  const test = await startTestGateway(config);
  running.push(test);
  playLogin(test);
  return test;
}

function dial(test: TestGateway, ...rest: (string | ConnectionOptions)[]): SideClient {
  const messages = rest.filter((one) => typeof one === "string");
  const client = new SideClient(
    test,
    rest.find((one) => typeof one === "object"),
  );
  clients.push(client);
  client.gmcp(...messages);
  return client;
}

afterEach(async () => {
  for (const { telnet } of clients.splice(0)) telnet.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("logging in over GMCP", () => {
  it("answers the two questions, each when it is asked", async () => {
    const test = await start();
    const client = dial(test, DECLARE, CREDENTIALS);
    expect(await test.link.typed(2)).toEqual(["ann", PASSWORD]);
    await client.telnet.until("The Salt Quay");
    expect(await client.heard()).toEqual([
      'Char.Login.Default {"type":["password-credentials"]}',
      'Char.Name {"name":"Ann","fullname":"Ann"}',
      'Char.Login.Result {"success":true}',
    ]);
  });

  it("says why it failed, and may be tried again", async () => {
    const test = await start();
    const client = dial(test, DECLARE, 'Char.Login.Credentials {"account":"ann","password":"no"}');
    await client.telnet.until("do not go together");
    expect((await client.heard()).at(-1)).toBe(
      'Char.Login.Result {"success":false,"message":"That name and password do not go together."}',
    );
    client.say(CREDENTIALS);
    await client.telnet.until("The Salt Quay");
    expect((await client.heard()).at(-1)).toBe('Char.Login.Result {"success":true}');
  });

  it("says so when the world ends the connection instead", async () => {
    const test = await start();
    test.link.onLine = (line) =>
      queueMicrotask(() => {
        if (line.text === "ann")
          test.link.answer(line, undefined, { prompt: { text: "Password: " }, echo: { on: false } });
        else test.link.events.closing(line.session, "That is enough for now.");
      });
    const client = dial(test, DECLARE, CREDENTIALS);
    await client.telnet.end();
    expect(client.telnet.received).toContain(
      'Char.Login.Result {"success":false,"message":"That is enough for now."}',
    );
  });

  it("is neither offered nor taken in clear, unless the operator says so", async () => {
    const test = await start({});
    const client = dial(test, DECLARE, CREDENTIALS);
    await client.telnet.until("Name: ");
    expect(await client.heard()).toEqual([]);
    expect(test.link.lines).toEqual([]);
  });

  it("is taken over TLS without the operator's leave", async () => {
    const test = await start({ telnet: { tls_port: 0 }, tls: { cert: certFile("a"), key: keyFile("a") } });
    const client = dial(test, DECLARE, CREDENTIALS, {});
    await client.telnet.until("The Salt Quay");
    expect((await client.heard()).at(-1)).toBe('Char.Login.Result {"success":true}');
  });

  it("asks in text when the credentials are empty, and takes none that are not credentials", async () => {
    const test = await start();
    const client = dial(test, DECLARE, "Char.Login.Credentials {}");
    client.say(
      "Char.Login.Credentials",
      'Char.Login.Credentials {"account":"ann"}',
      'Char.Login.Credentials {"account":"ann\\nquit","password":"x"}',
      'Char.Login.Credentials {"account":"","password":"x"}',
      'Char.Login.Credentials {"account":["ann"],"password":"x"}',
    );
    expect(await client.heard()).toEqual(['Char.Login.Default {"type":["password-credentials"]}']);
    expect(test.link.lines).toEqual([]);
  });

  it("never lets a password follow a word that is no account's name", async () => {
    const test = await start();
    const client = dial(test, DECLARE);
    for (const account of ["new", "GUEST", " quit "])
      client.say(`Char.Login.Credentials ${JSON.stringify({ account, password: PASSWORD })}`);
    await client.telnet.until("Name: ");
    const results = (await client.heard()).filter((message) => message.startsWith("Char.Login.Result"));
    expect(results).toEqual(
      Array.from(
        { length: 3 },
        () => 'Char.Login.Result {"success":false,"message":"That is no account\'s name."}',
      ),
    );
    expect(test.link.lines).toEqual([]);
  });

  it("waits for the world, and types nothing into a game that runs", async () => {
    const test = await start();
    test.link.onOpen = undefined;
    const client = dial(test, DECLARE, CREDENTIALS);
    await client.heard();
    expect(test.link.lines).toEqual([]);
    test.link.say(1, "Hello.", { prompt: { text: "Name: " }, echo: { on: true } });
    expect(await test.link.typed(2)).toEqual(["ann", PASSWORD]);
    await client.telnet.until("The Salt Quay");
    client.say(CREDENTIALS, DECLARE);
    expect(await client.heard()).not.toContain('Char.Login.Default {"type":["password-credentials"]}');
    expect(test.link.lines).toHaveLength(2);
  });

  it("leaves no password in any log or metric", async () => {
    const test = await start();
    const client = dial(test, DECLARE, CREDENTIALS);
    await client.telnet.until("The Salt Quay");
    client.say(`Char.Login.Credentials {"account":"ann","password":"${PASSWORD}`);
    await client.heard();
    expect(test.logs.join("")).not.toContain("tar");
    expect(await test.gateway.metricsText()).not.toContain("salt");
    expect(client.telnet.received).not.toContain("salt");
    expect(JSON.stringify(test.gateway.sessions())).not.toContain("salt");
  });
});
