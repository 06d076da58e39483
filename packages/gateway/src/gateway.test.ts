import { describe, expect, it } from "vitest";
import { gatewayConfig } from "./config.ts";
import { startTestGateway } from "./testing/start.ts";
import { TelnetClient } from "./testing/telnet-client.ts";
import { WebClient } from "./testing/web-client.ts";

describe("a gateway", () => {
  it("says which port is taken, and lets go of what it had", async () => {
    const first = await startTestGateway();
    const taken = first.gateway.ports.http;
    await expect(startTestGateway({ websocket: { port: taken } })).rejects.toThrowError(
      expect.objectContaining({
        code: "GATEWAY_PORT_IN_USE",
        message: expect.stringContaining(`Something else already listens on HTTP port ${taken} (127.0.0.1)`),
      }),
    );
    await first.gateway.close();
    expect(first.link.stopped).toBe(true);
  });

  it("drains: last words to everybody, sessions closed, nobody let in", async () => {
    const { gateway, link } = await startTestGateway();
    const telnet = new TelnetClient(gateway.ports.telnet);
    const web = new WebClient(gateway.ports.http);
    const { token } = await web.hello();
    await link.waiting.until("two sessions", () => link.opens.size === 2);
    expect(
      gateway
        .sessions()
        .map((session) => session.transport)
        .sort(),
    ).toEqual(["telnet", "websocket"]);
    await gateway.drain("<system>The gate is being oiled.</system>");
    await telnet.end();
    expect(telnet.received).toContain("The gate is being oiled.\r\n");
    expect((await web.message("link")).text).toContain("The gate is being oiled.");
    expect((await web.ended()).code).toBe(1012);
    expect(link.closes).toHaveLength(2);
    expect(gateway.sessions()).toEqual([]);
    expect(token).toMatch(/^[\w-]{43}$/);
    const late = new TelnetClient(gateway.ports.telnet);
    await late.end();
    expect(late.received).toBe("");
    await gateway.close();
  });

  it("shows no token and no typed text in its list of sessions", async () => {
    const { gateway } = await startTestGateway();
    const web = new WebClient(gateway.ports.http);
    const { token } = await web.hello();
    expect(JSON.stringify(gateway.sessions())).not.toContain(token);
    web.destroy();
    await gateway.close();
  });
});

describe("the gateway's configuration", () => {
  it("has a default for every key", () => {
    expect(gatewayConfig.parse({})).toMatchObject({
      telnet: { addr: "127.0.0.1", port: 4000 },
      websocket: { addr: "127.0.0.1", port: 8080, origins: [] },
      max_connections: 12_000,
      resume_window: 120,
      limits: { connections_per_address: 20, lines_per_second: 20, lines_burst: 40, exempt: [] },
    });
  });

  it.each([
    ["an unknown key", { telnett: {} }],
    ["a port that is none", { telnet: { port: 70_000 } }],
    ["an exemption that is no address", { limits: { exempt: ["10.0.0.0/99"] } }],
    ["a limit of nobody", { max_connections: 0 }],
  ])("refuses %s", (_what, config) => {
    expect(gatewayConfig.safeParse(config).success).toBe(false);
  });
});
