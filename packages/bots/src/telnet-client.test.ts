import { expect, onTestFinished, test } from "vitest";
import { TelnetClient } from "./telnet-client.ts";
import { type FakeServer, startFakeServer } from "./testing/fake-server.ts";

async function connected(): Promise<{ server: FakeServer; client: TelnetClient }> {
  const server = await startFakeServer();
  onTestFinished(() => server.close());
  const client = new TelnetClient({ host: "127.0.0.1", port: server.telnetPort, width: 132, height: 43 });
  await client.connect();
  return { server, client };
}

test("a prompt is known by its go-ahead, and lines come without colours", async () => {
  const { client } = await connected();
  expect(await client.waitForPrompt("Name: ")).toMatchObject({ kind: "prompt", text: "Name: " });
  expect(client.transcript).toContain("Wyldlands, a pretended one.");
});

test("the window size is told when asked", async () => {
  const { server, client } = await connected();
  await client.waitForPrompt("Name: ");
  client.send("guest");
  await client.waitForPrompt("> ");
  expect(server.sizes).toEqual([{ width: 132, height: 43 }]);
});

test("echo is off while a password is asked", async () => {
  const { client } = await connected();
  client.sendMany(["new", "anwen"]);
  await client.waitForPrompt("Choose a password: ");
  expect(client.echo).toBe(false);
  client.sendMany(["salt herring", "salt herring"]);
  await client.waitForPrompt("Name your character: ");
  expect(client.echo).toBe(true);
});

test("what came before the wait is found, and found once", async () => {
  const { client } = await connected();
  client.sendMany(["guest", "say one", "say two"]);
  await client.waitFor("You say, 'two'");
  await expect(client.waitFor("You say, 'one'", { timeoutMs: 20 })).rejects.toThrow(
    /nothing matched .* the screen ends:/,
  );
});

test("ask gathers the answer up to the prompt", async () => {
  const { client } = await connected();
  client.send("guest");
  await client.waitFor(/^Exits/);
  expect(await client.ask("inventory")).toEqual(["You carry:", "  10 coins"]);
});

test("with an expectation, what others do meanwhile is not taken for the answer", async () => {
  const { server, client } = await connected();
  const other = new TelnetClient({ host: "127.0.0.1", port: server.telnetPort });
  await other.connect();
  for (const one of [other, client]) {
    one.send("guest");
    await one.waitFor(/^Exits/);
    await one.waitForPrompt("> ");
  }
  const [mine] = [...server.world.sessions];
  const answer = client.ask("inventory", { expect: /^You carry/ });
  mine?.screen.show(["A gull lands on the post."]);
  mine?.screen.prompt("> ");
  expect(await answer).toContain("  10 coins");
});

test("a drop ends every wait, and tells", async () => {
  const { client } = await connected();
  let closed = 0;
  client.onClose(() => closed++);
  const wait = client.waitFor("never said");
  client.drop();
  await expect(wait).rejects.toThrow("the connection ended");
  await expect(client.waitFor("never said")).rejects.toThrow("the connection ended");
  expect(() => client.send("look")).toThrow("not connected");
  expect(closed).toBe(1);
});

test("a client that forgets still tells what comes, and keeps nothing of it", async () => {
  const { client } = await connected();
  client.send("guest");
  await client.waitForPrompt("> ");
  client.forget();
  const heard: string[] = [];
  client.onLine(({ text }) => heard.push(text));
  client.send("say one");
  await client.waitFor("You say, 'one'");
  expect(heard).toContain("You say, 'one'");
  expect(client.transcript).toEqual([]);
});
