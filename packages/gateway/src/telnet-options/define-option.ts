import type { OptionMachine, Side, Verb } from "@wyldlands/telnet";
import type { ConnectionContext } from "../context.ts";
import type { Capabilities, ClientFacts } from "../sessions/capabilities.ts";
import type { Session } from "../sessions/session.ts";

/** What an option may see and change of the client that negotiates it. */
export interface OptionClient {
  readonly machine: OptionMachine;
  readonly capabilities: Capabilities;
  readonly session: Session;
  readonly context: ConnectionContext;
  /** Which compression there is for this client: what the operator allows, while places are left. */
  readonly offersCompression: { v2: boolean; v3: boolean };
  /** It has answered an offer or made one: it speaks telnet. */
  readonly negotiates: boolean;
  /** Sends `IAC verb option` past the machine: for options without a state. */
  say(verb: Verb, option: number): void;
  /** Sends `IAC SB option bytes IAC SE`, IACs doubled. */
  subnegotiate(option: number, bytes?: Uint8Array): void;
  /** Text with CR LF line ends, as it is. */
  write(text: string): void;
  /** What an option remembers of this client; `create` makes it the first time. */
  memory<T extends object>(option: number, create: () => T): T;
  /** Takes in what the client said of itself. */
  learn(facts: ClientFacts): void;
  resize(width: number, height: number): void;
  /** It answered so many milliseconds after it was asked. */
  pinged(tookMs: number): void;
  /** Takes the client's place among the compressed, if it has none yet; false when there is none left. */
  claimCompression(): boolean;
  /** Everything that is sent from here on is compressed, or no longer. */
  compress(on: boolean): void;
  /** Everything that comes from here on is compressed, until its stream ends. */
  inflate(): void;
}

/** One telnet option. What is not said is refused. */
export interface TelnetOption {
  code: number;
  /** What we do: `offer` says WILL at the start, `allow` agrees when asked. */
  local?: "offer" | "allow";
  /** What the client does: `want` says DO at the start, `allow` agrees when it offers. */
  remote?: "want" | "allow";
  /** False: it is as if the option did not exist, for this client and now. */
  available?(client: OptionClient): boolean;
  onChange?(side: Side, enabled: boolean, client: OptionClient): void;
  /** `bytes`: IACs undoubled. Called only while one side has the option on. */
  onSubnegotiation?(bytes: Uint8Array, client: OptionClient): void;
  /**
   * A word about the option; true: it goes no further, for the option has no state that the machine could keep. `now`:
   * milliseconds of a steady clock.
   */
  onWord?(verb: Verb, client: OptionClient, now: number): boolean;
  /** Called about once a second, whether the option is on or not. */
  onTick?(client: OptionClient, now: number): void;
  /** A line was typed; true: it was meant for the option, and goes no further. Called whether the option is on or not. */
  onLine?(line: string, client: OptionClient): boolean;
}

export function defineOption<O extends TelnetOption>(option: O): O {
  return option;
}
