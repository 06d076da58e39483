import { z } from "zod";

/** How a GMCP message (`Package.Sub JSON`) is written in a TEXT frame. */
export interface GmcpFrames {
  encode(message: string): string;
  /** The message in a frame; undefined when there is none in it. */
  decode(frame: string): string | undefined;
}

/** `gmcp.mudstandards.org`: as it is. */
export const bareGmcp: GmcpFrames = { encode: (message) => message, decode: (frame) => frame };

/** The page says that `data` is text; clients that put the JSON itself there are understood as well. */
const envelope = z.object({ proto: z.string(), id: z.string(), data: z.json().optional() });

/** `json.mudstandards.org`: `{"proto":"gmcp","id":"Package.Sub","data":"JSON"}`. No other `proto` is spoken here. */
export const gmcpInJson: GmcpFrames = {
  encode(message) {
    const [id = ""] = message.split(" ", 1);
    return JSON.stringify({ proto: "gmcp", id, data: message.slice(id.length + 1) });
  },
  decode(frame) {
    const parsed = envelope.safeParse(jsonOf(frame));
    if (!parsed.success || parsed.data.proto.toLowerCase() !== "gmcp") return undefined;
    const { id, data } = parsed.data;
    if (data === undefined) return id;
    return `${id} ${typeof data === "string" ? data : JSON.stringify(data)}`;
  },
};

function jsonOf(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}
