import type { Reply, UsageRow, VoiceAlarm } from "@wyldlands/voice";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15];

/** The figures of the voices for Prometheus. Nothing of what anybody said is in them, and no player's name. */
export class VoiceMetrics {
  readonly #calls: Counter;
  readonly #tokens: Counter;
  readonly #cost: Counter;
  readonly #first: Histogram;
  readonly #took: Histogram;
  readonly #answers: Counter;
  readonly #moderated: Counter;
  readonly #alarms: Counter;
  /** Asked when the figures are read: how many requests wait for a provider. */
  waiting: () => number = () => 0;

  constructor(registry: Registry) {
    const registers = [registry];
    const of = ["provider", "model"];
    this.#calls = new Counter({
      name: "wyldlands_voice_calls_total",
      help: "Calls of a model that have ended",
      labelNames: [...of, "purpose", "outcome"],
      registers,
    });
    this.#tokens = new Counter({
      name: "wyldlands_voice_tokens_total",
      help: "Tokens of those calls",
      labelNames: [...of, "kind"],
      registers,
    });
    this.#cost = new Counter({
      name: "wyldlands_voice_cost_total",
      help: "What those calls cost, in the money of the price list",
      labelNames: of,
      registers,
    });
    this.#first = new Histogram({
      name: "wyldlands_voice_first_seconds",
      help: "Until a call's first piece",
      labelNames: of,
      buckets: SECONDS,
      registers,
    });
    this.#took = new Histogram({
      name: "wyldlands_voice_call_seconds",
      help: "Length of a call",
      labelNames: of,
      buckets: SECONDS,
      registers,
    });
    this.#answers = new Counter({
      name: "wyldlands_voice_answers_total",
      help: "Answers of NPCs, by how they were found",
      labelNames: ["source"],
      registers,
    });
    this.#moderated = new Counter({
      name: "wyldlands_voice_moderated_total",
      help: "Lines put before moderators",
      labelNames: ["side", "action"],
      registers,
    });
    this.#alarms = new Counter({
      name: "wyldlands_voice_alarms_total",
      help: "Budgets that ran out or nearly did, and times that no provider answered",
      labelNames: ["kind"],
      registers,
    });
    // Told by itself when the figures are read.
    const waiting = (): number => this.waiting();
    registry.registerMetric(
      new Gauge({
        name: "wyldlands_voice_waiting",
        help: "Requests that wait for a provider",
        registers: [],
        collect() {
          this.set(waiting());
        },
      }),
    );
  }

  /** Adds the figures to a registry. */
  static in(registry: Registry): VoiceMetrics {
    return new VoiceMetrics(registry);
  }

  called({ provider, model, purpose, outcome, usage, cost, firstMs, tookMs }: UsageRow): void {
    const of = { provider, model };
    this.#calls.inc({ ...of, purpose, outcome });
    for (const kind of ["input", "cached", "output"] as const) this.#tokens.inc({ ...of, kind }, usage[kind]);
    this.#cost.inc(of, cost);
    if (firstMs !== undefined) this.#first.observe(of, firstMs / 1_000);
    this.#took.observe(of, tookMs / 1_000);
  }

  answered(source: Reply["from"]): void {
    this.#answers.inc({ source });
  }

  moderated(side: "input" | "output", action: string): void {
    this.#moderated.inc({ side, action });
  }

  alarmed(alarm: VoiceAlarm): void {
    this.#alarms.inc({ kind: alarm.kind === "budget" ? alarm.budget : "chain" });
  }
}
