import { afterEach, describe, expect, it } from "vitest";
import { startTestGateway, type TestGateway } from "../../testing/start.ts";
import { inBody, onTheQuay, OTHER_EFFECTS } from "../testing/facts.ts";
import { SideClient } from "../testing/side-client.ts";

const running: TestGateway[] = [];
const clients: SideClient[] = [];

/** A client that has declared `modules`, and has read what there is to tell of her. */
async function playing(...modules: string[]): Promise<{ test: TestGateway; client: SideClient }> {
  const test = await startTestGateway({});
  running.push(test);
  const client = new SideClient(test);
  clients.push(client);
  client.gmcp(`Core.Supports.Set ${JSON.stringify(modules)}`);
  await test.link.waiting.until("a session", () => test.link.opens.has(1));
  test.link.say(1, undefined, { ...onTheQuay, ...inBody });
  return { test, client };
}

afterEach(async () => {
  for (const { telnet } of clients.splice(0)) telnet.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

const STATUS =
  '"level":2,"xp":450,"xpnext":1000,"lessons":1,"race":"human","class":"fisher","position":"fighting","gold":10';

describe("a character's body", () => {
  it("is told in figures, with the captions of the status before the first", async () => {
    const { test, client } = await playing("Char 1");
    const heard = await client.heard();
    expect(heard).toContain('Char.Vitals {"hp":18,"maxhp":30,"mp":9,"maxmp":9,"st":20,"maxst":24}');
    expect(heard).toContain(`Char.Status {"name":"Ann",${STATUS},"target":"a gull","targethp":40}`);
    expect(heard.findIndex((one) => one.startsWith("Char.StatusVars"))).toBe(
      heard.findIndex((one) => one.startsWith("Char.Status ")) - 1,
    );
    const { foe: _, ...atPeace } = inBody.status;
    test.link.say(1, undefined, { status: atPeace });
    expect(await client.heard()).toEqual([`Char.Status {"name":"Ann",${STATUS},"target":"","targethp":0}`]);
    const mana = { left: 4, most: 9 };
    test.link.say(1, undefined, { vitals: { ...inBody.vitals, mana } });
    expect(await client.heard()).toEqual([
      'Char.Vitals {"hp":18,"maxhp":30,"mp":4,"maxmp":9,"st":20,"maxst":24}',
    ]);
  });

  it("is not told to a client that did not declare it", async () => {
    const { client } = await playing("Room 1");
    const names = (await client.heard()).map((one) => one.split(" ", 1)[0]);
    expect(names).toEqual(["Room.Info", "Room.Players"]);
  });
});

describe("what lasts on a character", () => {
  it("is two lists, what does good and what harms, then one by one", async () => {
    const { test, client } = await playing("Char.Defences 1", "Char.Afflictions 1");
    expect(await client.heard()).toEqual([
      'Char.Defences.List [{"name":"warded","desc":"armour +2","left":60}]',
      'Char.Afflictions.List [{"name":"poisoned","cure":"poison","desc":"poisoned","left":30}]',
    ]);
    test.link.say(1, undefined, { effects: { effects: OTHER_EFFECTS } });
    expect(await client.heard()).toEqual([
      'Char.Defences.Remove ["warded"]',
      'Char.Defences.Add {"name":"quick","desc":"speed +1","left":20}',
      'Char.Afflictions.Remove ["poisoned"]',
      'Char.Afflictions.Add {"name":"chilled (2)","cure":"","desc":"dexterity -2","left":90}',
    ]);
    const [quick] = OTHER_EFFECTS;
    const worse = { id: "cold", name: "chilled (3)", harmful: true, does: "dexterity -3", left: 90 };
    test.link.say(1, undefined, { effects: { effects: [quick, worse].flatMap((one) => one ?? []) } });
    expect(await client.heard()).toEqual([
      'Char.Afflictions.Remove ["chilled (2)"]',
      'Char.Afflictions.Add {"name":"chilled (3)","cure":"","desc":"dexterity -3","left":90}',
    ]);
  });

  it("is a new list for the next character", async () => {
    const { test, client } = await playing("Char.Afflictions 1");
    await client.heard();
    test.link.say(1, undefined, { character: null, effects: null });
    test.link.say(1, undefined, { character: { id: "c9", name: "Bo" }, effects: { effects: [] } });
    expect(await client.heard()).toEqual(["Char.Afflictions.List []"]);
  });
});

describe("what a character has learned", () => {
  it("is told by kinds; a kind's list and a skill's text when the client asks, in any case", async () => {
    const { test, client } = await playing("Char.Skills 1");
    expect(await client.heard()).toEqual([
      'Char.Skills.Groups [{"name":"spell","count":1},{"name":"weapon","count":1}]',
    ]);
    client.say('Char.Skills.Get {"group":"Spell"}', 'Char.Skills.Get {"group":"spell","name":"tide"}');
    expect(await client.heard()).toEqual([
      'Char.Skills.List {"group":"spell","list":["Tide"],"descs":["12 of 100, new to it"]}',
      'Char.Skills.Info {"group":"spell","skill":"Tide","info":"Calls the sea. 12 of 100, new to it"}',
    ]);
    const skills = inBody.skills.skills.map((one) => ({ ...one, rank: one.rank + 1 }));
    test.link.say(1, undefined, { skills: { skills } });
    expect(await client.heard()).toEqual([
      'Char.Skills.List {"group":"spell","list":["Tide"],"descs":["13 of 100, new to it"]}',
    ]);
    client.say('Char.Skills.Get {"group":"cookery"}', 'Char.Skills.Get {"group":"spell","name":"fly"}');
    expect(await client.heard()).toEqual([
      'Char.Skills.List {"group":"cookery","list":[],"descs":[]}',
      'Char.Skills.Info {"group":"spell","skill":"fly","info":"You have not learned that."}',
    ]);
  });

  it("is not asked for with anything but words", async () => {
    const { test, client } = await playing("Char.Skills 1");
    await client.heard();
    client.say('Char.Skills.Get {"group":7}', "Char.Skills.Get", 'Char.Skills.Get ["spell"]');
    expect(await client.heard()).toEqual([]);
    expect(await test.gateway.metricsText()).toContain(
      'side_channel_faults_total{channel="gmcp",reason="invalid"} 3',
    );
  });
});

describe("things", () => {
  const sack = (...holds: string[]) => ({
    id: "s1",
    name: "a sack",
    count: 1,
    holds: holds.map((name) => ({ id: name, name, count: 1 })),
  });
  const cap = { id: "h1", name: "a cap", count: 1, worn: "head" };

  it("say whether they are worn and whether they hold others, whose contents are told from when they are asked for", async () => {
    const { test, client } = await playing("Char.Items 1");
    await client.heard();
    test.link.say(1, undefined, { inventory: { items: [cap, sack("nail")] } });
    expect((await client.heard()).slice(1)).toEqual([
      'Char.Items.Add {"location":"inv","item":{"id":"h1","name":"a cap","attrib":"w"}}',
      'Char.Items.Add {"location":"inv","item":{"id":"s1","name":"a sack","attrib":"c"}}',
    ]);
    client.say('Char.Items.Contents "s1"');
    expect(await client.heard()).toEqual([
      'Char.Items.List {"location":"reps1","items":[{"id":"nail","name":"nail","attrib":"t"}]}',
    ]);
    test.link.say(1, undefined, { inventory: { items: [cap, sack("rope")] } });
    expect(await client.heard()).toEqual([
      'Char.Items.Remove {"location":"reps1","item":{"id":"nail","name":"nail","attrib":"t"}}',
      'Char.Items.Add {"location":"reps1","item":{"id":"rope","name":"rope","attrib":"t"}}',
    ]);
    test.link.say(1, undefined, { inventory: { items: [{ id: "h1", name: "a cap", count: 1 }] } });
    expect(await client.heard()).toEqual([
      'Char.Items.Remove {"location":"inv","item":{"id":"s1","name":"a sack","attrib":"c"}}',
      'Char.Items.Update {"location":"inv","item":{"id":"h1","name":"a cap"}}',
      'Char.Items.List {"location":"reps1","items":[]}',
    ]);
  });
});

describe("players in the room", () => {
  it("are told again when they sit, lie or fight", async () => {
    const { test, client } = await playing("Room 1");
    await client.heard();
    const players = onTheQuay.roomPlayers.players.map((one) =>
      one.name === "Bo" ? { ...one, position: "resting" } : one,
    );
    test.link.say(1, undefined, { roomPlayers: { room: "harbor:quay", players } });
    expect(await client.heard()).toEqual([
      'Room.AddPlayer {"name":"Bo","fullname":"Bo","position":"resting"}',
    ]);
  });
});
