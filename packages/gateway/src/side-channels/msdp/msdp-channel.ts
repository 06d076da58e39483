import {
  decodeMsdp,
  decodeTopic,
  encodeMsdp,
  type MsdpValue,
  type MsdpVariable,
  type TopicName,
  type Topics,
} from "@wyldlands/protocol";
import type { GatewayMetrics } from "../../metrics.ts";
import type { ClientFacts } from "../../sessions/capabilities.ts";
import type { Session } from "../../sessions/session.ts";
import type { SideChannel } from "../side-channel.ts";
import { msdpVariables, type MsdpSource, type MsdpVariableKind } from "./variables.ts";

export interface MsdpSetup {
  session: Session;
  serverName: string;
  metrics: Pick<GatewayMetrics, "sideChannelFaults">;
  /** Unix milliseconds. */
  readonly wall: () => number;
  learn(facts: ClientFacts): void;
  /** Sends the body of a subnegotiation. */
  send(body: Uint8Array): void;
}

const COMMANDS = ["LIST", "REPORT", "UNREPORT", "SEND", "RESET"];

const LISTS = [
  "COMMANDS",
  "LISTS",
  "REPORTABLE_VARIABLES",
  "CONFIGURABLE_VARIABLES",
  "SENDABLE_VARIABLES",
  "REPORTED_VARIABLES",
];

/** What a client may set. */
const CONFIGURABLE = ["CLIENT_ID", "CLIENT_VERSION", "ANSI_COLORS", "UTF_8"];

const byName: ReadonlyMap<string, MsdpVariableKind> = new Map(msdpVariables.map((kind) => [kind.name, kind]));

/** MSDP for one session. Reported variables go out once after each batch that changed them. */
export class MsdpChannel implements SideChannel, MsdpSource {
  readonly #setup: MsdpSetup;
  /** Reported variables, and what was last said of each: encoded. */
  readonly #reported = new Map<MsdpVariableKind, string | undefined>();
  readonly #changed = new Set<string>();

  constructor(setup: MsdpSetup) {
    this.#setup = setup;
  }

  get serverName(): string {
    return this.#setup.serverName;
  }

  get wall(): () => number {
    return this.#setup.wall;
  }

  topic<K extends TopicName>(name: K): Topics[K] | undefined {
    const json = this.#setup.session.topics.get(name);
    return json === undefined ? undefined : decodeTopic(name, json);
  }

  /** Takes the body of a subnegotiation. What is no MSDP is counted and ignored. */
  receive(body: Uint8Array): void {
    const variables = decodeMsdp(body);
    if (variables === undefined) this.#fault("malformed");
    else for (const variable of variables) this.#heed(variable);
  }

  out(): void {}

  state(topic: string): void {
    this.#changed.add(topic);
  }

  batchEnd(): void {
    if (this.#changed.size === 0) return;
    const kinds = [...this.#reported.keys()].filter(({ topic }) => this.#changed.has(topic ?? ""));
    this.#changed.clear();
    this.#report(kinds);
  }

  end(): void {}

  #heed({ name, value }: MsdpVariable): void {
    const words = textsOf(value);
    switch (name.toUpperCase()) {
      case "LIST":
        this.#list(words);
        break;
      case "REPORT":
        this.#report(this.#kinds(words, (kind) => kind.topic !== undefined));
        break;
      case "UNREPORT":
        for (const kind of this.#kinds(words, () => true)) this.#reported.delete(kind);
        break;
      case "SEND":
        this.#sendNow(words);
        break;
      case "RESET":
        if (words.some((word) => /^(?:REPORTABLE|REPORTED)_VARIABLES$/i.test(word))) this.#reported.clear();
        break;
      default:
        this.#configure(name.toUpperCase(), words[0] ?? "");
    }
  }

  #list(words: readonly string[]): void {
    const lists: Readonly<Record<string, () => string[]>> = {
      COMMANDS: () => COMMANDS,
      LISTS: () => LISTS,
      REPORTABLE_VARIABLES: () => names(msdpVariables.filter(({ topic }) => topic !== undefined)),
      CONFIGURABLE_VARIABLES: () => CONFIGURABLE,
      SENDABLE_VARIABLES: () => names(msdpVariables),
      REPORTED_VARIABLES: () => names([...this.#reported.keys()]),
    };
    const answers = [...new Set(words.map((word) => word.toUpperCase()))].flatMap((name) => {
      const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
      if (list === undefined) this.#fault("unknown");
      return list === undefined ? [] : [{ name, value: list() }];
    });
    this.#send(answers);
  }

  /** Says what is not said already, and keeps doing so. */
  #report(kinds: readonly MsdpVariableKind[]): void {
    const news: MsdpVariable[] = [];
    for (const kind of kinds) {
      const value = kind.read(this);
      const json = value === undefined ? undefined : JSON.stringify(value);
      const said = this.#reported.get(kind);
      this.#reported.set(kind, json ?? said);
      if (value !== undefined && json !== said) news.push({ name: kind.name, value });
    }
    this.#send(news);
  }

  /** A variable of which nothing is known yet is sent empty: the client waits for an answer. */
  #sendNow(words: readonly string[]): void {
    const kinds = this.#kinds(words, () => true);
    this.#send(kinds.map((kind) => ({ name: kind.name, value: kind.read(this) ?? "" })));
  }

  #configure(name: string, value: string): void {
    const text = value
      .replace(/[^\x20-\x7e]/g, "")
      .trim()
      .slice(0, 40);
    if (name === "CLIENT_ID" && text !== "") this.#setup.learn({ name: text });
    else if (name === "CLIENT_VERSION" && text !== "") this.#setup.learn({ version: text });
    else if (name === "UTF_8") this.#setup.learn({ charset: isOn(text) ? "utf-8" : "ascii" });
    else if (name === "ANSI_COLORS") this.#setup.learn({ ansi: isOn(text) });
    else this.#fault("unknown");
  }

  #kinds(words: readonly string[], fits: (kind: MsdpVariableKind) => boolean): MsdpVariableKind[] {
    return [...new Set(words.map((word) => word.toUpperCase()))].flatMap((word) => {
      const kind = byName.get(word);
      if (kind !== undefined && fits(kind)) return [kind];
      this.#fault("unknown");
      return [];
    });
  }

  #send(variables: readonly MsdpVariable[]): void {
    if (variables.length > 0) this.#setup.send(encodeMsdp(variables));
  }

  #fault(reason: string): void {
    this.#setup.metrics.sideChannelFaults.inc({ channel: "msdp", reason });
  }
}

function names(kinds: readonly MsdpVariableKind[]): string[] {
  return kinds.map((kind) => kind.name);
}

/** The texts of a value or of an array of them. */
function textsOf(value: MsdpValue): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.flatMap(textsOf) : [];
}

function isOn(text: string): boolean {
  return /^(?:1|on|yes|true)$/i.test(text);
}
