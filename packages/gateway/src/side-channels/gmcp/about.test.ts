import { GMCP_MESSAGES, type Topics } from "@wyldlands/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { startTestGateway, type TestGateway } from "../../testing/start.ts";
import { inBody, inCompany, onTheQuay, OTHER_EFFECTS as OTHERS } from "../testing/facts.ts";
import { SideClient } from "../testing/side-client.ts";
import { ABOUT_SENT, ABOUT_TAKEN, ABOUT_THINGS, type About } from "./about.ts";
import { gmcpTakes } from "./packages.ts";

const sent: Readonly<Record<string, About>> = ABOUT_SENT;
const fed = GMCP_MESSAGES.filter((message) => message.fed);

describe("what the reference says of GMCP", () => {
  it("is said of every message that is sent or taken, and of no other", () => {
    const named = (from: "client" | "server"): string[] =>
      fed.filter((message) => message.from === from || message.from === "both").map(({ name }) => name);
    expect(Object.keys(ABOUT_SENT).toSorted()).toEqual(named("server").toSorted());
    expect(Object.keys(ABOUT_TAKEN).toSorted()).toEqual(named("client").toSorted());
    expect(
      named("client")
        .map((name) => name.toLowerCase())
        .toSorted(),
    ).toEqual([...gmcpTakes.keys()].toSorted());
  });
});

describe("a client that declares every package there is, those for later too", () => {
  const running: TestGateway[] = [];
  const clients: SideClient[] = [];
  afterEach(async () => {
    for (const { telnet } of clients.splice(0)) telnet.destroy();
    for (const { gateway } of running.splice(0)) await gateway.close();
  });

  /** Everything that a client hears from its login to a goodbye, while everything there is to tell changes. */
  async function everything(): Promise<{ name: string; data: unknown }[]> {
    const test = await startTestGateway({
      gmcp: {
        plain_login: true,
        gui: "https://example.org/gui.mpackage",
        map: "https://example.org/map.xml",
      },
    });
    running.push(test);
    const client = new SideClient(test);
    clients.push(client);
    const modules = [...new Set(GMCP_MESSAGES.map(({ module }) => `${module} 1`))];
    client.gmcp(`Core.Supports.Set ${JSON.stringify(modules)}`);
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    const messages = await client.heard();
    const tell = async (state: Partial<Topics>, words?: string): Promise<void> => {
      test.link.say(1, words, state);
      messages.push(...(await client.heard()));
    };
    await tell({ prompt: { text: "Name: " }, echo: { on: true } });
    client.say('Char.Login.Credentials {"account":"ann","password":"salt and tar"}');
    expect(await test.link.typed(1)).toEqual(["ann"]);
    await tell({ prompt: { text: "Password: " }, echo: { on: false } });
    await test.link.typed(2);
    await tell({ prompt: { text: "Name: " }, echo: { on: true } }, "No.");
    await tell({ ...onTheQuay, ...inBody }, "You wake.");
    await tell({ vitals: { ...inBody.vitals, mana: { left: 1, most: 9 } }, effects: { effects: OTHERS } });
    await tell(inCompany);
    const [rats] = inCompany.quests.quests;
    if (rats)
      await tell({ quests: { quests: [{ ...rats, step: "Talk to Sal: it is done.", ready: true }] } });
    client.say("Char.Skills.Get {}", 'Char.Skills.Get {"group":"spell"}');
    client.say('Char.Skills.Get {"group":"spell","name":"Tide"}');
    const { roomItems, roomPlayers, inventory } = onTheQuay;
    const [mug, bell] = roomItems.items as [(typeof roomItems.items)[0], (typeof roomItems.items)[0]];
    await tell({
      roomItems: { room: roomItems.room, items: [{ ...mug, name: "two tin mugs", count: 2 }] },
      roomPlayers: {
        room: roomPlayers.room,
        players: [...roomPlayers.players.slice(0, 2), { id: "c3", name: "Cid", kind: "player" }],
      },
      inventory: { items: [...inventory.items, bell] },
    });
    test.link.events.out([1], "<say>Bo says, 'hi'</say>", {
      $case: "channel",
      channel: { channel: "say", talker: "Bo" },
    });
    test.link.events.out([1], "No way.", { $case: "wrongWay", wrongWay: "north" });
    client.say("Comm.Channel.Players", "Char.Items.Contents t2");
    await test.link.waiting.until("a question", () => test.link.sides.length > 0);
    await tell({ who: { players: ["Ann", "Bo"] } });
    await tell({ completions: { line: "lo", lines: ["look"] } });
    test.link.events.closing(1, "Fair winds.");
    await client.telnet.end();
    messages.push(...client.last());
    return messages.map((message) => {
      const [name = ""] = message.split(" ", 1);
      const data = message.slice(name.length + 1);
      return { name, data: data === "" ? undefined : (JSON.parse(data) as unknown) };
    });
  }

  it("is sent all that are fed with the keys that the reference names, and none of the others, not even empty", async () => {
    const heard = await everything();
    // Pings are what the client listens by: each was answered.
    const expected = Object.keys(ABOUT_SENT).filter((name) => name !== "Core.Ping");
    expect([...new Set(heard.map(({ name }) => name))].toSorted()).toEqual(expected.toSorted());
    for (const { name, data } of heard) {
      const about = sent[name];
      const documented = Object.keys(about?.fields ?? {});
      if (documented.length === 0) expect(data, name).toBeUndefined();
      else if (documented[0] === "data")
        for (const one of about?.list ? (data as unknown[]) : [data]) expect(one, name).toBeTypeOf("string");
      else
        for (const entry of about?.list ? (data as object[]) : [data as object])
          expect(documented, name).toEqual(expect.arrayContaining(Object.keys(entry)));
      if (about?.list) expect(data, name).not.toEqual([]);
      const { items = [], item } = (data ?? {}) as { items?: object[]; item?: object };
      for (const thing of item ? [item] : items)
        expect(Object.keys(ABOUT_THINGS)).toEqual(expect.arrayContaining(Object.keys(thing)));
    }
  });
});
