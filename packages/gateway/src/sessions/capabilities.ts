import type { RenderTarget } from "../render/render.ts";

/** What a client can do, whatever it is connected by. Telnet options and WebSocket messages only ever change this. */
export interface Capabilities extends RenderTarget {
  transport: "telnet" | "websocket";
  address: string;
  height: number;
  /** The client numbers its lines and remembers the numbers of outputs. */
  numbering: boolean;
  secure: boolean;
}
