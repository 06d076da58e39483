import type { DisplayTopic } from "@wyldlands/protocol";
import { ownTheme } from "../render/own-theme.ts";
import type { Charset, RenderTarget } from "../render/render.ts";

/** Bits of `MTTS n`, the fact sheet that many MUD clients give as their last terminal type. */
export const Mtts = {
  ANSI: 1,
  UTF_8: 4,
  COLOURS_256: 8,
  SCREEN_READER: 64,
  TRUECOLOUR: 256,
} as const;

/** What a client said of itself, by whichever option. A key that is not there was not told. */
export interface ClientFacts {
  /** The program: "TINTIN++", "Mudlet". */
  name?: string;
  version?: string;
  /** The terminal it runs in or plays: "XTERM-256COLOR". */
  terminal?: string;
  /** `Mtts` bits. */
  mtts?: number;
  screenReader?: boolean;
  charset?: Charset;
  /** The player set colours on or off in the client, whatever the terminal can do. */
  ansi?: boolean;
  /** It told the size of a window, so it is a terminal and no script on a bare socket. */
  window?: boolean;
  /** That window's width; 0 is unknown. */
  columns?: number;
}

/**
 * Bytes of one direction, as they are inside TLS. `raw`: before compression, as telnet or the messages of a WebSocket have
 * them. `wire`: as the socket has them, with frames and compression (for telnet in a WebSocket: the frames' contents).
 */
export interface Traffic {
  raw: number;
  wire: number;
}

/** Bytes of a session, from the client and to it. */
export interface SessionTraffic {
  in: Traffic;
  out: Traffic;
}

export function noTraffic(): SessionTraffic {
  return { in: { raw: 0, wire: 0 }, out: { raw: 0, wire: 0 } };
}

/** What only a telnet stream has. */
export interface TelnetFacts {
  /** Names of the options that are on, in the order in which they were agreed. */
  options: string[];
  /** Which directions are compressed now. */
  compressed: { in: boolean; out: boolean };
}

/** What a client can do, whatever it is connected by. Telnet options and WebSocket messages only ever change this. */
export interface Capabilities extends RenderTarget {
  transport: "telnet" | "websocket";
  address: string;
  height: number;
  /** The client numbers its lines and remembers the numbers of outputs. */
  numbering: boolean;
  secure: boolean;
  client: ClientFacts;
  /** The player's own wishes, which outrank what the client said. */
  wishes?: DisplayTopic;
  traffic: SessionTraffic;
  /** Milliseconds there and back: measured last (pong, TIMING-MARK) or told (`Core.Ping`). Undefined before that. */
  pingMs?: number;
  /** Undefined where no telnet is spoken. */
  telnet?: TelnetFacts;
}

/** Programs that say nothing of their character set and strip the eighth bit of what they are sent. */
const SEVEN_BIT = new Set(["TINYFUGUE"]);

const COLOURLESS = /^(?:dumb|unknown|network)$/i;

/** Takes in what a client said, and looks it up anew in what it can be shown. What was said last counts. */
export function learn(capabilities: Capabilities, facts: ClientFacts): void {
  const client = Object.assign(capabilities.client, facts);
  const { wishes = {} } = capabilities;
  const screenReader = wishes.screenReader ?? client.screenReader ?? has(client, Mtts.SCREEN_READER);
  capabilities.screenReader = screenReader;
  capabilities.colours = screenReader ? 0 : (wishes.colours ?? coloursOf(client));
  capabilities.charset = charsetOf(client);
}

/** Takes in what the player wishes, in place of earlier wishes. */
export function wish(capabilities: Capabilities, wishes: DisplayTopic): void {
  const columns = windowWidth(capabilities);
  capabilities.wishes = wishes;
  capabilities.theme = ownTheme(wishes.theme);
  setWindow(capabilities, columns, capabilities.height);
  learn(capabilities, {});
}

/** The client's window, whatever width the player wishes. */
export function windowWidth({ client, width }: Capabilities): number {
  return client.columns ?? width;
}

export function setWindow(capabilities: Capabilities, columns: number, height: number): void {
  capabilities.client.columns = columns;
  capabilities.width = capabilities.wishes?.width ?? columns;
  capabilities.height = height;
}

function has(client: ClientFacts, bit: number): boolean {
  return ((client.mtts ?? 0) & bit) !== 0;
}

function coloursOf(client: ClientFacts): RenderTarget["colours"] {
  if (client.ansi === false) return 0;
  if (has(client, Mtts.TRUECOLOUR)) return "truecolour";
  if (has(client, Mtts.COLOURS_256)) return 256;
  // A bit that is not set is the player's choice in the client, whatever the terminal around it is called.
  if (client.mtts !== undefined) return client.ansi === true || has(client, Mtts.ANSI) ? 16 : 0;
  const terminal = client.terminal?.toUpperCase() ?? "";
  if (terminal.endsWith("-TRUECOLOR")) return "truecolour";
  if (terminal.endsWith("-256COLOR")) return 256;
  if (client.ansi === true) return 16;
  return client.window === true && !COLOURLESS.test(terminal) ? 16 : 0;
}

function charsetOf(client: ClientFacts): Charset {
  if (client.charset !== undefined) return client.charset;
  if (client.mtts !== undefined) return has(client, Mtts.UTF_8) ? "utf-8" : "ascii";
  return SEVEN_BIT.has(client.name ?? "") ? "ascii" : "utf-8";
}
