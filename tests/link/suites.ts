import { afterAll, beforeAll, describe } from "vitest";
import { gatewaysSuite } from "./gateways.suite.ts";
import { killsSuite } from "./kills.suite.ts";
import { linesSuite } from "./lines.suite.ts";
import { protocolSuite } from "./protocol.suite.ts";
import { Stage } from "./stage/stage.ts";
import type { Transport } from "./stage/transports.ts";

type Suite = (name: string, open: () => Stage) => void;

/** Everything that holds whatever carries the link, and `more` that holds for this transport. One database serves all. */
export function conformance(name: string, transport: () => Transport, ...more: Suite[]): void {
  describe(`the link, ${name}`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await Stage.open(transport());
    });
    afterAll(() => stage.close());
    for (const suite of [killsSuite, linesSuite, gatewaysSuite, protocolSuite, ...more])
      suite(name, () => stage);
  });
}
