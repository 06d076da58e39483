import type { GmcpOut, GmcpOutName, TopicName, Topics } from "@wyldlands/protocol";
import type { z } from "zod";
import type { GatewayConfig } from "../../config.ts";
import type { About } from "../../link/events.ts";
import type { Words } from "../../render/words.ts";
import type { Capabilities, ClientFacts } from "../../sessions/capabilities.ts";

/** What a package may see and do for the client that speaks GMCP. */
export interface GmcpClient {
  readonly config: GatewayConfig;
  readonly capabilities: Capabilities;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  /** Sends, if the client has declared the message's module. */
  send<K extends GmcpOutName>(name: K, ...data: GmcpOut[K] extends undefined ? [] : [data: GmcpOut[K]]): void;
  /** The latest value of a state topic; undefined before there was one. */
  topic<K extends TopicName>(name: K): Topics[K] | undefined;
  /** What the package remembers of this client; `create` makes it the first time. */
  memory<T extends object>(module: string, create: () => T): T;
  /** `Core.Supports.*`: what the client wants. `set`: instead of what it wanted before. */
  declare(modules: readonly string[], how: "set" | "add" | "remove"): void;
  learn(facts: ClientFacts): void;
  /** Passes a line on as if it had been typed. */
  type(line: string): void;
  /** Asks the world how a line could go on: topic `completions`. */
  complete(line: string): void;
  /** Asks the world for a topic that it sends to nobody unasked. */
  ask(topic: TopicName): void;
}

/** Takes the data of one message; false when they are not what they should be. */
export type Take = (data: unknown, client: GmcpClient) => boolean;

/** One package of GMCP. What only clients that declared it get, it sends by `GmcpClient.send`, which sees to that. */
export interface GmcpPackage {
  module: string;
  /** Messages that it takes, by their whole names in lower case. */
  takes?: Readonly<Record<string, Take>>;
  /** The client has declared the package: say what there is. */
  begin?(client: GmcpClient): void;
  /** `changed` is called for clients that have not declared the package as well. */
  always?: true;
  /** After a batch, when topics have changed and the client has declared the package. */
  changed?(topics: ReadonlySet<string>, client: GmcpClient): void;
  out?(words: Words, about: About | undefined, client: GmcpClient): void;
  end?(words: Words | undefined, client: GmcpClient): void;
}

export function definePackage(gmcpPackage: GmcpPackage): GmcpPackage {
  return Object.freeze(gmcpPackage);
}

export function take<S extends z.ZodType>(
  schema: S,
  heed: (data: z.output<S>, client: GmcpClient) => void,
): Take {
  return (data, client) => {
    const parsed = schema.safeParse(data);
    if (parsed.success) heed(parsed.data, client);
    return parsed.success;
  };
}
