import { parseGmcp } from "@wyldlands/protocol";
import { WebSocket } from "ws";
import { Seat } from "./seat.ts";
import { forwarded, type Door } from "./door.ts";

/** How GMCP is written in TEXT frames. */
export interface GmcpInFrames {
  encode(name: string, json: string): string;
  decode(frame: string): string;
}

export const bare: GmcpInFrames = {
  encode: (name, json) => `${name} ${json}`,
  decode: (frame) => frame,
};

export const enveloped: GmcpInFrames = {
  encode: (id, data) => JSON.stringify({ proto: "gmcp", id, data }),
  decode(frame) {
    const { id, data } = JSON.parse(frame) as { id: string; data: string };
    return `${id} ${data}`;
  },
};

/** A client of one of the plain subprotocols, or of none: a prompt is what a frame ends with that is no whole line. */
export class FrameSeat extends Seat {
  readonly #door: Door;
  readonly #protocol: string | undefined;
  readonly #gmcp: GmcpInFrames | undefined;
  #socket: WebSocket | undefined;

  constructor(door: Door, protocol?: string, gmcp?: GmcpInFrames) {
    super();
    this.#door = door;
    this.#protocol = protocol;
    this.#gmcp = gmcp;
  }

  open(): Promise<void> {
    const { url, from } = this.#door;
    const socket = new WebSocket(url, this.#protocol === undefined ? [] : [this.#protocol], forwarded(from));
    this.#socket = socket;
    socket.on("message", (data, binary) => {
      const text = (data as Buffer).toString("utf8");
      if (binary || this.#protocol === undefined) this.#text(text);
      else this.#message(text);
    });
    socket.on("close", () => this.ended());
    return new Promise((resolve, reject) => {
      socket.on("error", reject);
      socket.on("open", () => {
        if (this.#gmcp !== undefined)
          socket.send(
            this.#gmcp.encode(
              "Core.Supports.Set",
              '["Char 1","Char.Items 1","Room 1","Comm.Channel 1","Group 1","IRE.Tasks 1","Wyldlands 1"]',
            ),
          );
        resolve();
      });
    });
  }

  send(...lines: string[]): void {
    const text = lines.join("\r\n");
    this.#socket?.send(this.#protocol === undefined ? text : Buffer.from(text));
  }

  drop(): void {
    this.#socket?.terminate();
  }

  #text(text: string): void {
    const parts = text.split("\r\n");
    const rest = parts.pop() ?? "";
    for (const part of parts) this.line(part);
    if (rest !== "") this.asks(rest);
  }

  #message(frame: string): void {
    const message = parseGmcp(this.#gmcp?.decode(frame) ?? "");
    if (message !== undefined) this.facts.gmcp.push(message);
    this.changed();
  }
}
