import { DO, Opt, WILL } from "@wyldlands/telnet";
import { afterEach, describe, expect, it } from "vitest";
import { MudClient } from "../testing/mud-client.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import { WebClient } from "../testing/web-client.ts";

const running: TestGateway[] = [];
const clients: { destroy(): void }[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

interface Screen {
  test: TestGateway;
  readonly reads: (piece: string) => Promise<unknown>;
}

async function telnet(): Promise<Screen> {
  const test = await startTestGateway();
  running.push(test);
  const client = new MudClient(test.gateway.ports.telnet, {
    negotiate: (verb, option) =>
      verb === DO && option === Opt.NAWS
        ? `${String.fromCharCode(255, WILL, option)}\xff\xfa\x1f\0\x64\0\x28\xff\xf0`
        : "",
  });
  clients.push(client);
  await client.settled();
  return { test, reads: (piece) => client.reads(piece) };
}

async function webSocket(): Promise<Screen> {
  const test = await startTestGateway();
  running.push(test);
  const client = new WebClient(test.gateway.ports.http, ["terminal.mudstandards.org"]);
  clients.push(client);
  await test.link.waiting.until("a session", () => test.link.opens.has(1));
  return { test, reads: (piece) => client.untilBinary(piece) };
}

describe.each([
  ["telnet", telnet],
  ["a plain WebSocket", webSocket],
])("what a player wishes, on %s", (_name, open) => {
  it("holds from the next words on, in the same batch, and until it is taken back", async () => {
    const opened = await open();
    const { test } = opened;
    const reads = (text: string): Promise<unknown> => opened.reads(text);
    test.link.say(1, "<npc>Bo</npc>1");
    await reads("\u001b[35mBo\u001b[0m1\r\n");
    test.link.say(1, "<npc>Bo</npc>2", { display: { theme: { npc: { colour: "red", bold: true } } } });
    await reads("\u001b[1;31mBo\u001b[0m2\r\n");
    test.link.say(1, "<npc>Bo</npc>3", { display: { colours: "truecolour" } });
    await reads("\u001b[38;2;148;103;200mBo\u001b[0m3\r\n");
    test.link.say(1, "one two three four five", { display: { width: 20 } });
    await reads("one two three four\r\nfive\r\n");
    test.link.say(1, "<art>/\\</art><aloud>A hill.</aloud><npc>Bo</npc>4", {
      display: { screenReader: true },
    });
    await reads("A hill.Bo4\r\n");
    test.link.say(1, "<npc>Bo</npc>5", { display: {} });
    await reads("\u001b[35mBo\u001b[0m5\r\n");
  });

  it("changes prompts as well", async () => {
    const opened = await open();
    const { test } = opened;
    const reads = (text: string): Promise<unknown> => opened.reads(text);
    test.link.say(1, "Quay", { display: { screenReader: true }, prompt: { text: "&gt; " } });
    await reads("Quay\r\nReady: ");
  });

  it("puts a blank line before a prompt that follows words, where the player wishes one, and only there", async () => {
    const { test, reads } = await open();
    test.link.say(1, "Quay", { display: { compact: false }, prompt: { text: "&gt; " } });
    await reads("Quay\r\n\r\n> ");
    test.link.say(1, undefined, { prompt: { text: "2&gt; " } });
    await reads("\r\n2> ");
    test.link.say(1, "Pier", { display: { compact: true }, prompt: { text: "3&gt; " } });
    await reads("> \r\n2> \r\nPier\r\n3> ");
  });
});

describe("the window of a player who wishes another width", () => {
  it("is told to the world as it is", async () => {
    const { test } = await telnet();
    test.link.say(1, "Quay", { display: { width: 40 } });
    expect(test.link.sizes).toEqual([{ session: 1, width: 100, height: 40 }]);
    expect(test.gateway.sessions()[0]).toMatchObject({ width: 40, client: { columns: 100 } });
  });
});
