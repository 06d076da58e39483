import { connect } from "node:net";
import { decodeMsdp, encodeMsdp, parseGmcp } from "@wyldlands/protocol";
import {
  encodeNaws,
  EOR,
  escape,
  GA,
  Opt,
  OptionMachine,
  subnegotiation,
  TelnetParser,
  type TelnetEvent,
} from "@wyldlands/telnet";
import { WebSocket } from "ws";
import { Seat } from "./seat.ts";
import { forwarded, type Door } from "./door.ts";

/** Bytes both ways. */
interface Pipe {
  opened: Promise<void>;
  /** Nothing comes before it is open. */
  write(bytes: Uint8Array): void;
  drop(): void;
}

export type Plumber = (door: Door, on: { bytes(bytes: Uint8Array): void; close(): void }) => Pipe;

const HEIGHT = 50;

/** A telnet client that also speaks NAWS, GMCP and MSDP, and where told TTYPE with MTTS. */
export class TelnetSeat extends Seat {
  override hides: boolean | undefined = false;
  override readonly wraps = true;
  readonly #plumber: Plumber;
  readonly #door: Door;
  readonly #parser = new TelnetParser({ maxSubnegotiation: () => 1 << 20 });
  readonly #decoder = new TextDecoder();
  readonly #terminals: string[];
  readonly #machine: OptionMachine;
  #width: number;
  /** Terminal types asked for so far. */
  #asked = 0;
  #pipe: Pipe | undefined;
  #partial = "";

  constructor(plumber: Plumber, door: Door) {
    super();
    this.#plumber = plumber;
    this.#door = door;
    this.#width = door.width ?? 500;
    this.#terminals = door.mtts === undefined ? [] : ["SEAT", "XTERM", `MTTS ${door.mtts}`];
    this.#machine = new OptionMachine({
      send: (bytes) => this.#pipe?.write(bytes),
      policy: {
        local: (option) => option === Opt.NAWS || (option === Opt.TTYPE && this.#terminals.length > 0),
        remote: (option) => ([Opt.ECHO, Opt.EOR, Opt.GMCP, Opt.MSDP] as number[]).includes(option),
      },
      onChange: (side, option, enabled) => this.#agreed(side, option, enabled),
      limit: { replies: 100 },
    });
  }

  open(): Promise<void> {
    this.#pipe = this.#plumber(this.#door, {
      bytes: (bytes) => {
        for (const event of this.#parser.feed(bytes)) this.#take(event);
      },
      close: () => this.ended(),
    });
    return this.#pipe.opened;
  }

  send(...lines: string[]): void {
    this.#pipe?.write(escape(Buffer.from(lines.map((line) => `${line}\r\n`).join(""))));
  }

  override resize(width: number): void {
    this.#width = width;
    this.#tellSize();
  }

  drop(): void {
    this.#pipe?.drop();
  }

  #tellSize(): void {
    this.#pipe?.write(subnegotiation(Opt.NAWS, encodeNaws(this.#width, HEIGHT)));
  }

  #agreed(side: string, option: number, enabled: boolean): void {
    if (option === Opt.ECHO) {
      this.hides = enabled;
      this.changed();
    }
    if (!enabled) return;
    if (option === Opt.NAWS && side === "local") this.#tellSize();
    if (option === Opt.GMCP) {
      const modules = JSON.stringify([
        "Char 1",
        "Char.Items 1",
        "Room 1",
        "Comm.Channel 1",
        "Group 1",
        "IRE.Tasks 1",
        "Wyldlands 1",
      ]);
      this.#pipe?.write(subnegotiation(Opt.GMCP, Buffer.from(`Core.Supports.Set ${modules}`)));
    }
    if (option === Opt.MSDP) {
      const place = ["ROOM", "ROOM_NAME", "AREA_NAME", "ROOM_EXITS"];
      const self = ["CHARACTER_NAME", "INVENTORY", "HEALTH", "LEVEL", "MONEY", "POSITION", "GROUP"];
      this.#pipe?.write(
        subnegotiation(Opt.MSDP, encodeMsdp([{ name: "REPORT", value: [...self, ...place] }])),
      );
    }
  }

  #take(event: TelnetEvent): void {
    if (event.kind === "data") this.#text(this.#decoder.decode(event.bytes, { stream: true }));
    else if (event.kind === "command" && (event.code === GA || event.code === EOR)) {
      this.asks(this.#partial);
      this.#partial = "";
    } else if (event.kind === "negotiate") this.#machine.receive(event.verb, event.option, performance.now());
    else if (event.kind === "subnegotiation") this.#told(event.option, event.bytes);
  }

  #told(option: number, bytes: Uint8Array): void {
    if (option === Opt.TTYPE) {
      const name = this.#terminals[Math.min(this.#asked++, this.#terminals.length - 1)];
      this.#pipe?.write(subnegotiation(Opt.TTYPE, Buffer.from(`\0${name}`)));
    } else if (option === Opt.GMCP) {
      const frame = parseGmcp(Buffer.from(bytes).toString("utf8"));
      if (frame !== undefined) this.facts.gmcp.push(frame);
    } else if (option === Opt.MSDP) {
      for (const { name, value } of decodeMsdp(bytes) ?? []) this.facts.msdp[name] = value;
    }
    this.changed();
  }

  #text(text: string): void {
    const parts = (this.#partial + text).split("\n");
    this.#partial = parts.pop() ?? "";
    for (const part of parts) this.line(part);
  }
}

export const overTcp: Plumber = ({ host, port, from }, on) => {
  const socket = connect({ host, port, noDelay: true });
  socket.write(`PROXY TCP4 ${from} 127.0.0.1 40000 ${port}\r\n`);
  socket.on("data", (packet) => on.bytes(packet));
  socket.on("close", () => on.close());
  return {
    opened: new Promise((resolve, reject) => {
      socket.on("error", reject);
      socket.on("connect", resolve);
    }),
    write: (bytes) => void socket.write(bytes),
    drop: () => socket.resetAndDestroy(),
  };
};

export const overWebSocket: Plumber = ({ url, from }, on) => {
  const socket = new WebSocket(url, "telnet.mudstandards.org", forwarded(from));
  socket.on("message", (data) => on.bytes(data as Buffer));
  socket.on("close", () => on.close());
  return {
    opened: new Promise((resolve, reject) => {
      socket.on("error", reject);
      socket.on("open", resolve);
    }),
    write: (bytes) => socket.send(bytes),
    drop: () => socket.terminate(),
  };
};
