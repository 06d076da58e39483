import { EOR, GA, Opt, type OptionMachine } from "@wyldlands/telnet";
import { defineOption } from "./define-option.ts";

/** End of record, RFC 885: IAC EOR tells where a prompt ends. */
export const eor = defineOption({ code: Opt.EOR, local: "offer" });

/** The command that ends a prompt: EOR where it is agreed, else GA, unless the client asked to be spared that (RFC 858). */
export function promptEnd(machine: OptionMachine): number | undefined {
  if (machine.local(Opt.EOR)) return EOR;
  return machine.local(Opt.SGA) ? undefined : GA;
}
