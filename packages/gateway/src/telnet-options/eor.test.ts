import { DO, DONT, EOR, GA, OptionMachine, Opt } from "@wyldlands/telnet";
import { expect, it } from "vitest";
import { promptEnd } from "./eor.ts";

it("ends a prompt with EOR where that is agreed, else with GA, and with nothing where GA is suppressed", () => {
  const machine = new OptionMachine({
    send: () => undefined,
    policy: { local: () => true, remote: () => false },
  });
  machine.enableLocal(Opt.EOR);
  expect(promptEnd(machine)).toBe(GA);
  machine.receive(DO, Opt.SGA, 0);
  expect(promptEnd(machine)).toBeUndefined();
  machine.receive(DO, Opt.EOR, 0);
  expect(promptEnd(machine)).toBe(EOR);
  machine.receive(DONT, Opt.EOR, 0);
  machine.receive(DONT, Opt.SGA, 0);
  expect(promptEnd(machine)).toBe(GA);
});
