import { roomNumber } from "@wyldlands/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { startTestGateway, type TestGateway } from "../../testing/start.ts";
import { onTheQuay } from "../testing/facts.ts";
import { sb, SideClient } from "../testing/side-client.ts";

const running: TestGateway[] = [];
const clients: SideClient[] = [];

async function start(config: Record<string, unknown> = {}): Promise<TestGateway> {
  const test = await startTestGateway(config);
  running.push(test);
  return test;
}

async function dial(test: TestGateway, ...messages: string[]): Promise<SideClient> {
  const client = new SideClient(test);
  clients.push(client);
  client.gmcp(...messages);
  await test.link.waiting.until("a session", () => test.link.opens.has(1));
  return client;
}

/** Everything, as a script of TinTin++ declares it. */
const ALL = 'Core.Supports.Set ["Char 1","Room 1","Comm 1"]';

const names = (messages: string[]): string[] => messages.map((message) => message.split(" ", 1)[0] ?? "");

afterEach(async () => {
  for (const { telnet } of clients.splice(0)) telnet.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("GMCP as clients begin it", () => {
  it("is told to TinTin++ from the login on, byte for byte", async () => {
    const test = await start();
    const client = await dial(test, 'Core.Hello {"client":"TINTIN++","version":"2.02.20"}', ALL);
    await client.heard();
    test.link.say(1, undefined, onTheQuay);
    const heard = await client.heard();
    const [quay, steps, pier, inn] = ["harbor:quay", "market:steps", "harbor:pier", "harbor:inn"].map(
      roomNumber,
    );
    expect(heard).toEqual([
      'Char.Name {"name":"Ann","fullname":"Ann"}',
      `Room.Info {"num":${quay},"id":"harbor:quay","name":"The Salt Quay","area":"The Harbour","exits":{"n":${steps},"sw":${pier},"in":${inn}}}`,
      'Room.Players [{"name":"Ann","fullname":"Ann"},{"name":"Bo","fullname":"Bo"}]',
      'Char.Items.List {"location":"inv","items":[{"id":"i1","name":"ten copper pennies","count":10}]}',
      'Char.Items.List {"location":"room","items":[{"id":"t1","name":"a tin mug","attrib":"t"},{"id":"t2","name":"the bronze bell"},{"id":"n1","name":"a gull","attrib":"m"}]}',
    ]);
    expect(client.telnet.received).toContain(sb(201, 'Char.Name {"name":"Ann","fullname":"Ann"}'));
    expect(test.gateway.sessions()[0]?.client).toMatchObject({ name: "TINTIN++", version: "2.02.20" });
  });

  it("gives Mudlet what Mudlet declares, and nothing else", async () => {
    const test = await start();
    const client = await dial(
      test,
      'Core.Hello { "client": "Mudlet", "version": "4.18.5" }',
      'Core.Supports.Set [ "Char 1", "Char.Skills 1", "Char.Items 1", "Room 1", "IRE.Rift 1", "IRE.Composer 1", "External.Discord 1", "Client.Media 1", "Char.Login 1"]',
    );
    test.link.say(1, undefined, onTheQuay);
    test.link.events.out([1], "<say>Bo says, 'hi'</say>", {
      $case: "channel",
      channel: { channel: "say", talker: "Bo" },
    });
    expect(names(await client.heard())).toEqual([
      "Char.Name",
      "Room.Info",
      "Room.Players",
      "Char.Items.List",
      "Char.Items.List",
    ]);
  });

  it("doubles IAC, and speaks UTF-8 whatever the words are written in", async () => {
    const test = await start();
    const client = await dial(test, ALL);
    await client.heard();
    test.link.say(1, undefined, { character: { id: "c", name: "Ænn ÿ 中" } });
    expect(await client.heard()).toEqual(['Char.Name {"name":"Ænn ÿ 中","fullname":"Ænn ÿ 中"}']);
    client.telnet.send('\xff\xfa\xc9Core.Hello {"client":"x\xff\xff"}\xff\xf0');
    expect(await client.heard()).toEqual([]);
  });

  it("answers a ping by itself while the world is away, names in any case, with or without data", async () => {
    const test = await start();
    test.link.become("away");
    const client = await dial(test);
    client.say("core.PING", "Core.Ping 120", "Core.KeepAlive");
    await client.telnet.holds(() => client.telnet.received.split(sb(201, "Core.Ping")).length - 1 === 2);
    expect(test.link.lines).toEqual([]);
  });

  it("is silent towards a client that has declared nothing, and one that never agreed", async () => {
    const test = await start();
    const client = await dial(test);
    const deaf = new SideClient(test);
    clients.push(deaf);
    await test.link.waiting.until("two sessions", () => test.link.opens.size === 2);
    for (const session of [1, 2]) test.link.say(session, "Hello.", onTheQuay);
    await deaf.telnet.until("Hello.");
    expect(await client.heard()).toEqual([]);
    expect(deaf.telnet.received).not.toContain("\xff\xfa\xc9");
  });

  it("ignores and counts what it cannot read, and goes on", async () => {
    const test = await start();
    const client = await dial(test, ALL);
    client.say(
      "Core.Hello {",
      "Core.Supports.Set {}",
      'Core.Supports.Set "Char 1"',
      "Core.Supports.Add [1]",
      "No.Such 1",
      "constructor 1",
      "\u0000",
      "Char.Items.Contents {}",
      `Core.Hello ${"[".repeat(30_000)}`,
    );
    test.link.say(1, undefined, { character: { id: "c", name: "Ann" } });
    expect(names(await client.heard())).toContain("Char.Name");
    const metrics = await test.gateway.metricsText();
    expect(metrics).toContain('side_channel_faults_total{channel="gmcp",reason="malformed"} 3');
    expect(metrics).toContain('side_channel_faults_total{channel="gmcp",reason="unknown"} 2');
    expect(metrics).toContain('side_channel_faults_total{channel="gmcp",reason="invalid"} 4');
  });

  it("says goodbye with the last words", async () => {
    const test = await start();
    const client = await dial(test, ALL);
    await client.heard();
    test.link.events.closing(1, "<system>Fair winds.</system>");
    await client.telnet.end();
    expect(client.telnet.received).toContain(sb(201, 'Core.Goodbye "Fair winds."'));
  });
});

describe("a declaration", () => {
  it("brings the latest of what is known already, however late it comes", async () => {
    const test = await start();
    const client = await dial(test);
    test.link.say(1, undefined, onTheQuay);
    test.link.say(1, undefined, { roomPlayers: { room: "harbor:quay", players: [] } });
    expect(await client.heard()).toEqual([]);
    client.say('Core.Supports.Set ["Room 1"]');
    const heard = await client.heard();
    expect(names(heard)).toEqual(["Room.Info", "Room.Players"]);
    expect(heard[1]).toBe("Room.Players []");
    client.say('Core.Supports.Add ["Char.Items 1","Room 1"]');
    expect(names(await client.heard())).toEqual(["Char.Items.List", "Char.Items.List"]);
  });

  it("holds until it is taken back", async () => {
    const test = await start();
    const client = await dial(
      test,
      'Core.Supports.Set ["room 1", "Char 0"]',
      'Core.Supports.Remove ["ROOM"]',
    );
    await client.heard();
    test.link.say(1, undefined, onTheQuay);
    expect(await client.heard()).toEqual([]);
    client.telnet.send("\xff\xfe\xc9");
    await client.telnet.until("\xff\xfc\xc9");
  });

  it("counts for a client that comes back on a new connection", async () => {
    const test = await start();
    const first = await dial(test, ALL);
    test.link.say(1, undefined, onTheQuay);
    await first.heard();
    first.telnet.destroy();
    const second = await dial(test, ALL);
    await test.link.waiting.until("a second session", () => test.link.opens.has(2));
    test.link.say(2, undefined, onTheQuay);
    expect(names(await second.heard())).toContain("Room.Info");
  });
});

describe("what changes", () => {
  async function playing(): Promise<{ test: TestGateway; client: SideClient }> {
    const test = await start();
    const client = await dial(test, ALL);
    test.link.say(1, undefined, onTheQuay);
    await client.heard();
    return { test, client };
  }

  it("in the hands is told thing by thing", async () => {
    const { test, client } = await playing();
    test.link.say(1, undefined, {
      inventory: {
        items: [
          { id: "i1", name: "nine copper pennies", count: 9 },
          { id: "t1", name: "a tin mug", count: 1 },
        ],
      },
      roomItems: { ...onTheQuay.roomItems, items: onTheQuay.roomItems.items.slice(1) },
    });
    expect(await client.heard()).toEqual([
      'Char.Items.Add {"location":"inv","item":{"id":"t1","name":"a tin mug"}}',
      'Char.Items.Update {"location":"inv","item":{"id":"i1","name":"nine copper pennies","count":9}}',
      'Char.Items.Remove {"location":"room","item":{"id":"t1","name":"a tin mug","attrib":"t"}}',
    ]);
    test.link.say(1, undefined, { inventory: { items: [] } });
    expect(names(await client.heard())).toEqual(["Char.Items.Remove", "Char.Items.Remove"]);
    test.link.say(1, undefined, { inventory: { items: [] } });
    expect(await client.heard()).toEqual([]);
  });

  it("in the room is told one by one, and in another room anew", async () => {
    const { test, client } = await playing();
    const [gull, ann] = onTheQuay.roomPlayers.players;
    const cid = { id: "c3", name: "Cid", kind: "player" as const };
    test.link.say(1, undefined, {
      roomPlayers: { room: "harbor:quay", players: [gull, ann, cid].flatMap((one) => one ?? []) },
    });
    expect(await client.heard()).toEqual([
      'Room.RemovePlayer "Bo"',
      'Room.AddPlayer {"name":"Cid","fullname":"Cid"}',
    ]);
    test.link.say(1, undefined, {
      roomPlayers: { room: "harbor:quay", players: [ann, cid].flatMap((one) => one ?? []) },
    });
    expect(await client.heard()).toEqual([
      'Char.Items.Remove {"location":"room","item":{"id":"n1","name":"a gull","attrib":"m"}}',
    ]);
    test.link.say(1, undefined, {
      room: {
        ...onTheQuay.room,
        id: "harbor:pier",
        exits: {},
        environment: "water",
        coords: { x: 1, y: -2, z: 0 },
      },
      roomItems: { room: "harbor:pier", items: [] },
      roomPlayers: { room: "harbor:pier", players: [{ id: "c1", name: "Ann", kind: "player" }] },
    });
    const [info, players, items] = await client.heard();
    expect(info).toContain('"environment":"water","exits":{},"coords":{"x":1,"y":-2,"z":0}}');
    expect(players).toBe('Room.Players [{"name":"Ann","fullname":"Ann"}]');
    expect(items).toBe('Char.Items.List {"location":"room","items":[]}');
  });

  it("is told again in whole when the client asks for it", async () => {
    const { client } = await playing();
    client.say('Char.Items.Inv ""', "Char.Items.Room", 'Char.Items.Contents "i1"');
    expect(names(await client.heard())).toEqual(["Char.Items.List", "Char.Items.List", "Char.Items.List"]);
  });

  it("by speech goes to the channel it was spoken on, as it reads", async () => {
    const { test, client } = await playing();
    const about = { $case: "channel" as const, channel: { channel: "say", talker: "Bo" } };
    test.link.events.out([1], "<say><player>Bo</player> says, '&lt;b&gt;'</say>", about);
    test.link.events.out([1], "A gull laughs.");
    expect(await client.heard()).toEqual([
      `Comm.Channel.Text {"channel":"say","talker":"Bo","text":"Bo says, '<b>'"}`,
    ]);
  });

  it("is nothing but the wrong direction where there is no way", async () => {
    const { test, client } = await playing();
    test.link.events.out([1], "There is no way.", { $case: "wrongWay", wrongWay: "northeast" });
    expect(await client.heard()).toEqual(['Room.WrongDir "ne"']);
  });

  it("completes a line by the world, for whoever declared the package", async () => {
    const { test, client } = await playing();
    client.say('Core.Supports.Add ["Wyldlands 1"]', 'Wyldlands.Complete {"line":"get lo"}');
    expect(await client.heard()).toEqual([]);
    expect(test.link.sides).toEqual([{ session: 1, topic: "complete", json: '{"line":"get lo"}' }]);
    test.link.say(1, undefined, { completions: { line: "get lo", lines: ["get lobster"] } });
    expect(await client.heard()).toEqual(['Wyldlands.Completions {"line":"get lo","lines":["get lobster"]}']);
    client.say(`Wyldlands.Complete {"line":"${"x".repeat(201)}"}`, 'Wyldlands.Complete {"line":5}');
    expect(await client.heard()).toEqual([]);
    expect(test.link.sides).toHaveLength(1);
  });

  it("lists channels, and asks the world once who can be spoken to", async () => {
    const { test, client } = await playing();
    client.say("Comm.Channel.List", "Comm.Channel.Players", "Comm.Channel.Players");
    expect(names(await client.heard())).toEqual(["Comm.Channel.List"]);
    expect(test.link.sides).toEqual([{ session: 1, topic: "who", json: "true" }]);
    test.link.say(1, undefined, { who: { players: ["Ann", "Bo"] } });
    const players =
      'Comm.Channel.Players [{"name":"Ann","channels":["tell"]},{"name":"Bo","channels":["tell"]}]';
    expect(await client.heard()).toEqual([players]);
    client.say("Comm.Channel.Players");
    expect(await client.heard()).toEqual([players]);
    expect(test.link.sides).toHaveLength(1);
    test.clock.ahead += 6_000;
    client.say("Comm.Channel.Players");
    expect(await client.heard()).toEqual([]);
    expect(test.link.sides).toHaveLength(2);
  });
});

describe("what the operator has for clients", () => {
  const config = {
    gmcp: { gui: "https://example.org/gui.mpackage", gui_version: "7", map: "https://example.org/map.xml" },
  };
  const offered = [
    'Client.GUI {"version":"7","url":"https://example.org/gui.mpackage"}',
    'Client.Map {"url":"https://example.org/map.xml"}',
  ];

  it("goes to Mudlet, which does not declare it, and to whoever does", async () => {
    const test = await start(config);
    const mudlet = await dial(
      test,
      'Core.Hello {"client":"Mudlet","version":"4.18"}',
      'Core.Supports.Set ["Char 1"]',
    );
    expect(await mudlet.heard()).toEqual(offered);
    const other = await dial(test, 'Core.Supports.Set ["Client 1"]');
    expect(await other.heard()).toEqual(offered);
    const third = await dial(test, 'Core.Supports.Set ["Char 1"]');
    expect(await third.heard()).toEqual([]);
  });

  it("is nothing when nothing is configured", async () => {
    const test = await start();
    const client = await dial(test, 'Core.Supports.Set ["Client 1"]');
    expect(await client.heard()).toEqual([]);
  });
});
