/** Telnet command bytes (RFC 854, 855, 885) and option numbers (IANA registry, and the MUD community's own above 69). */

export const EOR = 239;
export const SE = 240;
export const NOP = 241;
export const DM = 242;
export const BRK = 243;
export const IP = 244;
export const AO = 245;
export const AYT = 246;
export const EC = 247;
export const EL = 248;
export const GA = 249;
export const SB = 250;
export const WILL = 251;
export const WONT = 252;
export const DO = 253;
export const DONT = 254;
export const IAC = 255;

/** The four words of option negotiation. */
export type Verb = typeof WILL | typeof WONT | typeof DO | typeof DONT;

export const Opt = {
  BINARY: 0,
  ECHO: 1,
  /** Suppress go-ahead: never offered unasked, it flips plain telnet clients to a character at a time. */
  SGA: 3,
  STATUS: 5,
  TIMING_MARK: 6,
  TTYPE: 24,
  EOR: 25,
  NAWS: 31,
  TSPEED: 32,
  LINEMODE: 34,
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
  ATCP: 200,
  GMCP: 201,
  /** Extended options list, RFC 861: the one option whose number is doubled in a subnegotiation. */
  EXOPL: 255,
} as const;

const commandNames: Readonly<Record<number, string>> = {
  [EOR]: "EOR",
  [SE]: "SE",
  [NOP]: "NOP",
  [DM]: "DM",
  [BRK]: "BRK",
  [IP]: "IP",
  [AO]: "AO",
  [AYT]: "AYT",
  [EC]: "EC",
  [EL]: "EL",
  [GA]: "GA",
  [SB]: "SB",
  [WILL]: "WILL",
  [WONT]: "WONT",
  [DO]: "DO",
  [DONT]: "DONT",
  [IAC]: "IAC",
};

const optionNames: ReadonlyMap<number, string> = new Map(
  Object.entries(Opt).map(([name, code]) => [code, name]),
);

/** A command's name for traces, or its number when it has none. */
export const commandName = (code: number): string => commandNames[code] ?? String(code);

/** An option's name for traces and metrics, or its number when it has none. */
export const optionName = (option: number): string => optionNames.get(option) ?? String(option);
