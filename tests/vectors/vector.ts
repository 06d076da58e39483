import { Buffer } from "node:buffer";
import type { Capabilities } from "../../packages/gateway/src/sessions/capabilities.ts";

/** What a telnet client says to the gateway, and what has to come of it. Strings have one character a byte. */
export interface Vector {
  name: string;
  /** Project, file and test that these bytes are a fact of. */
  source: string;
  says: string;
  /** Everything the gateway answers behind its own offers. */
  answer: string | RegExp;
  /** What is known of the client then. */
  knows?: Known;
  /** The lines that reach the world. */
  lines?: string[];
  /** Text that must be kept nowhere. */
  forgets?: string;
  /** The gateway ends the connection. */
  cut?: true;
  /** Why our outcome is another than the source's. */
  differs?: string;
}

export type Known = Omit<Partial<Capabilities>, "client"> & { client?: Partial<Capabilities["client"]> };

const IAC = "\xff";
const code = (option: number): string => String.fromCharCode(option);

export const say = {
  will: (option: number): string => `${IAC}\xfb${code(option)}`,
  wont: (option: number): string => `${IAC}\xfc${code(option)}`,
  do: (option: number): string => `${IAC}\xfd${code(option)}`,
  dont: (option: number): string => `${IAC}\xfe${code(option)}`,
  /** `IAC SB option body IAC SE`; the body as it stands on the wire, IACs doubled already. */
  sb: (option: number, body = ""): string => `${IAC}\xfa${code(option)}${body}${IAC}\xf0`,
};

export const Telopt = {
  ECHO: 1,
  SGA: 3,
  TTYPE: 24,
  NAWS: 31,
  TSPEED: 32,
  FLOW: 33,
  LINEMODE: 34,
  XDISPLOC: 35,
  ENVIRON: 36,
  AUTH: 37,
  ENCRYPT: 38,
  NEW_ENVIRON: 39,
  CHARSET: 42,
  MSDP: 69,
  MSSP: 70,
  MCCP1: 85,
  MCCP2: 86,
  MCCP3: 87,
  MSP: 90,
  MXP: 91,
  ZMP: 93,
  AARDWOLF: 102,
  ATCP: 200,
  GMCP: 201,
} as const;

/** Bytes of a buffer as a string of one character each. */
export const raw = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** The gateway's own questions, which agreement to an option brings on. */
export const ASKS = {
  terminal: say.sb(Telopt.TTYPE, "\x01"),
  charset: say.sb(Telopt.CHARSET, "\x01;UTF-8;ISO-8859-1;US-ASCII"),
  environment: say.sb(
    Telopt.NEW_ENVIRON,
    "\x01\0CHARSET\0CLIENT_NAME\0CLIENT_VERSION\0MTTS\0TERMINAL_TYPE\x03SCREEN_READER",
  ),
} as const;
