import type { Logger } from "pino";
import type { GatewayConfig } from "./config.ts";
import type { GatewayMetrics } from "./metrics.ts";
import type { Ports } from "./net/listeners.ts";
import type { Sessions } from "./sessions/sessions.ts";
import type { CompressionSlots } from "./telnet/compression.ts";

/** What every connection needs of the gateway, whatever it speaks. */
export interface ConnectionContext {
  config: GatewayConfig;
  log: Logger;
  metrics: GatewayMetrics;
  sessions: Sessions;
  /** Places for telnet clients that want compression. */
  compression: CompressionSlots;
  /** Ports as they are open. */
  readonly ports: () => Ports;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
}
