import type { Topics } from "@wyldlands/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { startTestGateway, type TestGateway } from "../../testing/start.ts";
import { inCompany, onTheQuay } from "../testing/facts.ts";
import { SideClient } from "../testing/side-client.ts";

const running: TestGateway[] = [];
const clients: SideClient[] = [];

afterEach(async () => {
  for (const { telnet } of clients.splice(0)) telnet.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

/** A client that declares these, with Ann in play. */
async function playing(
  ...modules: string[]
): Promise<{ test: TestGateway; client: SideClient; say: (state: Partial<Topics>) => Promise<string[]> }> {
  const test = await startTestGateway({});
  running.push(test);
  const client = new SideClient(test);
  clients.push(client);
  client.gmcp(`Core.Supports.Set ${JSON.stringify(modules)}`);
  await test.link.waiting.until("a session", () => test.link.opens.has(1));
  test.link.say(1, undefined, onTheQuay);
  const say = (state: Partial<Topics>): Promise<string[]> => {
    test.link.say(1, undefined, state);
    return client.heard();
  };
  return { test, client, say };
}

describe("the group, for scripts", () => {
  it("is said when there is one, whenever it changes and once when it has ended, and never before", async () => {
    const { client, say } = await playing("Group 1");
    expect(await client.heard()).toEqual([]);
    const whole = '"mhp":100,"mmn":100,"mmv":100,"here":1';
    const bo = `{"name":"Bo","info":{"lvl":4,"hp":50,"mn":100,"mv":75,${whole}}}`;
    const ann = `{"name":"Ann","info":{"lvl":2,"hp":60,"mn":100,"mv":84,${whole}}}`;
    expect(await say(inCompany)).toEqual([`Group {"leader":"Bo","count":2,"members":[${bo},${ann}]}`]);
    expect(await say({ mail: { unread: 3 } })).toEqual([]);
    expect(await say({ group: null })).toEqual(['Group {"leader":"","count":0,"members":[]}']);
    expect(await say({ group: null })).toEqual([]);
  });

  it("is told at once to a client that declares it late", async () => {
    const { client, say } = await playing("Char 1");
    expect((await say(inCompany)).join()).not.toContain("Group");
    client.say('Core.Supports.Add ["Group 1"]');
    expect(await client.heard()).toEqual([expect.stringMatching(/^Group \{"leader":"Bo"/)]);
  });
});

describe("quests, for scripts", () => {
  const task = (status: "0" | "1", desc: string): string =>
    `[{"id":"harbor:rats","name":"Rats in the Rope","desc":"${desc}","type":"quests","cmd":"quest Rats in the Rope","status":"${status}","group":"harbor"}]`;

  it("are a list when one is taken or ends and when it is asked for, and else what became of one", async () => {
    const { client, say } = await playing("IRE.Tasks 1");
    client.say("IRE.Tasks.Request");
    expect(await client.heard()).toEqual([]);
    const taken = `IRE.Tasks.List ${task("0", "Kill three rats: 1 of 3.")}`;
    expect(await say(inCompany)).toEqual([taken]);
    client.say("IRE.Tasks.Request");
    expect(await client.heard()).toEqual([taken]);
    const [rats] = inCompany.quests.quests;
    const ready = rats ? [{ ...rats, step: "Talk to Sal.", ready: true }] : [];
    expect(await say({ quests: { quests: ready } })).toEqual([
      `IRE.Tasks.Update ${task("1", "Talk to Sal.")}`,
    ]);
    expect(await say({ quests: null })).toEqual(["IRE.Tasks.List []"]);
  });
});

describe("channels, for scripts", () => {
  const listed = (message: string | undefined): string[] =>
    (
      JSON.parse((message ?? "").replace("Comm.Channel.List ", "")) as { name: string; enabled: boolean }[]
    ).map(({ name, enabled }) => (enabled ? name : `(${name})`));

  it("are the ways to speak, then the world's, told anew when they change, and turned on when asked", async () => {
    const { test, client, say } = await playing("Comm 1");
    const speech = ["say", "tell", "whisper", "shout"];
    expect((await client.heard()).map(listed)).toEqual([speech]);
    expect((await say(inCompany)).map(listed)).toEqual([[...speech, "group", "gossip", "(market)"]]);
    client.say('Comm.Channel.Enable "Market"', 'Comm.Channel.Enable "nowhere"', "Comm.Channel.Enable 5");
    expect(await test.link.typed(1)).toEqual(["channels on market"]);
    const channels = inCompany.channels.channels.map((one) => ({ ...one, on: true }));
    expect((await say({ channels: { channels } })).map(listed)).toEqual([
      [...speech, "group", "gossip", "market"],
    ]);
    expect(await say({ channels: { channels } })).toEqual([]);
  });
});

describe("trades and letters, for scripts", () => {
  it("are told in packages of our own, from the first sheet or letter on", async () => {
    const { client, say } = await playing("Wyldlands 1");
    expect(await client.heard()).toEqual([]);
    expect(await say({ trade: null, mail: null })).toEqual([]);
    expect(await say(inCompany)).toEqual([
      'Wyldlands.Trade {"open":true,"revision":3,"with":"Bo","mine":{"items":[{"id":"i2","name":"two ropes","count":2,"attrib":"t"}],"coins":0,"agreed":true},"theirs":{"items":[],"coins":12,"agreed":false}}',
      'Wyldlands.Mail {"unread":2}',
    ]);
    const none = '{"items":[],"coins":0,"agreed":false}';
    expect(await say({ trade: null })).toEqual([
      `Wyldlands.Trade {"open":false,"revision":0,"with":"","mine":${none},"theirs":${none}}`,
    ]);
    expect(await say({ mail: { unread: 0 } })).toEqual(['Wyldlands.Mail {"unread":0}']);
  });
});
