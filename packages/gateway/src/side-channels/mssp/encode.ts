import type { MsspFact } from "./facts.ts";

const VAR = 1;
const VAL = 2;

const encoder = new TextEncoder();

/** The body of a subnegotiation. */
export function encodeMssp(facts: readonly MsspFact[]): Uint8Array {
  const bytes = facts.flatMap(([name, values]) => [
    VAR,
    ...encoder.encode(name),
    ...values.flatMap((value) => [VAL, ...encoder.encode(value)]),
  ]);
  return Uint8Array.from(bytes);
}

/** The same for crawlers that speak no telnet: a line for each fact, its values behind tabs. */
export function msspText(facts: readonly MsspFact[]): string {
  const lines = facts.map(([name, values]) => [name, ...values].join("\t"));
  return ["", "MSSP-REPLY-START", ...lines, "MSSP-REPLY-END", ""].join("\r\n");
}
