import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { WorldState } from "./sessions/presenter.ts";

const LATENCY = [0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];

const LINK_STATES = { away: 0, silent: 1, here: 2 } as const;

export type GatewayMetrics = ReturnType<typeof createMetrics>;

/** The gateway's own registry. `live`: figures that are read when somebody asks. */
export function createMetrics(live: {
  connections(): Record<string, number>;
  sessions(): number;
  compressed?(): number;
}) {
  const registry = new Registry();
  const registers = [registry];
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();

  const connections: Gauge<"transport"> = new Gauge({
    name: "wyldlands_gateway_connections",
    help: "Open connections.",
    labelNames: ["transport"],
    registers,
    collect() {
      for (const [transport, count] of Object.entries(live.connections())) this.set({ transport }, count);
    },
  });
  const sessions: Gauge = new Gauge({
    name: "wyldlands_gateway_sessions",
    help: "Sessions, those included whose player was lost a moment ago.",
    registers,
    collect() {
      this.set(live.sessions());
    },
  });
  const compressed: Gauge = new Gauge({
    name: "wyldlands_gateway_compressed_sessions",
    help: "Telnet sessions with compression in one direction or both.",
    registers,
    collect() {
      this.set(live.compressed?.() ?? 0);
    },
  });
  const delay: Gauge<"quantile"> = new Gauge({
    name: "wyldlands_gateway_event_loop_delay_seconds",
    help: "Delay of the event loop since the last reading.",
    labelNames: ["quantile"],
    registers,
    collect() {
      for (const quantile of [0.5, 0.99, 1])
        this.set({ quantile: String(quantile) }, loop.percentile(quantile * 100) / 1e9);
      loop.reset();
    },
  });
  const lines = new Counter({
    name: "wyldlands_gateway_lines_total",
    help: "Lines typed.",
    registers,
  });
  const refusedLines = new Counter({
    name: "wyldlands_gateway_refused_lines_total",
    help: "Lines refused in words.",
    registers,
  });
  const refusedConnections = new Counter({
    name: "wyldlands_gateway_refused_connections_total",
    help: "Connections turned away.",
    labelNames: ["reason"],
    registers,
  });
  const sideChannelFaults = new Counter({
    name: "wyldlands_gateway_side_channel_faults_total",
    help: "Messages of GMCP and MSDP that were ignored: malformed, unknown, or invalid.",
    labelNames: ["channel", "reason"],
    registers,
  });
  const cutConnections = new Counter({
    name: "wyldlands_gateway_cut_connections_total",
    help: "Connections cut because a client broke a limit.",
    labelNames: ["reason"],
    registers,
  });
  const bytes = new Counter({
    name: "wyldlands_gateway_bytes_total",
    help: "Bytes from (in) and to (out) players, as they went over the wire.",
    labelNames: ["direction", "transport"],
    registers,
  });
  const uncompressed = new Counter({
    name: "wyldlands_gateway_telnet_uncompressed_bytes_total",
    help: "Bytes from (in) and to (out) telnet players, before compression.",
    labelNames: ["direction"],
    registers,
  });
  const answer = new Histogram({
    name: "wyldlands_gateway_answer_seconds",
    help: "From the acceptance of a line to the frame with its answer.",
    buckets: LATENCY,
    registers,
  });
  const ping = new Histogram({
    name: "wyldlands_gateway_ping_seconds",
    help: "From asking a client until it answered: a pong, or telnet's timing mark.",
    labelNames: ["transport"],
    buckets: LATENCY,
    registers,
  });
  const render = new Histogram({
    name: "wyldlands_gateway_render_seconds",
    help: "Rendering and writing of one frame.",
    buckets: LATENCY,
    registers,
  });
  const link = new Gauge({
    name: "wyldlands_gateway_link_state",
    help: "The world is away (0), silent (1), here (2).",
    registers,
  });

  return {
    registry,
    connections,
    sessions,
    delay,
    lines,
    refusedLines,
    refusedConnections,
    cutConnections,
    sideChannelFaults,
    bytes,
    compressed,
    uncompressed,
    link,
    answer,
    ping,
    render,
    setLink: (state: WorldState) => link.set(LINK_STATES[state]),
    stop: () => void loop.disable(),
  };
}
