import { DO, DONT, Opt, WILL, type Verb } from "@wyldlands/telnet";
import { escapeMarkup } from "@wyldlands/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { MudClient, type Habits } from "../testing/mud-client.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import { WebClient } from "../testing/web-client.ts";

const LOCKED = "\u001b[7z";
const SECURE = "\u001b[1z";

const running: TestGateway[] = [];
const clients: { destroy(): void }[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

/** Mudlet and MUSHclient say DO to WILL MXP; the others, nothing. */
const agrees: Habits = {
  negotiate: (verb, option) =>
    verb === WILL && option === Opt.MXP ? String.fromCharCode(255, DO, option) : "",
};
const says = (verb: Verb): string => String.fromCharCode(255, verb, Opt.MXP);

async function dial(mxp: boolean, habits: Habits): Promise<{ test: TestGateway; client: MudClient }> {
  const test = await startTestGateway({ mxp });
  running.push(test);
  const client = new MudClient(test.gateway.ports.telnet, habits);
  clients.push(client);
  await client.settled();
  return { test, client };
}

describe("MXP", () => {
  it("begins when the client agrees, with every line locked but those that have links", async () => {
    const { test, client } = await dial(true, agrees);
    expect(client.heard).toContain("SB 91");
    expect(client.text).toContain(LOCKED);
    test.link.say(1, "Gulls.\nExits: <exit>north</exit>, <exit>in</exit>", { prompt: { text: "&gt; " } });
    await client.reads(
      `Gulls.\r\n${SECURE}Exits: <send href="north">north</send>, <send href="in">in</send>\r\n` +
        `${SECURE}&gt; ${LOCKED}`,
    );
  });

  it("is listed among the session's options", async () => {
    const { test } = await dial(true, agrees);
    expect(test.gateway.sessions()[0]?.telnet?.options).toEqual(["MXP"]);
  });

  it("hands on what players write as text", async () => {
    const { test, client } = await dial(true, agrees);
    const said = '</send><send href="give all ana">\u001b[6z<!EN x "y">&lt;';
    test.link.say(1, `Ana says, <say>'${escapeMarkup(said)}'</say>`);
    await client.reads(
      `${SECURE}Ana says, '&lt;/send&gt;&lt;send href=&quot;give all ana&quot;&gt;` +
        `[6z&lt;!EN x &quot;y&quot;&gt;&amp;lt;'\r\n`,
    );
  });

  it("ends when the client says DONT", async () => {
    const { test, client } = await dial(true, agrees);
    client.send(says(DONT));
    await client.settled();
    test.link.say(1, "<exit>north</exit> &lt;3");
    await client.reads("\r\nnorth <3\r\n");
  });

  it("is not spoken to a client that did not agree", async () => {
    const { test, client } = await dial(true, { negotiate: () => "" });
    expect(client.heard).toContain("WILL 91");
    test.link.say(1, "<exit>north</exit> &lt;3");
    await client.reads("north <3\r\n");
    expect(client.text).not.toContain("\u001b");
  });

  it("is neither offered nor agreed to unless the operator wants it", async () => {
    const { test, client } = await dial(false, { ...agrees, first: says(DO) });
    expect(client.heard.filter((word) => word.endsWith(" 91"))).toEqual(["WONT 91"]);
    test.link.say(1, "<exit>north</exit>");
    await client.reads("north\r\n");
    expect(client.text).not.toContain("<send");
  });

  it("is offered on a WebSocket where telnet is spoken, and nowhere else", async () => {
    const test = await startTestGateway({ mxp: true });
    running.push(test);
    const telnet = new WebClient(test.gateway.ports.http, ["telnet.mudstandards.org"]);
    const plain = new WebClient(test.gateway.ports.http, ["terminal.mudstandards.org"]);
    clients.push(telnet, plain);
    await test.link.waiting.until("two sessions", () => test.link.opens.size === 2);
    for (const session of [1, 2]) test.link.say(session, "<exit>north</exit>");
    expect(await telnet.untilBinary("north\r\n", "latin1")).toContain("\xff\xfb\x5b");
    expect(await plain.untilBinary("north")).not.toMatch(/<send|\u00ff/);
  });
});
