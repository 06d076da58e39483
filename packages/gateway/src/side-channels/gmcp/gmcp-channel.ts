import {
  decodeTopic,
  encodeGmcp,
  GMCP_MESSAGES,
  parseGmcp,
  supportsModule,
  type GmcpOut,
  type GmcpOutName,
  type TopicName,
  type Topics,
} from "@wyldlands/protocol";
import type { GatewayConfig } from "../../config.ts";
import type { About, Link } from "../../link/events.ts";
import type { GatewayMetrics } from "../../metrics.ts";
import type { Words } from "../../render/words.ts";
import type { Capabilities, ClientFacts } from "../../sessions/capabilities.ts";
import type { Session } from "../../sessions/session.ts";
import type { SideChannel } from "../side-channel.ts";
import type { GmcpClient, GmcpPackage } from "./define-package.ts";
import { gmcpPackages, gmcpTakes } from "./packages.ts";

export interface GmcpSetup {
  session: Session;
  config: GatewayConfig;
  link: Pick<Link, "side">;
  metrics: Pick<GatewayMetrics, "sideChannelFaults">;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  learn(facts: ClientFacts): void;
  /** Sends `Package.Sub JSON`, in whatever the transport wraps it. */
  send(message: string): void;
}

/** Modules that a client may declare; more are not kept. */
const MOST_MODULES = 200;

const moduleOf: ReadonlyMap<string, string> = new Map(
  GMCP_MESSAGES.filter(({ fed, from }) => fed && from !== "client").map(({ name, module }) => [name, module]),
);

/**
 * GMCP for one session, whatever carries it. It needs no world to answer what is the gateway's own (`Core.Ping`), and what
 * the session knows already it tells at once when a client declares a package late.
 */
export class GmcpChannel implements SideChannel, GmcpClient {
  readonly #setup: GmcpSetup;
  readonly #declared = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #memory = new Map<string, object>();

  constructor(setup: GmcpSetup) {
    this.#setup = setup;
  }

  get config(): GatewayConfig {
    return this.#setup.config;
  }

  get capabilities(): Capabilities {
    return this.#setup.session.capabilities;
  }

  get now(): () => number {
    return this.#setup.now;
  }

  /** Takes a message from the client. What is no GMCP, or not as it should be, is counted and ignored. */
  receive(message: string): void {
    const frame = parseGmcp(message);
    if (frame === undefined) {
      this.#fault("malformed");
      return;
    }
    const heed = gmcpTakes.get(frame.name.toLowerCase());
    if (heed === undefined) this.#fault("unknown");
    else if (!heed(frame.data, this)) this.#fault("invalid");
  }

  out(words: Words, about: About | undefined): void {
    for (const each of gmcpPackages) each.out?.(words, about, this);
  }

  state(topic: string): void {
    this.#changed.add(topic);
  }

  batchEnd(): void {
    if (this.#changed.size === 0) return;
    for (const each of gmcpPackages)
      if (each.always || this.#supports(each)) each.changed?.(this.#changed, this);
    this.#changed.clear();
  }

  end(words: Words | undefined): void {
    for (const each of gmcpPackages) each.end?.(words, this);
  }

  send<K extends GmcpOutName>(
    name: K,
    ...[data]: GmcpOut[K] extends undefined ? [] : [data: GmcpOut[K]]
  ): void {
    const module = moduleOf.get(name);
    if (module !== undefined && this.#wants(module)) this.#setup.send(encodeGmcp(name, data));
  }

  topic<K extends TopicName>(name: K): Topics[K] | undefined {
    const json = this.#setup.session.topics.get(name);
    return json === undefined ? undefined : decodeTopic(name, json);
  }

  memory<T extends object>(module: string, create: () => T): T {
    let kept = this.#memory.get(module) as T | undefined;
    if (kept === undefined) this.#memory.set(module, (kept = create()));
    return kept;
  }

  declare(modules: readonly string[], how: "set" | "add" | "remove"): void {
    const before = how === "set" ? [] : gmcpPackages.filter((each) => this.#supports(each));
    if (how === "set") this.#declared.clear();
    for (const module of modules)
      if (how === "remove") this.#declared.delete(module);
      else if (this.#declared.size < MOST_MODULES) this.#declared.add(module);
    for (const each of gmcpPackages) if (this.#supports(each) && !before.includes(each)) each.begin?.(this);
  }

  learn(facts: ClientFacts): void {
    this.#setup.learn(facts);
  }

  type(line: string): void {
    this.#setup.session.type(line, 0);
  }

  complete(line: string): void {
    this.#setup.session.complete(line);
  }

  ask(topic: TopicName): void {
    this.#setup.link.side(this.#setup.session.number, topic, "true");
  }

  #supports({ module }: GmcpPackage): boolean {
    return this.#wants(module);
  }

  /** Mudlet takes `Client.GUI` and `Client.Map`, but does not declare them. */
  #wants(module: string): boolean {
    if (module === "Core" || supportsModule(this.#declared, module)) return true;
    return module === "Client" && this.capabilities.client.name?.toLowerCase() === "mudlet";
  }

  #fault(reason: string): void {
    this.#setup.metrics.sideChannelFaults.inc({ channel: "gmcp", reason });
  }
}
