import { Counter, Gauge, Histogram, Registry } from "prom-client";

const LATENCY = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];

/** The world's figures for Prometheus, in a registry of its own. */
export class WorldMetrics {
  readonly registry = new Registry();
  readonly items = this.#counter("wyldlands_world_items_total", "Items applied", ["kind"]);
  readonly failedItems = this.#counter(
    "wyldlands_world_items_failed_total",
    "Items that threw, hung or were poison",
    [],
  );
  readonly overflow = this.#counter(
    "wyldlands_world_deed_chain_overflow_total",
    "Turns in which a deed brought about more than 64 others",
    [],
  );
  readonly spawnsRefused = this.#counter(
    "wyldlands_world_spawns_refused_total",
    "Spawns refused because the world is full",
    [],
  );
  readonly turnSeconds = this.#histogram("wyldlands_world_turn_seconds", "Length of a turn", []);
  readonly queueSeconds = this.#histogram(
    "wyldlands_world_queue_seconds",
    "From the arrival of an item to its turn",
    [],
  );
  readonly systemSeconds = this.#histogram(
    "wyldlands_world_system_seconds",
    "Length of a system's run in a tick",
    ["system"],
  );
  readonly systemOverruns = this.#counter(
    "wyldlands_world_system_overruns_total",
    "Runs of a system beyond its budget",
    ["system"],
  );
  readonly systemFailures = this.#counter(
    "wyldlands_world_system_failures_total",
    "Runs of a system that threw",
    ["system"],
  );
  readonly commitSeconds = this.#histogram("wyldlands_world_commit_seconds", "Length of a commit", []);
  readonly commitRows = new Histogram({
    name: "wyldlands_world_commit_rows",
    help: "Entities written by a commit",
    buckets: [0, 1, 3, 10, 30, 100, 300, 1_000],
    registers: [this.registry],
  });
  readonly entities = this.#gauge("wyldlands_world_entities", "Entities in memory");
  readonly players = this.#gauge("wyldlands_world_players", "Characters in play");
  readonly epoch = this.#gauge("wyldlands_world_epoch", "Epoch of the lease");

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }

  #histogram(name: string, help: string, labelNames: string[]): Histogram {
    return new Histogram({ name, help, labelNames, buckets: LATENCY, registers: [this.registry] });
  }
}
