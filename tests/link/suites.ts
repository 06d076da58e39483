import { gatewaysSuite } from "./gateways.suite.ts";
import { killsSuite } from "./kills.suite.ts";
import { linesSuite } from "./lines.suite.ts";
import { protocolSuite } from "./protocol.suite.ts";
import type { Transport } from "./stage/transports.ts";

/** Everything that holds whatever carries the link. */
export function conformance(name: string, transport: () => Transport): void {
  for (const suite of [killsSuite, linesSuite, gatewaysSuite, protocolSuite]) suite(name, transport);
}
