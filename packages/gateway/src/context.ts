import type { Logger } from "pino";
import type { GatewayConfig } from "./config.ts";
import type { GatewayMetrics } from "./metrics.ts";
import type { Sessions } from "./sessions/sessions.ts";

/** What every connection needs of the gateway, whatever it speaks. */
export interface ConnectionContext {
  config: GatewayConfig;
  log: Logger;
  metrics: GatewayMetrics;
  sessions: Sessions;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
}
