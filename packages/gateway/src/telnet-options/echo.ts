import { Opt, type OptionMachine } from "@wyldlands/telnet";
import { defineOption } from "./define-option.ts";

/** Echo, RFC 857: only ever said by us, to hide a password; a client that asks for it by itself is refused. */
export const echo = defineOption({ code: Opt.ECHO });

/**
 * WILL ECHO makes the client stop showing what is typed, for it expects us to; we show nothing. WONT ECHO ends that.
 * Neither waits for an answer: many clients give none.
 */
export function showTyping(machine: OptionMachine, on: boolean): void {
  if (on) machine.disableLocal(Opt.ECHO);
  else machine.enableLocal(Opt.ECHO);
}

/** The client shows nothing of what is typed, or has not said that it will go on showing it. */
export function typingHidden(machine: OptionMachine): boolean {
  return machine.local(Opt.ECHO) || machine.state("local", Opt.ECHO).state === "WANTYES";
}
