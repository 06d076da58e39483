import { Buffer } from "node:buffer";
import { parseNaws, TelnetParser, type WindowSize } from "@wyldlands/telnet";
import { z } from "zod";

/** What a client may say in a TEXT frame. */
export type Said =
  | { kind: "gmcp"; message: string }
  | { kind: "line"; text: string }
  | { kind: "window"; size: WindowSize };

/** How TEXT frames are written, where words go in BINARY frames. */
export interface TextFrames {
  /** A GMCP message: `Package.Sub JSON`. */
  encode(message: string): string;
  /** Undefined: nothing that is spoken here. */
  decode(frame: string): Said | undefined;
}

/** `gmcp.mudstandards.org`: GMCP as it is. */
export const bareGmcp: TextFrames = {
  encode: (message) => message,
  decode: (message) => ({ kind: "gmcp", message }),
};

/** The page says that `data` is text; clients that put the JSON itself there are understood as well. */
const envelope = z.object({
  proto: z.string().toLowerCase(),
  id: z.string().default(""),
  data: z.json().optional(),
});

/**
 * `json.mudstandards.org`: `{"proto":"gmcp","id":"Package.Sub","data":"JSON"}` both ways; from a client also a line as
 * `text`, as Evennia takes it, and its window's size as the page's `telnet_31`: NAWS in base64.
 */
export const jsonFrames: TextFrames = {
  encode(message) {
    const [id = ""] = message.split(" ", 1);
    return JSON.stringify({ proto: "gmcp", id, data: message.slice(id.length + 1) });
  },
  decode(frame) {
    const parsed = envelope.safeParse(jsonOf(frame));
    if (!parsed.success) return undefined;
    const { proto, id, data } = parsed.data;
    const text = data === undefined || typeof data === "string" ? (data ?? "") : JSON.stringify(data);
    if (proto === "gmcp") return { kind: "gmcp", message: data === undefined ? id : `${id} ${text}` };
    if (proto === "text") return { kind: "line", text };
    const size = proto === "telnet_31" ? windowOf(Buffer.from(text, "base64")) : undefined;
    return size && { kind: "window", size };
  },
};

/** The page does not say whether a "frame" of NAWS has its `IAC SB 31 … IAC SE`: both are read. */
function windowOf(bytes: Uint8Array): WindowSize | undefined {
  const [first] = new TelnetParser().feed(bytes);
  return parseNaws(first?.kind === "subnegotiation" ? first.bytes : bytes);
}

function jsonOf(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}
