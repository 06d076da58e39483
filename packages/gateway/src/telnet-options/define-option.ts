import type { OptionMachine, Side } from "@wyldlands/telnet";
import type { Capabilities } from "../sessions/capabilities.ts";

/** What an option may see and change of the client that negotiates it. */
export interface OptionClient {
  readonly machine: OptionMachine;
  readonly capabilities: Capabilities;
  resize(width: number, height: number): void;
}

/** One telnet option. What is not said is refused. */
export interface TelnetOption {
  code: number;
  /** What we do: `offer` says WILL at the start, `allow` agrees when asked. */
  local?: "offer" | "allow";
  /** What the client does: `want` says DO at the start, `allow` agrees when it offers. */
  remote?: "want" | "allow";
  onChange?(side: Side, enabled: boolean, client: OptionClient): void;
  /** `bytes`: IACs undoubled. Called only while the client has the option on. */
  onSubnegotiation?(bytes: Uint8Array, client: OptionClient): void;
}

export function defineOption<O extends TelnetOption>(option: O): O {
  return option;
}
