// docs/reference/metrics.md: every figure that /metrics shows.
import { createMetrics } from "../../../packages/gateway/src/metrics.ts";
import { WorldMetrics } from "../../../packages/world/src/metrics.ts";
import { VoiceMetrics } from "../../../packages/world/src/voices/books/voice-metrics.ts";
import { code, page, sentence, table } from "./markdown.mjs";

export async function metricsPage() {
  const gateway = createMetrics({ connections: () => ({}), sessions: () => 0 });
  const world = new WorldMetrics();
  VoiceMetrics.in(world.registry);
  const parts = [
    page(
      "Metrics",
      [
        "packages/gateway/src/metrics.ts",
        "packages/world/src/metrics.ts",
        "packages/world/src/voices/books/voice-metrics.ts",
      ],
      "`GET /metrics` on the gateway's HTTP port, from this machine only, in Prometheus' text format: the gateway's figures, and behind them those of " +
        "a world on the same machine. Times are in seconds. A histogram has `_bucket`, `_sum` and `_count`.",
    ),
    "## Gateway\n",
    await figures(gateway.registry),
    "## World\n",
    await figures(world.registry),
  ];
  gateway.stop();
  return parts.join("\n");
}

async function figures(registry) {
  const types = new Map((await registry.getMetricsAsJSON()).map(({ name, type }) => [name, type]));
  return table(
    ["name", "kind", "labels", "what it says"],
    registry
      .getMetricsAsArray()
      .map(({ name, help, labelNames }) => [
        code(name),
        types.get(name),
        labelNames.length > 0 ? labelNames.map(code).join(", ") : "",
        sentence(help),
      ]),
  );
}
