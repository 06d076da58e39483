import { expect, onTestFinished, test } from "vitest";
import { OutLedger } from "./out-ledger.ts";
import { type FakeServer, startFakeServer } from "./testing/fake-server.ts";
import { WebClient } from "./web-client.ts";

async function playing(): Promise<{ server: FakeServer; client: WebClient; other: WebClient }> {
  const server = await startFakeServer();
  onTestFinished(() => server.close());
  const [client, other] = [new WebClient({ url: server.url }), new WebClient({ url: server.url })];
  for (const one of [client, other]) {
    await one.connect();
    one.send("guest");
    await one.waitFor(/^Exits/);
    await one.waitForPrompt("> ");
  }
  return { server, client, other };
}

test("every line is acked by its number", async () => {
  const { client } = await playing();
  const acked: number[] = [];
  client.onAck((n) => acked.push(n));
  client.sendMany(["look", "say hello", "who"]);
  await client.waitForPrompt("> ");
  expect(acked).toEqual([2, 3, 4]);
});

test("after a drop the session goes on: what was missed comes once", async () => {
  const { client, other } = await playing();
  client.drop();
  await other.ask("say can you hear me?");
  expect(await client.connect()).toEqual({ resumed: true });
  await client.waitFor("Guest2 says, 'can you hear me?'");
  expect(await client.ask("say yes")).toEqual(["You say, 'yes'"]);
});

test("unanswered lines are sent again after a drop, and only those the server has not", async () => {
  const { server, client } = await playing();
  server.holdLines(true);
  const answered = new Promise((resolve) => client.onAck((n) => n === 4 && resolve(n)));
  client.sendMany(["say one", "say two"]);
  await expect.poll(() => server.numbers.at(-1)).toBe(3);
  client.drop();
  await client.connect();
  client.send("say three");
  await expect.poll(() => server.numbers.at(-1)).toBe(4);
  server.holdLines(false);
  await answered;
  expect(server.numbers.filter((n) => n > 1)).toEqual([2, 3, 4]);
  expect(client.transcript.filter((line) => line.startsWith("You say"))).toEqual([
    "You say, 'one'",
    "You say, 'two'",
    "You say, 'three'",
  ]);
});

test("outputs replayed though they were shown are held back and counted", async () => {
  const { server, client } = await playing();
  await client.ask("say once");
  server.replayEverything();
  client.drop();
  await client.connect();
  await client.ask("say twice");
  expect(client.transcript.filter((line) => line === "You say, 'once'")).toHaveLength(1);
  expect(client.doubledOuts).toBeGreaterThan(0);
});

test("a session that is gone begins anew at the door", async () => {
  const { client } = await playing();
  await client.close();
  expect(await client.connect()).toEqual({ resumed: false });
  await client.waitForPrompt("Name: ");
  expect(client.send("guest")).toBe(1);
});

test("a gateway that counts anew after a resume is believed", () => {
  const ledger = new OutLedger();
  for (const [n, text] of ["one", "two", "three"].entries()) ledger.take(n + 1, text);
  ledger.reconnected();
  expect(ledger.take(1, "another room")).toBe(true);
  expect(ledger.take(2, "three")).toBe(true);
  expect(ledger.doubled).toBe(0);
});
