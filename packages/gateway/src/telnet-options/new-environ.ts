import { Opt, type Side } from "@wyldlands/telnet";
import type { ClientFacts } from "../sessions/capabilities.ts";
import { charsetNamed } from "./charset.ts";
import { clientWord, mttsBits } from "./client-word.ts";
import { defineOption, type OptionClient } from "./define-option.ts";

const IS = 0;
const SEND = 1;
const INFO = 2;

const VAR = 0;
const VALUE = 1;
const ESC = 2;
const USERVAR = 3;

/** What is asked for (MNES), and the fact that each value tells. Nothing else is kept, whatever the client gives away. */
const VARIABLES: Readonly<Record<string, (value: string, known: ClientFacts) => ClientFacts>> = {
  // What the CHARSET option agreed on stands.
  CHARSET: (value, known) => {
    const charset = known.charset ?? charsetNamed(value);
    return charset === undefined ? {} : { charset };
  },
  CLIENT_NAME: (name) => ({ name }),
  CLIENT_VERSION: (version) => ({ version }),
  MTTS: (value) => {
    const mtts = mttsBits(value);
    return mtts === undefined ? {} : { mtts };
  },
  TERMINAL_TYPE: (terminal) => ({ terminal }),
  SCREEN_READER: (value) => ({ screenReader: value === "1" }),
};

/** `SCREEN_READER` is Mudlet's own, so no well-known variable. */
const QUESTION = Uint8Array.of(
  SEND,
  ...Object.keys(VARIABLES).flatMap((name) => [
    name === "SCREEN_READER" ? USERVAR : VAR,
    ...new TextEncoder().encode(name),
  ]),
);

/** New environment, RFC 1572: asks a client for what it is, and for nothing about who uses it. */
export const newEnviron = defineOption({
  code: Opt.NEW_ENVIRON,
  remote: "want",
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    if (enabled) client.subnegotiate(Opt.NEW_ENVIRON, QUESTION);
  },
  onSubnegotiation(bytes: Uint8Array, client: OptionClient) {
    if (bytes[0] !== IS && bytes[0] !== INFO) return;
    answerOf(client).given = true;
    for (const [name, value] of variables(bytes.subarray(1))) {
      const told = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
      // A variable without a value is one that the client has not set.
      if (told !== undefined && value !== "") client.learn(told(value, client.capabilities.client));
    }
  },
});

/** The client has told its environment, empty as it may be. */
export function toldEnvironment(client: OptionClient): boolean {
  return answerOf(client).given;
}

function answerOf(client: OptionClient): { given: boolean } {
  return client.memory(Opt.NEW_ENVIRON, () => ({ given: false }));
}

/** Names and values in the order in which they came; an ESC makes a mark of the byte behind it a letter. */
function variables(bytes: Uint8Array): [name: string, value: string][] {
  const found: { name: number[]; value: number[] }[] = [];
  let into: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === VAR || byte === USERVAR) {
      const variable = { name: [], value: [] };
      found.push(variable);
      into = variable.name;
    } else if (byte === VALUE) {
      into = found.at(-1)?.value ?? [];
    } else {
      into.push(byte === ESC ? (bytes[++at] ?? ESC) : byte);
    }
  }
  return found.map(({ name, value }) => [
    clientWord(Uint8Array.from(name)),
    clientWord(Uint8Array.from(value)),
  ]);
}
