import { Opt } from "@wyldlands/telnet";
import type { OptionClient } from "./define-option.ts";
import { toldEnvironment } from "./new-environ.ts";
import { saidItsTerminal } from "./ttype.ts";

/**
 * Whether a client has said what it is, as far as it ever will: by MTTS or a word about its screen reader, by coming to
 * the end of its terminal types, or by telling its environment while it names no terminal type. Who refuses both has
 * nothing to say.
 */
export function clientKnown(client: OptionClient): boolean {
  const { mtts, screenReader } = client.capabilities.client;
  if (mtts !== undefined || screenReader !== undefined || saidItsTerminal(client)) return true;
  const terminal = client.machine.state("remote", Opt.TTYPE).state;
  const environment = client.machine.state("remote", Opt.NEW_ENVIRON).state;
  return toldEnvironment(client) ? terminal !== "YES" : terminal === "NO" && environment === "NO";
}
