import { pino } from "pino";
import { gatewayConfig } from "../config.ts";
import { startGateway, type Gateway, type GatewayOptions } from "../gateway.ts";
import { FakeLink } from "./fake-link.ts";

export interface TestGateway {
  gateway: Gateway;
  link: FakeLink;
  /** Every log line, as JSON text. */
  logs: string[];
  /** A steady clock that a test may push forward, in milliseconds. */
  clock: { ahead: number };
}

/** A gateway on free ports with a fake world behind it. `config`: keys of gatewayConfig that differ from the defaults. */
export async function startTestGateway(
  config: Record<string, unknown> = {},
  options: Partial<GatewayOptions> & { prepare?: (link: FakeLink) => void } = {},
): Promise<TestGateway> {
  const logs: string[] = [];
  const clock = { ahead: 0 };
  let link: FakeLink | undefined;
  const { prepare, ...rest } = options;
  const gateway = await startGateway({
    config: gatewayConfig.parse({
      ...config,
      telnet: { port: 0, ...(config["telnet"] as object | undefined) },
      websocket: { port: 0, ...(config["websocket"] as object | undefined) },
    }),
    createLink(events) {
      link = new FakeLink(events);
      prepare?.(link);
      return link;
    },
    log: pino({ level: "trace" }, { write: (line: string) => void logs.push(line) }),
    now: () => performance.now() + clock.ahead,
    sweepMs: 50,
    ...rest,
  });
  return { gateway, link: link as FakeLink, logs, clock };
}
